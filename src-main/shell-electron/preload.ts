import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../contract/api.ts'

/** The whole bridge: three functions with fixed channels. No Electron object reaches the page. */
const bridge: Bridge = {
  call: (method, paramsJson) => ipcRenderer.invoke('call', String(method), String(paramsJson)) as Promise<string>,
  subscribe(listener) {
    const forward = (_event: unknown, text: unknown): void => listener(String(text))
    ipcRenderer.on('event', forward)
    return () => ipcRenderer.removeListener('event', forward)
  },
  // A File cannot cross to the main process; its path can, and only its token comes back.
  grant: (files) => ipcRenderer.invoke('grant', files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '')) as Promise<string>,
}

contextBridge.exposeInMainWorld('threshold', bridge)
