import { writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { callError, type CallError } from '../contract/errors.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import { printingBrowser } from './find-browser.ts'
import { QUIET_ARGUMENTS } from './quiet-arguments.ts'

/** Prints a self-contained page to an A4 PDF with whatever browser is at hand. Nothing is fetched. */
export async function printPage(html: string, target: string): Promise<Result<null, CallError>> {
  const found = await printingBrowser()
  if (!found) return fail(callError('printing-unavailable'))
  try {
    const browser = await chromium.launch({ executablePath: found.path, args: [...found.args, ...QUIET_ARGUMENTS], headless: true })
    try {
      const page = await browser.newPage()
      await page.route('**/*', (route) => route.abort())
      await page.setContent(html, { waitUntil: 'load' })
      // Playwright hands the expression to the page; fonts must be there before the paper is.
      await page.evaluate('document.fonts.ready.then(() => null)')
      const pdf = await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true, displayHeaderFooter: false, tagged: true, outline: true })
      await writeFile(target, pdf, { mode: 0o600 })
      return ok(null)
    } finally {
      await browser.close()
    }
  } catch (error) {
    return fail(callError('printing-unavailable', { cause: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown' }))
  }
}
