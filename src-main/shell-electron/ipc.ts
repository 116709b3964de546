import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { decode, encode } from '../contract/codec.ts'
import { callError } from '../contract/errors.ts'
import { fail, ok } from '../contract/result.ts'
import type { Host } from '../host/host.ts'
import { answerShellCall, type Picker } from '../host/shell-calls.ts'
import { fitsCall, isTrustedSender, type SenderFrame } from '../policy/web.ts'
import { ELECTRON_ORIGIN } from './preferences.ts'

/** The one door between window and core. Errors never cross it as objects: an Electron error loses its fields on the way. */
export function openDoor(window: BrowserWindow, host: Host, picker: Picker): void {
  ipcMain.handle('call', async (event, method: unknown, params: unknown) => {
    if (!trusted(event) || typeof method !== 'string' || typeof params !== 'string' || !fitsCall(method, params)) return encode(fail(callError('bad-request')))
    let decoded: unknown
    try {
      decoded = decode(params)
    } catch {
      return encode(fail(callError('bad-request')))
    }
    return encode((await answerShellCall(method, decoded, host, picker)) ?? (await host.call(method, decoded)))
  })
  ipcMain.handle('grant', async (event, paths: unknown) => {
    if (!trusted(event) || !Array.isArray(paths)) return encode(fail(callError('bad-request')))
    return encode(ok(await Promise.all(paths.filter((path): path is string => typeof path === 'string').map((path) => host.grant(path)))))
  })
  host.subscribe((hostEvent) => {
    if (!window.isDestroyed()) window.webContents.send('event', encode(hostEvent))
  })
}

function trusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  const facts: SenderFrame | null = frame === null ? null : { url: frame.url, isMainFrame: frame.parent === null }
  return isTrustedSender(facts, ELECTRON_ORIGIN)
}
