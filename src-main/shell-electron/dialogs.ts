import { writeFile } from 'node:fs/promises'
import { app, BrowserWindow, dialog, session as electronSession, shell } from 'electron'
import { callError, type CallError } from '../contract/errors.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { Picker } from '../host/shell-calls.ts'
import { headersOfPrint } from '../policy/csp.ts'
import { isRequestAllowed } from '../policy/web.ts'
import { ELECTRON_ORIGIN, PARTITION } from './preferences.ts'

/** The system's dialogs. `defaultPath` is always given: Electron would open them in the downloads folder. */
export function systemPicker(window: BrowserWindow): Picker {
  const home = app.getPath('documents')
  return {
    files: async () => (await dialog.showOpenDialog(window, { defaultPath: home, properties: ['openFile', 'multiSelections'] })).filePaths,
    folder: async () => (await dialog.showOpenDialog(window, { defaultPath: home, properties: ['openDirectory'] })).filePaths[0] ?? null,
    caseFile: async () =>
      (await dialog.showOpenDialog(window, { defaultPath: home, properties: ['openFile'], filters: [{ name: 'tcase', extensions: ['tcase'] }] })).filePaths[0] ?? null,
    saveTarget: async (suggestedName) => {
      const chosen = await dialog.showSaveDialog(window, { defaultPath: `${home}/${suggestedName}` })
      return chosen.canceled ? null : chosen.filePath
    },
    reveal: (path) => Promise.resolve(shell.showItemInFolder(path)),
  }
}

/**
 * Prints a self-contained page in a window that nobody sees, without scripts and without anything to fetch.
 * The page is served to it: as a data: address it would break at two megabytes.
 */
export async function printToPdf(html: string, target: string): Promise<Result<null, CallError>> {
  const printing = electronSession.fromPartition(`${PARTITION}-print`, { cache: false })
  printing.protocol.handle('app', () => new Response(html, { headers: headersOfPrint() }))
  printing.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isRequestAllowed(details.url, ELECTRON_ORIGIN) }))
  const window = new BrowserWindow({ show: false, webPreferences: { session: printing, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false } })
  try {
    await window.loadURL(`${ELECTRON_ORIGIN}/print.html`)
    await writeFile(target, await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true }), { mode: 0o600 })
    return ok(null)
  } catch (error) {
    return fail(callError('printing-unavailable', { cause: error instanceof Error ? error.message : 'unknown' }))
  } finally {
    window.destroy()
    printing.protocol.unhandle('app')
  }
}
