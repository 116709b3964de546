import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { chromium, type BrowserContext, type CDPSession, type Page, type Route } from 'playwright-core'
import { decode, encode } from '../contract/codec.ts'
import { callError } from '../contract/errors.ts'
import { fail, ok } from '../contract/result.ts'
import type { Host } from '../host/host.ts'
import { answerRequest } from '../host/serve.ts'
import { fitsCall, isOwnAddress, isTrustedSender } from '../policy/web.ts'
import type { FoundBrowser } from './find-browser.ts'
import { chooseCaseFile, chooseFiles, chooseFolder, pathsOfFiles } from './picked-paths.ts'
import { QUIET_ARGUMENTS } from './quiet-arguments.ts'
import { answerShellCall, type Picker } from '../host/shell-calls.ts'

/** An address that exists nowhere: every request to it is answered here, none leaves the machine. */
export const BROWSER_ORIGIN = 'https://app.threshold.invalid'

export interface WindowOptions {
  readonly browser: FoundBrowser
  readonly headless: boolean
  readonly rendererFolder: string
  readonly host: Host
  /** Answers for a person in tests; otherwise the browser's own dialogs ask. */
  readonly picker?: Picker
  /** Where exports go: a browser has no dialog for a place to save to. */
  readonly exportFolder: string
  readonly size: { readonly width: number; readonly height: number }
}
export interface OpenWindow {
  readonly context: BrowserContext
  readonly page: Page
  /** Addresses that the page asked for and did not get, being none of ours. */
  readonly refused: readonly string[]
  close(): Promise<void>
}

/** Opens the built window in a browser over a pipe: no port, a profile that is thrown away, every request answered here. */
export async function openWindow(options: WindowOptions): Promise<OpenWindow> {
  const profile = await mkdtemp(join(tmpdir(), 'threshold-window-'))
  // A bar that offers to translate the page would speak to a service, and covers the case number.
  await mkdir(join(profile, 'Default'), { recursive: true })
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ translate: { enabled: false }, credentials_enable_service: false }))
  const refused: string[] = []
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.browser.path,
    headless: options.headless,
    args: [...options.browser.args, ...QUIET_ARGUMENTS, ...(options.headless ? [] : ['--app=data:text/html,', `--window-size=${options.size.width},${options.size.height}`])],
    viewport: options.headless ? { ...options.size } : null,
    ignoreDefaultArgs: ['--enable-automation'],
    acceptDownloads: false,
    serviceWorkers: 'block',
  })
  await context.route('**/*', (route) => answerRoute(route, options, refused))
  const page = context.pages()[0] ?? (await context.newPage())
  // One window: a second page would have no bridge and no business here.
  context.on('page', (other) => void (other === page ? null : other.close()))

  const session = await context.newCDPSession(page)
  const picker = options.picker ?? dialogPicker(session, options.exportFolder)
  await context.exposeBinding('__thresholdCall', async (source, method: unknown, params: unknown) => {
    const frame = { url: source.frame.url(), isMainFrame: source.frame.parentFrame() === null }
    if (!isTrustedSender(frame, BROWSER_ORIGIN) || typeof method !== 'string' || typeof params !== 'string' || !fitsCall(method, params)) {
      return encode(fail(callError('bad-request')))
    }
    return answerCall(options, session, picker, method, params)
  })
  await context.addInitScript({ content: BRIDGE })
  const stop = options.host.subscribe((event) => {
    void page.evaluate((text) => window.dispatchEvent(new CustomEvent('threshold-event', { detail: text })), encode(event)).catch(() => undefined)
  })
  await page.goto(`${BROWSER_ORIGIN}/index.html`)
  return {
    context,
    page,
    refused,
    async close() {
      stop()
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Asks through the browser's own dialogs. */
function dialogPicker(session: CDPSession, exportFolder: string): Picker {
  return {
    files: () => chooseFiles(session),
    folder: () => chooseFolder(session),
    caseFile: () => chooseCaseFile(session),
    async saveTarget(suggestedName) {
      await mkdir(exportFolder, { recursive: true, mode: 0o700 })
      return join(exportFolder, basename(suggestedName))
    },
    reveal: () => Promise.resolve(),
  }
}

/** The bridge of the contract, built from the one binding that crosses the pipe. */
const BRIDGE = `
  Object.defineProperty(window, 'threshold', { value: Object.freeze({
    call: (method, params) => window.__thresholdCall(method, params),
    subscribe: (listener) => {
      const forward = (event) => listener(event.detail)
      window.addEventListener('threshold-event', forward)
      return () => window.removeEventListener('threshold-event', forward)
    },
    grant: (files) => {
      window.__thresholdDropped = [...files]
      return window.__thresholdCall('shell.grantDropped', '{}')
    },
  }) })
`

async function answerCall(options: WindowOptions, session: CDPSession, picker: Picker, method: string, params: string): Promise<string> {
  let decoded: unknown
  try {
    decoded = decode(params)
  } catch {
    return encode(fail(callError('bad-request')))
  }
  if (method === 'shell.grantDropped') {
    const paths = await pathsOfFiles(session, 'window.__thresholdDropped')
    return encode(ok(await Promise.all(paths.map((path) => options.host.grant(path)))))
  }
  const own = await answerShellCall(method, decoded, options.host, picker)
  return encode(own ?? (await options.host.call(method, decoded)))
}

async function answerRoute(route: Route, options: WindowOptions, refused: string[]): Promise<void> {
  const request = route.request()
  if (!isOwnAddress(request.url(), BROWSER_ORIGIN)) {
    if (!request.url().startsWith('data:')) refused.push(request.url())
    await route.abort()
    return
  }
  // As the page sent it: asking for the headers as they went out costs another journey to the browser for every piece of an original.
  const answer = await answerRequest({ method: request.method(), url: request.url(), range: request.headers()['range'] ?? null }, options.host, options.rendererFolder)
  const pieces: Uint8Array[] = []
  if (answer.body) for await (const piece of answer.body) pieces.push(piece)
  await route.fulfill({ status: answer.status, headers: { ...answer.headers }, body: Buffer.concat(pieces) }).catch(() => undefined)
}
