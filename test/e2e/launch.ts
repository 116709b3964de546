import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { BrowserContext } from 'playwright-core'
import { connectHost } from '../../src-main/host/client.ts'
import type { Host } from '../../src-main/host/host.ts'
import { installedBrowser, packagedBrowser } from '../../src-main/shell-browser/find-browser.ts'
import { forkHost } from '../../src-main/shell-browser/host-process.ts'
import { openWindow } from '../../src-main/shell-browser/open-window.ts'
import { printPage } from '../../src-main/shell-browser/print.ts'
import type { Picker } from '../../src-main/host/shell-calls.ts'
import { ROOT } from '../rules/import-graph.ts'

/** The built program in a headless browser: real host process, real window, a person played by the test. */
export interface RunningWindow {
  readonly page: Page
  readonly context: BrowserContext
  readonly host: Host
  /** Folder for what the program writes; thrown away at the end. */
  readonly folder: string
  /** What the next dialogs answer. */
  readonly answers: { files: string[]; folder: string | null; caseFile: string | null; saveTarget: string | null }
  readonly refused: readonly string[]
  /** Errors that the page reported: scripts that failed, and what the content security policy blocked. */
  readonly complaints: string[]
  end(): Promise<void>
}

export async function startWindow(size = { width: 1280, height: 800 }): Promise<RunningWindow> {
  const browser = (await packagedBrowser()) ?? installedBrowser()
  if (!browser) throw new Error('no browser: neither one from the registry nor an installed one')
  const folder = mkdtempSync(join(tmpdir(), 'threshold-e2e-'))
  const answers: RunningWindow['answers'] = { files: [], folder: null, caseFile: null, saveTarget: null }
  const picker: Picker = {
    files: () => Promise.resolve(answers.files),
    folder: () => Promise.resolve(answers.folder),
    caseFile: () => Promise.resolve(answers.caseFile),
    saveTarget: (name) => Promise.resolve(answers.saveTarget ?? join(folder, name)),
    reveal: () => Promise.resolve(),
  }
  const host = await connectHost(
    forkHost(join(ROOT, 'out/main')),
    { resources: join(ROOT, 'resources'), data: join(folder, 'data') },
    { capabilities: { shell: 'browser', canPrint: true, canPick: true, canReveal: false }, printToPdf: printPage },
  )
  const window = await openWindow({ browser, headless: true, rendererFolder: join(ROOT, 'out/renderer'), host, picker, exportFolder: folder, size })
  // An action that finds its way barred then fails with its line and its reason, not with the time of the whole test.
  window.page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  window.page.on('pageerror', (error) => complaints.push(`pageerror: ${error.message}`))
  window.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  return {
    page: window.page,
    context: window.context,
    host,
    folder,
    answers,
    refused: window.refused,
    complaints,
    async end() {
      await window.close()
      await host.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
