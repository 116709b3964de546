import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A browser that can be started: where it is, and what it needs to be told. */
export interface FoundBrowser {
  readonly path: string
  readonly args: readonly string[]
  /** A build without windows: prints and tests, but shows nothing to a person. */
  readonly headlessOnly: boolean
}

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge', 'chrome', 'msedge']

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const named = environment['THRESHOLD_BROWSER']
  if (named !== undefined && named !== '') return [named]
  switch (process.platform) {
    case 'win32':
      return [environment['PROGRAMFILES'], environment['PROGRAMFILES(X86)'], environment['LOCALAPPDATA']]
        .filter((folder): folder is string => folder !== undefined)
        .flatMap((folder) => [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe'), join(folder, 'Chromium/Application/chrome.exe')])
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
    default:
      return (environment['PATH'] ?? '').split(delimiter).flatMap((folder) => (folder === '' ? [] : NAMES.map((name) => join(folder, name))))
  }
}

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return existsSync(path)
  } catch {
    return false
  }
}

/** Running as root (in a build container) Chromium refuses its sandbox; nowhere else is it given up. */
const rootArgs = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/** Chrome, Edge or Chromium installed on this machine; null where there is none. */
export function installedBrowser(environment: NodeJS.ProcessEnv = process.env): FoundBrowser | null {
  const path = candidates(environment).find(runs)
  return path === undefined ? null : { path, args: rootArgs(), headlessOnly: false }
}

/**
 * A browser that can print: an installed one, else the headless build from the registry that the tests bring
 * (Linux x64 only). Null where there is neither.
 */
export async function printingBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser | null> {
  return installedBrowser(environment) ?? (await packagedBrowser())
}

/** The headless build from the registry, where it is installed and fits this machine. */
export async function packagedBrowser(): Promise<FoundBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const module = (await import(pathToFileURL(entry).href)) as { default: { executablePath(): Promise<string>; args: string[] } }
    // In one process the browser ends with its first page.
    const args = module.default.args.filter((argument) => argument !== '--single-process' && argument !== '--no-zygote')
    return { path: await module.default.executablePath(), args, headlessOnly: true }
  } catch {
    return null
  }
}

/** Is there a screen that a window could open on? */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some((value) => value !== undefined && value !== '')
}
