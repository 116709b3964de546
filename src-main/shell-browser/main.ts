import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dataFolder } from '../host/places.ts'
import { connectHost } from '../host/client.ts'
import { installedBrowser } from './find-browser.ts'
import { forkHost } from './host-process.ts'
import { openWindow } from './open-window.ts'
import { printPage } from './print.ts'

/** The browser host: the window of the program in an installed Chrome, Edge or Chromium. */
const built = import.meta.dirname
const { positionals } = parseArgs({ allowPositionals: true, strict: false })

const browser = installedBrowser()
if (!browser) {
  console.error('No Chrome, Edge or Chromium was found on this machine.')
  process.exit(1)
}
process.umask(0o077)
const host = await connectHost(
  forkHost(built),
  { resources: resolve(built, '../../resources'), data: dataFolder() },
  { capabilities: { shell: 'browser', canPrint: true, canPick: true, canReveal: false }, printToPdf: printPage },
)
const first = positionals[0]
if (first !== undefined) await host.call('cases.startWith', { token: (await host.grant(resolve(first))).token })

const window = await openWindow({
  browser,
  headless: false,
  rendererFolder: resolve(built, '../renderer'),
  host,
  exportFolder: join(homedir(), 'threshold-exports'),
  size: { width: 1280, height: 800 },
})

let closing = false
async function closeDown(): Promise<void> {
  if (closing) return
  closing = true
  await host.close()
  await window.close().catch(() => undefined)
  process.exit(0)
}
window.page.on('close', () => void closeDown())
window.context.on('close', () => void closeDown())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void closeDown())
