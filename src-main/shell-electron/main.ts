import { join, resolve } from 'node:path'
import { app, BrowserWindow, Menu, protocol, utilityProcess } from 'electron'
import type { FromHost, HostChannel } from '../host/channel.ts'
import { connectHost } from '../host/client.ts'
import type { Host } from '../host/host.ts'
import { isNavigationAllowed } from '../policy/web.ts'
import { printToPdf, systemPicker } from './dialogs.ts'
import { openDoor } from './ipc.ts'
import { ELECTRON_ORIGIN, NETWORK_SWITCHES, PARTITION, windowPreferences } from './preferences.ts'
import { hardenedSession } from './session.ts'

/** Start order: switches, sandbox, scheme, single instance; then host, session, window. */
process.umask(0o077)
for (const [name, value] of NETWORK_SWITCHES) app.commandLine.appendSwitch(name, value ?? '')
app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
Menu.setApplicationMenu(null)

app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    contents.on(name as 'will-navigate', (event) => {
      if (!isNavigationAllowed(event.url, ELECTRON_ORIGIN)) event.preventDefault()
    })
  }
  contents.on('will-attach-webview', (event) => event.preventDefault())
})

const built = import.meta.dirname
const rendererFolder = resolve(built, '../renderer')

function startHost(): HostChannel {
  const child = utilityProcess.fork(join(built, 'host.js'), [], { serviceName: 'threshold-host' })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  }
}

async function open(): Promise<{ window: BrowserWindow; host: Host }> {
  const host = await connectHost(
    startHost(),
    { resources: resolve(built, '../../resources'), data: app.getPath('userData') },
    { capabilities: { shell: 'electron', canPrint: true, canPick: true, canReveal: true }, printToPdf },
  )
  hardenedSession(host, rendererFolder)
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    show: false,
    webPreferences: windowPreferences(resolve(built, '../preload/preload.cjs'), PARTITION),
  })
  openDoor(window, host, systemPicker(window))
  const named = process.argv.slice(app.isPackaged ? 1 : 2).find((argument) => !argument.startsWith('-'))
  if (named !== undefined) await host.call('cases.startWith', { token: (await host.grant(resolve(named))).token })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${ELECTRON_ORIGIN}/index.html`)
  return { window, host }
}

if (!app.requestSingleInstanceLock()) app.quit()
else {
  let host: Host | null = null
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (!host) return
    // Quitting waits until the case file is closed in order; then it is asked for again.
    event.preventDefault()
    const closing = host
    host = null
    void closing.close().finally(() => app.quit())
  })
  void app.whenReady().then(async () => {
    const opened = await open()
    host = opened.host
    app.on('second-instance', () => {
      if (opened.window.isMinimized()) opened.window.restore()
      opened.window.focus()
    })
  })
}
