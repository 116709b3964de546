import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import bundled from '@sparticuz/chromium'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { Block, Paper } from './papers.ts'

const HOST = 'http://sample.invalid'
const MARK = '虚构样例'
const fontFolder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-serif-sc/package.json'))

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function blockHtml(block: Block): string {
  if (block.kind === 'table') return `<table>${block.rows.map(([name, value]) => `<tr><th>${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>`
  return `<p class="${block.kind}">${escaped(block.text)}</p>`
}

const STYLE = `
  @page { size: A4; margin: 0 }
  * { box-sizing: border-box }
  body { margin: 0; font: 16px/1.9 'Noto Serif SC'; color: #111 }
  section { position: relative; width: 794px; height: 1122px; padding: 92px 96px 80px; break-after: page; overflow: hidden }
  section:last-child { break-after: auto }
  h1 { font-size: 27px; text-align: center; margin: 0 0 6px; font-weight: 400 }
  .under { text-align: right; margin: 0 0 20px }
  .text { margin: 0; text-indent: 2em }
  .heading { font-size: 22px; text-align: center; margin: 8px 0 20px }
  .right { margin: 10px 0 0; text-align: right }
  table { width: 100%; border-collapse: collapse; margin-bottom: 18px }
  th, td { border: 1px solid #333; padding: 7px 10px; font-weight: 400; text-align: left }
  th { width: 130px }
  footer { position: absolute; left: 96px; right: 96px; bottom: 34px; font-size: 12px; color: #555; text-align: center; border-top: 1px solid #999 }
`
/** A sheet as a scanner sees it: a little turned, not quite white, not quite black. */
const SCAN_STYLE = 'section { background: #f3f1ea } section > div { transform: rotate(-0.5deg); color: #2b2b2b; transform-origin: 50% 40% } body { font-size: 17px }'

function paperHtml(paper: Paper, style: string): string {
  const sheets = paper.pages.map((blocks, index) => `<section><div>${index === 0 ? `<h1>${escaped(paper.title)}</h1><p class="under">${escaped(paper.under)}</p>` : ''}${blocks.map(blockHtml).join('')}</div>
    <footer>${MARK}　第 ${index + 1} 页，共 ${paper.pages.length} 页</footer></section>`)
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(paper.title)}（${MARK}）</title><link rel="stylesheet" href="${HOST}/fonts/400.css"><style>${STYLE}${style}</style></head><body>${sheets.join('')}</body></html>`
}

/** Prints papers with the bundled font in a browser that may fetch nothing but what is given to it here. */
export interface Printer {
  pdf(paper: Paper): Promise<Uint8Array>
  /** Each sheet as a JPEG. */
  photographs(paper: Paper): Promise<readonly Uint8Array[]>
  /** Pages that hold nothing but one picture each: no text can be taken from them. */
  pdfOfPictures(title: string, pictures: readonly Uint8Array[]): Promise<Uint8Array>
  close(): Promise<void>
}

export async function openPrinter(): Promise<Printer> {
  // One process for all pages ends with the first page that is closed.
  const args = bundled.args.filter((argument) => argument !== '--single-process' && argument !== '--no-zygote')
  const browser: Browser = await chromium.launch({ executablePath: await bundled.executablePath(), args: [...args, '--disable-gpu', '--disable-lcd-text'], headless: true })
  const open = async (html: string, sheets = 1): Promise<Page> => {
    // All sheets in view: a picture taken beyond the view is drawn in tiles that differ from run to run.
    const page = await browser.newPage({ viewport: { width: 794, height: 1122 * sheets }, deviceScaleFactor: 1.6 })
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/paper') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      if (/^\/fonts\/(400\.css|files\/[\w.-]+\.woff2)$/u.test(pathname)) return route.fulfill({ path: join(fontFolder, pathname.slice('/fonts/'.length)), headers: { 'access-control-allow-origin': '*' } })
      return route.abort()
    })
    await page.goto(`${HOST}/paper`)
    await page.evaluate(() => document.fonts.ready)
    return page
  }
  const print = async (html: string): Promise<Uint8Array> => {
    const page = await open(html)
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false, outline: false })
    await page.close()
    return withFixedDates(bytes)
  }
  return {
    pdf: (paper) => print(paperHtml(paper, '')),
    photographs: async (paper) => {
      const page = await open(paperHtml(paper, SCAN_STYLE), paper.pages.length)
      const pictures: Uint8Array[] = []
      for (const sheet of await page.locator('section').all()) pictures.push(await sheet.screenshot({ type: 'jpeg', quality: 52 }))
      await page.close()
      return pictures
    },
    pdfOfPictures: (title, pictures) =>
      print(`<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}（${MARK}）</title><style>@page { size: A4; margin: 0 } body { margin: 0 } img { display: block; width: 794px; height: 1122px; break-after: page } img:last-child { break-after: auto }</style></head><body>${pictures.map((picture) => `<img alt="" src="data:image/jpeg;base64,${Buffer.from(picture).toString('base64')}">`).join('')}</body></html>`),
    close: () => browser.close(),
  }
}

/** The day of printing is taken out, byte for byte of equal length, so that two runs write one file. */
function withFixedDates(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  return Buffer.from(text.replace(/\(D:\d{14}/gu, '(D:20250601000000'), 'latin1')
}

