import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import bundled from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { LAYOUTS, type PrintedLayout } from './printed-layouts.ts'

/**
 * Prints the PDF fixtures in the layouts of banks and of the border authority, with invented rows:
 * `node test/import/pdf-tables/print-fixtures.ts`. The files are kept in test/fixtures/pdf-tables, so that
 * tests read the same bytes everywhere; the expectations beside them were written down from the rows given here.
 */
const HOST = 'http://fixture.invalid'
const fontFolder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))
const target = fileURLToPath(new URL('../../fixtures/pdf-tables/', import.meta.url))

const htmlOf = (layout: PrintedLayout): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${layout.name}</title><link rel="stylesheet" href="${HOST}/fonts/400.css"><style>* { box-sizing: border-box } body { margin: 0; font: 12px/1.4 'Noto Sans SC' } th { font-weight: 400 } section { position: relative; break-after: page; overflow: hidden } section:last-child { break-after: auto } ${layout.style}</style></head><body>${layout.body}</body></html>`

const args = bundled.args.filter((argument) => argument !== '--single-process' && argument !== '--no-zygote')
const browser = await chromium.launch({ executablePath: await bundled.executablePath(), args: [...args, '--disable-gpu'], headless: true })
try {
  for (const layout of LAYOUTS) {
    const page = await browser.newPage()
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/paper') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: htmlOf(layout) })
      if (/^\/fonts\/(400\.css|files\/[\w.-]+\.woff2)$/u.test(pathname)) return route.fulfill({ path: join(fontFolder, pathname.slice('/fonts/'.length)), headers: { 'access-control-allow-origin': '*' } })
      return route.abort()
    })
    await page.goto(`${HOST}/paper`)
    await page.evaluate(() => document.fonts.ready)
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false, outline: false })
    // The day of printing is taken out, byte for byte, so that two runs write one file.
    const fixed = Buffer.from(bytes).toString('latin1').replace(/\(D:\d{14}/gu, '(D:20250601000000')
    writeFileSync(`${target}${layout.name}.pdf`, Buffer.from(fixed, 'latin1'))
    console.log(layout.name, bytes.length)
    await page.close()
  }
} finally {
  await browser.close()
}
