import type { WebPreferences } from 'electron'

/** Origin of the window in Electron. */
export const ELECTRON_ORIGIN = 'app://case'

/** What the window may use. Every value that hardens is spelled out, so that a test can hold it. */
export const windowPreferences = (preload: string, partition: string): WebPreferences => ({
  preload,
  partition,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  disableDialogs: true,
  autoplayPolicy: 'user-gesture-required',
})

/** Without `persist:` the session lives in memory only. */
export const PARTITION = 'case'

/** Switches that keep Chromium from speaking to anybody; set before the application is ready. */
export const NETWORK_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['dns-prefetch-disable'],
  ['disable-domain-reliability'],
  ['disable-component-update'],
  ['no-pings'],
]
