import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startWindow, type RunningWindow } from '../e2e/launch.ts'
import { writeLargePdf } from '../reader/write-large-pdf.ts'

/**
 * `reader.js <resources> [megabytes pages]`: takes a generated scan into a case file and opens it in the built window, in
 * the headless browser: how long until a page is drawn, and how many bytes of the original the window asked for.
 */
const [, megabytes = 1000, pages = 5000] = process.argv.slice(2).map(Number)
const OPENINGS = 5
const NAME = '大卷.pdf'

interface Shown {
  readonly milliseconds: number
  readonly bytes: number
}

const window = await startWindow()
try {
  let read = 0
  window.page.on('request', (request) => {
    if (!request.url().includes('/blob/')) return
    const range = /^bytes=(\d+)-(\d+)$/u.exec(request.headers()['range'] ?? '')
    // Whoever asks without a range asks for the whole file.
    read += range ? Number(range[2]) - Number(range[1]) + 1 : size
  })
  const bundle = join(window.folder, 'bundle')
  mkdirSync(bundle)
  process.stderr.write(`writing ${megabytes} MB, ${pages} pages …\n`)
  const size = writeLargePdf(join(bundle, NAME), { pages, pictureBytes: Math.floor((megabytes * 1_000_000) / pages), tree: 'flat' })
  await ask(window, 'cases.create', { token: (await window.host.grant(join(window.folder, 'bench.tcase'))).token, passphrase: null })
  process.stderr.write('taking it in …\n')
  const began = performance.now()
  await ask(window, 'intake.import', { tokens: [(await window.host.grant(bundle)).token] })
  const intake = (performance.now() - began) / 1000
  const shownAfter = async (page: number): Promise<Shown> => {
    await window.page.goto(`${window.page.url().split('#')[0] ?? ''}#/log`)
    await window.page.reload()
    await window.page.locator('.scr-log').waitFor()
    await window.page.evaluate(atRest)
    read = 0
    const milliseconds = await window.page.evaluate(timeToPage, { path: NAME, page })
    return { milliseconds, bytes: read }
  }
  const measured: { readonly name: string; readonly shown: Shown[] }[] = []
  for (const [name, page] of [['first page', 1], [`page ${Math.ceil(pages / 2)}, opened there`, Math.ceil(pages / 2)], ['last page, opened there', pages]] as const) {
    const shown: Shown[] = []
    for (let turn = 0; turn < OPENINGS; turn += 1) shown.push(await shownAfter(page))
    measured.push({ name, shown })
  }
  const middle = (values: readonly number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
  process.stdout.write([
    `| ${(size / 1e6).toFixed(0)} MB, ${pages} pages, ${OPENINGS} openings each | middle | longest | read of the file, most |`,
    '| --- | ---: | ---: | ---: |',
    ...measured.map(({ name, shown }) => `| ${name} | ${middle(shown.map((each) => each.milliseconds)).toFixed(0)} ms | ${Math.max(...shown.map((each) => each.milliseconds)).toFixed(0)} ms | ${(Math.max(...shown.map((each) => each.bytes)) / 1e6).toFixed(2)} MB |`),
    `| taken into the case file | ${intake.toFixed(1)} s | | |`,
    '',
  ].join('\n'))
} finally {
  await window.end()
}

async function ask(running: RunningWindow, method: string, params: unknown): Promise<void> {
  const answer = await running.host.call(method, params)
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`)
}

/**
 * Runs in the page: ends when nothing has kept the page busy for two seconds. A second after it is loaded anew, the
 * browser takes down the picture of the page before on the same thread, for half a second where it draws without a
 * graphics card; that is no part of opening a document, and nobody who reads loads the window anew.
 */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const QUIET_MS = 2_000
    let timer = setTimeout(done, QUIET_MS)
    const watch = new PerformanceObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(done, QUIET_MS)
    })
    function done(): void {
      watch.disconnect()
      resolve()
    }
    watch.observe({ type: 'longtask' })
  })
}

/** Runs in the page: from the change of the address to the picture of the page standing in it, drawn. */
function timeToPage({ path, page }: { readonly path: string; readonly page: number }): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now()
    const look = (): void => {
      if (document.querySelector(`.reading .pdf-page[data-page="${page}"] canvas`) === null) return
      watch.disconnect()
      // The frame that shows it counts too.
      requestAnimationFrame(() => resolve(performance.now() - began))
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { childList: true, subtree: true })
    location.hash = `#/read?${new URLSearchParams({ path, ...(page === 1 ? {} : { page: String(page) }) }).toString()}`
  })
}
