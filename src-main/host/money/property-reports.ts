import { randomUUID } from 'node:crypto'
import type { Params, ResultOf } from '../../contract/api.ts'
import { asJson } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { LedgerWordAnswer } from '../../contract/ledger-words.ts'
import type { PropertyReport, ReportContent, ReportedThing, ReportLine, ReportLineContent, ReportRecord } from '../../contract/property-report.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { decideTogether } from '../../db/decisions.ts'
import { fileByPath } from '../../db/files.ts'
import { currentPropertyReports, PROPERTY_REPORT, REPORT_LINE, type ReportStepKind } from '../../db/property-reports.ts'
import { canonicalJson } from '../../domain/audit/canonical-json.ts'
import { rowsOfAnchors } from '../../domain/ledger/hand-pairs.ts'
import { earliest } from '../../domain/values/day.ts'
import { canBeKept, formatYuan, parseYuan } from '../../domain/values/money.ts'
import { derive } from '../case/derive.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'
import { shanghaiNow } from '../clock.ts'
import { findingChanges } from '../opinion/finding-changes.ts'
import { reviewOf } from '../opinion/review.ts'

type Answer = Result<LedgerWordAnswer, CallError>

/** Keeps a report, a new one where no id is given. Its party has to be a debtor of the case and its document a file of it. */
export function stateReport(session: Session, { id, content, language }: Params<'reports.state'>): Result<ResultOf<'reports.state'>, CallError> {
  const before = id === null ? null : (reportsOf(session).find((each) => each.id === id) ?? null)
  if (id !== null && before === null) return fail(callError('not-found', { id }))
  if (!derive(session).context.debtors.some((each) => each.id === content.party)) return fail(callError('not-found', { id: content.party }))
  if (earliest(content.date) === null) return fail(callError('bad-request', { field: 'date', value: content.date }))
  if (content.document !== null && !isFile(session, content.document)) return fail(callError('not-found', { id: content.document }))
  const record: ReportRecord = { ...content, note: content.note.trim(), id: before?.id ?? newId(), ...by(session) }
  const changes = keep(session, language, before === null ? 'report.added' : 'report.changed', [{ kind: PROPERTY_REPORT, target: record.id, name: record.date, before: before === null ? null : saidOfReport(before), body: record, said: saidOfReport(record) }])
  return ok({ ...changes, id: record.id })
}

/** Takes a report away with its lines; one undo brings all of it back. */
export function removeReport(session: Session, { id, language }: Params<'reports.remove'>): Answer {
  const report = reportsOf(session).find((each) => each.id === id)
  if (report === undefined) return fail(callError('not-found', { id }))
  const lines = report.lines.map((line): Change => ({ kind: REPORT_LINE, target: line.id, name: nameOf(line), before: saidOfLine(line), body: null, said: null }))
  return ok(keep(session, language, 'report.removed', [{ kind: PROPERTY_REPORT, target: id, name: report.date, before: saidOfReport(report), body: null, said: null }, ...lines]))
}

/** Adds lines to a report, all or none. */
export function addLines(session: Session, { report: id, lines, language }: Params<'reports.addLines'>): Answer {
  if (!reportsOf(session).some((each) => each.id === id)) return fail(callError('not-found', { id }))
  const changes: Change[] = []
  for (const line of lines) {
    const checked = checkedLine(session, line, null)
    if (!checked.ok) return checked
    const record: ReportLine = { ...checked.value, id: newId(), report: id, ...by(session) }
    changes.push({ kind: REPORT_LINE, target: record.id, name: nameOf(record), before: null, body: record, said: saidOfLine(record) })
  }
  return ok(keep(session, language, 'report.line-added', changes))
}

export function changeLine(session: Session, { id, content, language }: Params<'reports.changeLine'>): Answer {
  const before = lineOf(session, id)
  if (before === undefined) return fail(callError('not-found', { id }))
  const checked = checkedLine(session, content, before.thing)
  if (!checked.ok) return checked
  const record: ReportLine = { ...checked.value, id, report: before.report, ...by(session) }
  return ok(keep(session, language, 'report.line-changed', [{ kind: REPORT_LINE, target: id, name: nameOf(record), before: saidOfLine(before), body: record, said: saidOfLine(record) }]))
}

export function removeLine(session: Session, { id, language }: Params<'reports.removeLine'>): Answer {
  const before = lineOf(session, id)
  if (before === undefined) return fail(callError('not-found', { id }))
  return ok(keep(session, language, 'report.line-removed', [{ kind: REPORT_LINE, target: id, name: nameOf(before), before: saidOfLine(before), body: null, said: null }]))
}

const newId = (): string => `urn:uuid:${randomUUID()}`
const by = (session: Session): { readonly reviewer: string; readonly at: string } => ({ reviewer: reviewerOf(session), at: shanghaiNow() })
const nameOf = ({ title, number }: ReportLineContent): string => (title === '' ? number : title)
const reportsOf = (session: Session): readonly PropertyReport[] => currentPropertyReports(session.file.database)
const lineOf = (session: Session, id: string): ReportLine | undefined => reportsOf(session).flatMap((report) => report.lines).find((line) => line.id === id)

function isFile(session: Session, path: string): boolean {
  const file = fileByPath(session.file.database, path)
  return file !== undefined && file.sha256 !== null
}

/** Holds a line against the case, and puts its amount into the form in which it is kept. `known`: what the line was tied to before stays, also where the case no longer has it. */
function checkedLine(session: Session, line: ReportLineContent, known: ReportedThing | null): Result<ReportLineContent, CallError> {
  if (line.title === '' && line.number === '') return fail(callError('bad-request', { field: 'title' }))
  if (line.date !== null && earliest(line.date) === null) return fail(callError('bad-request', { field: 'date', value: line.date }))
  if (line.place !== null && !isFile(session, line.place.path)) return fail(callError('not-found', { id: line.place.path }))
  if (line.thing !== null && canonicalJson(line.thing) !== canonicalJson(known) && !isThere(session, line.thing)) return fail(callError('bad-request', { field: 'thing' }))
  const value = line.value === null || line.value.trim() === '' ? null : parseYuan(line.value)
  if (value !== null && (!value.ok || value.value < 0n || !canBeKept(value.value))) return fail(callError('bad-request', { field: 'value', value: line.value ?? '' }))
  return ok({ ...line, note: line.note.trim(), value: value === null || !value.ok ? null : formatYuan(value.value) })
}

function isThere(session: Session, thing: ReportedThing): boolean {
  const { view } = derive(session)
  switch (thing.kind) {
    case 'account': return view.facts.accounts.some((each) => each.id === thing.id)
    case 'asset': return view.facts.assets.some((each) => each.id === thing.id)
    case 'dealing': return view.facts.dealings.some((each) => each.id === thing.id)
    case 'row': return rowsOfAnchors(view, [thing.row]).size === 1
    case 'none': return true
  }
}

interface Change {
  readonly kind: ReportStepKind
  readonly target: string
  /** How the log names it. */
  readonly name: string
  readonly before: string | null
  readonly body: ReportRecord | ReportLine | null
  /** What it says now, for the log. */
  readonly said: string | null
}

/** One act and one undo, with a log entry for every part; the rules run again, and accepted findings are only marked. */
function keep(session: Session, language: Language, action: string, changes: readonly Change[]): LedgerWordAnswer {
  const { reviewer, at } = by(session)
  const findings = findingChanges(session, language, () =>
    changeCase(session, () => {
      decideTogether(session.file.database, changes.map(({ kind, target, body }) => ({ kind, target, body: body === null ? null : asJson(body), reviewer, at })))
      for (const { kind, target, name, before, said } of changes) {
        logIn(session, action === 'report.removed' && kind === REPORT_LINE ? 'report.line-removed' : action, name, { id: target, ...(before === null ? {} : { before }), ...(said === null ? {} : { after: said }) })
      }
    }, 'rules'))
  return { review: reviewOf(session, language), changes: findings }
}

/** What was typed, for the log: everything but who and when, which the log says itself. */
const saidOfReport = ({ party, kind, date, document, note }: ReportContent): string => canonicalJson({ party, kind, date, document, note })
const saidOfLine = ({ report, kind, title, number, holder, value, date, note, place, thing }: ReportLine): string => canonicalJson({ report, kind, title, number, holder, value, date, note, place, thing })
