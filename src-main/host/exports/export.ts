import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Params } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language, Review } from '../../contract/review.ts'
import { checklistDocx, documentDocx } from '../../exports/checklist-docx.ts'
import { checklistHtml, documentHtml } from '../../exports/checklist-html.ts'
import { evidenceCsv } from '../../exports/evidence-csv.ts'
import { requestListDocument } from '../../exports/request-list.ts'
import { timelinePage } from '../../exports/timeline-page.ts'
import { readSetting } from '../../db/settings.ts'
import { translator } from '../../texts/translate.ts'
import { brokenCitations } from '../opinion/citations.ts'
import { writeBag } from './bag.ts'
import { checklistFonts } from './fonts.ts'
import type { ShellServices } from '../host.ts'
import type { ParseService } from '../intake/parse-service.ts'
import { citedIn, printedReview } from './printed-review.ts'
import { accountProofs } from '../money/statement-proof.ts'
import { reviewOf } from '../opinion/review.ts'
import { changeCase, logIn, type Session } from '../case/session.ts'

export type ExportFormat = Params<'export.write'>['format']
export type OfficeRole = 'judge' | 'prosecutor' | 'transfer' | 'private'

const officeRole = (text: string | null): OfficeRole => (text === 'prosecutor' || text === 'transfer' || text === 'private' ? text : 'judge')

/**
 * Writes one output. It is made under another name and put in its place when it is whole; the log says what was
 * written, with its SHA-256. A final document is refused while a citation points at nothing; a draft says so in the text. A place where the person chose to write over a file is written over.
 */
export async function writeExport(session: Session, parser: ParseService, format: ExportFormat, target: string, language: Language, shell: ShellServices, final = false): Promise<Result<{ path: string }, CallError>> {
  if (!existsSync(dirname(target))) return fail(callError('target-unwritable', { path: target }))
  const broken = final ? await brokenCitations(session, parser, language) : []
  if (broken[0] !== undefined) return fail(callError('citation-broken', { count: broken.length, name: broken[0].name }))
  const cited = await citedIn(session, parser, reviewOf(session, language))
  const plain: Review = { ...reviewOf(session, language), citations: cited, statementProofs: accountProofs(session) }
  const review = format === 'json' || format === 'bag' ? plain : printedReview(plain, cited)
  if (format === 'bag') {
    const bag = await writeBag(session, review, target)
    return bag.ok ? logged(session, format, target, bag.value, final) : bag
  }
  const partial = `${target}.partial`
  try {
    const written = await render(session, review, format, partial, shell)
    if (!written.ok) return written
    const sha256 = createHash('sha256').update(readFileSync(partial)).digest('hex')
    renameSync(partial, target)
    return logged(session, format, target, sha256, final)
  } catch (error) {
    return fail(callError('target-unwritable', { path: target, cause: error instanceof Error ? error.message : 'unknown' }))
  } finally {
    rmSync(partial, { force: true })
  }
}

function logged(session: Session, format: ExportFormat, target: string, sha256: string, final: boolean): Result<{ path: string }, CallError> {
  changeCase(session, () => logIn(session, 'export.written', target, { format, sha256, final }), 'decisions')
  return ok({ path: target })
}

async function render(session: Session, review: Review, format: Exclude<ExportFormat, 'bag'>, partial: string, shell: ShellServices): Promise<Result<null, CallError>> {
  const translate = translator(review.language)
  const role = officeRole(readSetting(session.file.database, 'role'))
  const write = (content: string | Uint8Array): Result<null, CallError> => {
    writeFileSync(partial, content, { mode: 0o600 })
    return ok(null)
  }
  switch (format) {
    case 'json':
      return write(`${JSON.stringify(review, null, 2)}\n`)
    case 'csv':
      return write(evidenceCsv(review, translate))
    case 'docx':
      return write(await checklistDocx(review, { translate, role }))
    case 'html':
      return write(checklistHtml(review, { translate, role, fonts: [] }))
    case 'requests-docx':
      return write(await documentDocx(requestListDocument(review, { translate, role }), review.application.name))
    case 'requests-pdf': {
      const list = requestListDocument(review, { translate, role })
      return shell.printToPdf(documentHtml(list, checklistFonts(documentHtml(list, []))), partial)
    }
    case 'timeline-html':
      return write(timelinePage(review, { translate, role, fonts: [] }))
    case 'timeline-pdf': {
      const plain = timelinePage(review, { translate, role, fonts: [] })
      return shell.printToPdf(timelinePage(review, { translate, role, fonts: checklistFonts(plain) }), partial)
    }
    case 'pdf': {
      const plain = checklistHtml(review, { translate, role, fonts: [] })
      return shell.printToPdf(checklistHtml(review, { translate, role, fonts: checklistFonts(plain) }), partial)
    }
  }
}
