import kinds from '../../../resources/proposals/document-kinds.json' with { type: 'json' }
import source from '../../../resources/proposals/patterns.json' with { type: 'json' }
import { MILESTONE_KINDS, type MilestoneKind } from '../case/facts.ts'
import type { EvidenceKind } from '../case/case-view.ts'
import { AMOUNT_PATTERN } from './read-amount.ts'
import { DATE_PATTERN } from './read-date.ts'

/** A pattern of the data files, ready to run over folded text. */
export interface Pattern {
  readonly id: string
  readonly expression: RegExp
}

export interface DocumentKind {
  readonly id: string
  readonly evidenceKind: EvidenceKind
  readonly phrases: readonly string[]
}

const escaped = (words: readonly string[]): string => words.toSorted((left, right) => right.length - left.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|')

const PIECES: Readonly<Record<string, string>> = {
  DATE: DATE_PATTERN,
  AMOUNT: AMOUNT_PATTERN,
  CASE: `(?:${source.caseNumber})`,
  NAME: '\\p{Script=Han}[\\p{Script=Han}·]{1,29}?[\\d甲乙丙丁戊]?',
  COUNT: '(?:\\d{1,3}|[一二三四五六七八九十]{1,3})',
  LABEL: `(?:${escaped(Object.keys(source.labels))})`,
  SERVED: `(?:${escaped(source.servedDocuments.flatMap((each) => each.words))})`,
}

/** Throws on a piece that is not known or on an expression that cannot be read: defects of the data files. */
export function compile(expression: string): RegExp {
  const filled = expression.replace(/\{([A-Z]+)\}/gu, (_, name: string) => {
    const piece = PIECES[name]
    if (piece === undefined) throw new RangeError(`unknown piece of a pattern: ${name}`)
    return piece
  })
  return new RegExp(filled, 'gu')
}

const ready = (each: { readonly id: string; readonly expression: string }): Pattern => ({ id: each.id, expression: compile(each.expression) })
const isMilestone = (text: string): text is MilestoneKind => MILESTONE_KINDS.some((kind) => kind === text)
const milestoneOf = (text: string): MilestoneKind => {
  if (!isMilestone(text)) throw new RangeError(`no milestone: ${text}`)
  return text
}

export const DOCUMENT_KINDS: readonly DocumentKind[] = kinds.kinds.map((each) => ({ ...each, evidenceKind: each.evidenceKind as EvidenceKind }))
export const PATTERNS = {
  caseNumber: compile(source.caseNumber),
  enforcementNumber: new RegExp(source.enforcementNumber, 'u'),
  court: compile(source.court),
  unit: new RegExp(source.unit, 'u'),
  notAName: new RegExp(source.notAName, 'u'),
  party: source.party.map(ready),
  alias: ready(source.alias),
  documentNumber: source.documentNumber.map((each) => ({ ...ready(each), kind: each.kind, near: each.near === undefined ? null : new RegExp(each.near, 'u') })),
  account: source.account.map(ready),
  accountFreeze: ready(source.accountFreeze),
  institution: compile(source.institution),
  holder: compile(source.holder),
  plate: ready(source.plate),
  asset: source.asset.map((each) => ({ ...ready(each), kind: each.kind })),
  dateRoles: source.dateRoles.map((each) => ({ role: each.role, before: each.before === undefined ? null : new RegExp(each.before, 'u'), after: new RegExp(each.after, 'u') })),
  servedDocuments: source.servedDocuments.map((each) => ({ milestone: milestoneOf(each.milestone), words: each.words })),
  served: compile('{SERVED}'),
  receipt: { id: source.receipt.id, mark: new RegExp(source.receipt.mark, 'u'), documents: compile(source.receipt.documents), name: compile(source.receipt.name), date: compile(source.receipt.date) },
  service: source.service.map(ready),
  milestone: source.milestone.map((each) => ({ ...ready(each), milestone: milestoneOf(each.milestone), ofDebtor: each.party === 'debtor' })),
  reportDueCounted: ready(source.reportDueCounted),
  judgmentDated: ready(source.judgmentDated),
  date: compile('{DATE}'),
  amount: compile('{AMOUNT}'),
  obligation: {
    anchor: new RegExp(source.obligation.anchor, 'u'),
    amounts: source.obligation.amounts.map((each) => ({ ...ready(each), afterAnchor: each.afterAnchor })),
    notOrdered: new RegExp(source.obligation.notOrdered, 'u'),
    subjects: source.obligation.subjects,
  },
  queryFolder: ready(source.queryFolder),
  querySubject: ready(source.querySubject),
} as const

const LABELS: Readonly<Record<string, { readonly role: string; readonly relation?: string }>> = source.labels
export const labelOf = (label: string): { readonly role: string; readonly relation?: string } | undefined => LABELS[label]
