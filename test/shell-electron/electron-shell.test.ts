import { describe, expect, it } from 'vitest'
import { NETWORK_SWITCHES, PARTITION, windowPreferences } from '../../src-main/shell-electron/preferences.ts'
import { edgesOf, ROOT, sourceFiles } from '../rules/import-graph.ts'

/** The Electron binary cannot be had on every machine; what can be held without it is held here. */
describe('the Electron shell', () => {
  it('gives the window a sandbox and nothing of Node', () => {
    const preferences = windowPreferences('preload.cjs', PARTITION)
    expect(preferences).toMatchObject({
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webviewTag: false, spellcheck: false, navigateOnDragDrop: false,
    })
    expect(PARTITION.startsWith('persist:')).toBe(false)
  })

  it('switches off what speaks to the network before the application is ready', () => {
    expect(Object.fromEntries(NETWORK_SWITCHES.map(([name, value]) => [name, value ?? '']))).toMatchObject({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
    })
    const main = sourceFiles(ROOT, ['src-main/shell-electron']).find((file) => file.path.endsWith('/main.ts'))?.source ?? ''
    expect(main.indexOf('appendSwitch')).toBeGreaterThan(0)
    expect(main.indexOf('appendSwitch')).toBeLessThan(main.indexOf('whenReady'))
    for (const guard of ['enableSandbox', 'setWindowOpenHandler', 'will-attach-webview', 'will-frame-navigate', 'requestSingleInstanceLock']) expect(main).toContain(guard)
  })

  it('has one door and exposes three functions', () => {
    const sources = sourceFiles(ROOT, ['src-main/shell-electron'])
    const doors = sources.flatMap((file) => [...file.source.matchAll(/ipcMain\.(handle|on|once)\(\s*'([^']+)'/gu)].map((match) => match[2]))
    expect(doors.toSorted()).toEqual(['call', 'grant'])
    const preload = sources.find((file) => file.path.endsWith('/preload.ts'))?.source ?? ''
    expect([...preload.matchAll(/exposeInMainWorld\('([^']+)'/gu)].map((match) => match[1])).toEqual(['threshold'])
    expect(preload).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer\s*\)/u)
  })

  it('is the only part that imports values of electron', () => {
    const importers = sourceFiles(ROOT, ['src-main', 'src-renderer']).flatMap((file) => edgesOf(file.path, file.source)).filter((edge) => edge.to === 'electron' && !edge.typeOnly)
    expect(new Set(importers.map((edge) => edge.from.split('/')[1]))).toEqual(new Set(['shell-electron']))
  })
})
