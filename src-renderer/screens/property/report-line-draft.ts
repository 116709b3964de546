import type { ReportedThing, ReportLineContent, ReportLineKind } from '../../../src-main/contract/property-report.ts'
import { earliest } from '../../../src-main/domain/values/day.ts'
import { canBeKept, parseYuan } from '../../../src-main/domain/values/money.ts'

/** A line as it is being typed: all text, so that nothing is lost before it is right. */
export interface LineDraft {
  readonly kind: ReportLineKind
  readonly title: string
  readonly number: string
  readonly holder: string
  readonly value: string
  readonly date: string
  /** Path of the document that it is read in; empty = none. */
  readonly file: string
  readonly page: string
  /** Key of the thing that it is tied to ({@link keyOf}); empty = by number or title. */
  readonly thing: string
  readonly note: string
}

/** What keeps a line from being kept, by field. */
export type LineProblems = Readonly<Partial<Record<'title' | 'value' | 'date' | 'page', true>>>

/** One key for one thing in a list of choices. */
export const keyOf = (thing: ReportedThing): string => (thing.kind === 'none' ? 'none' : thing.kind === 'row' ? `row/${thing.row.sha256}/${thing.row.sheet ?? ''}/${thing.row.line}` : `${thing.kind}/${thing.id}`)

/** An empty line, read in the document of its report. */
export const emptyDraft = (kind: ReportLineKind, file: string | null, page = ''): LineDraft =>
  ({ kind, title: '', number: '', holder: '', value: '', date: '', file: file ?? '', page, thing: '', note: '' })

export const draftOf = ({ kind, title, number, holder, value, date, note, place, thing }: ReportLineContent): LineDraft => ({
  kind, title, number, holder, note, value: value ?? '', date: date ?? '', file: place?.path ?? '', page: place?.page?.toString() ?? '', thing: thing === null ? '' : keyOf(thing),
})

/** What the draft says, as far as it is right; amounts are checked as the case file keeps them, exact to the fen. */
export function contentOf(draft: LineDraft, things: readonly ReportedThing[]): { readonly content: ReportLineContent; readonly problems: LineProblems } {
  const [title, number, value, date, page] = [draft.title, draft.number, draft.value, draft.date, draft.page].map((text) => text.normalize('NFKC').trim()) as [string, string, string, string, string]
  const amount = value === '' ? null : parseYuan(value)
  const wrongPage = page !== '' && !/^[1-9]\d{0,5}$/u.test(page)
  const problems: LineProblems = {
    ...(title === '' && number === '' ? { title: true } : {}),
    ...(amount !== null && (!amount.ok || amount.value < 0n || !canBeKept(amount.value)) ? { value: true } : {}),
    ...(date !== '' && earliest(date) === null ? { date: true } : {}),
    ...(wrongPage ? { page: true } : {}),
  }
  return {
    content: {
      kind: draft.kind, title: draft.title.trim(), number: draft.number.trim(), holder: draft.holder.trim(), value: value === '' ? null : value, date: date === '' ? null : date, note: draft.note.trim(),
      place: draft.file === '' ? null : { path: draft.file, page: page === '' || wrongPage ? null : Number(page) },
      thing: things.find((each) => keyOf(each) === draft.thing) ?? null,
    },
    problems,
  }
}
