import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { callError, type CallError } from '../contract/errors.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { Language, Review } from '../contract/review.ts'
import { checklistDocx } from '../exports/checklist-docx.ts'
import { checklistHtml } from '../exports/checklist-html.ts'
import { evidenceCsv } from '../exports/evidence-csv.ts'
import { readSetting } from '../db/settings.ts'
import { translator } from '../texts/translate.ts'
import { writeBag } from './bag.ts'
import { checklistFonts } from './fonts.ts'
import type { ShellServices } from './host.ts'
import { reviewOf } from './review.ts'
import { changeCase, logIn, type Session } from './session.ts'

export type ExportFormat = 'json' | 'html' | 'docx' | 'pdf' | 'csv' | 'bag'
export type OfficeRole = 'judge' | 'prosecutor' | 'transfer' | 'private'

const officeRole = (text: string | null): OfficeRole => (text === 'prosecutor' || text === 'transfer' || text === 'private' ? text : 'judge')

/**
 * Writes one output. It is made under another name and put in its place when it is whole; the log says what was
 * written, with its SHA-256. A place where the person chose to write over a file is written over.
 */
export async function writeExport(session: Session, format: ExportFormat, target: string, language: Language, shell: ShellServices): Promise<Result<{ path: string }, CallError>> {
  if (!existsSync(dirname(target))) return fail(callError('target-unwritable', { path: target }))
  const review = reviewOf(session, language)
  if (format === 'bag') {
    const bag = await writeBag(session, review, target)
    return bag.ok ? logged(session, format, target, bag.value) : bag
  }
  const partial = `${target}.partial`
  try {
    const written = await render(session, review, format, partial, shell)
    if (!written.ok) return written
    const sha256 = createHash('sha256').update(readFileSync(partial)).digest('hex')
    renameSync(partial, target)
    return logged(session, format, target, sha256)
  } catch (error) {
    return fail(callError('target-unwritable', { path: target, cause: error instanceof Error ? error.message : 'unknown' }))
  } finally {
    rmSync(partial, { force: true })
  }
}

function logged(session: Session, format: ExportFormat, target: string, sha256: string): Result<{ path: string }, CallError> {
  changeCase(session, () => logIn(session, 'export.written', target, { format, sha256 }), 'decisions')
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
    case 'pdf': {
      const plain = checklistHtml(review, { translate, role, fonts: [] })
      return shell.printToPdf(checklistHtml(review, { translate, role, fonts: checklistFonts(plain) }), partial)
    }
  }
}
