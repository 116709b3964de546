import type { FactBody, StatedKind } from '../../../src-main/contract/facts.ts'
import type { Json } from '../../../src-main/contract/codec.ts'
import { MILESTONE_KINDS } from '../../../src-main/domain/case/facts.ts'

/** How a field of an entry is filled in. `party`, `asset`, `account` and `file` choose among what the case has. */
export type FieldType = 'text' | 'date' | 'money' | 'count' | 'list' | 'yes-no' | 'choice' | 'party' | 'asset' | 'account' | 'file'

export interface FactField {
  /** Key in the body; `documents.<kind>` for the numbers of one kind of paper. */
  readonly key: string
  readonly type: FieldType
  readonly options?: readonly string[]
  readonly required?: boolean
}

const DOCUMENT_KINDS = ['resident-id', 'passport', 'travel-permit', 'business-licence', 'other'] as const
const field = (key: string, type: FieldType, more: Omit<FactField, 'key' | 'type'> = {}): FactField => ({ key, type, ...more })

/** Fields of each kind of entry, in the order in which they are filled in; the keys are those of contract threshold-case/1. */
export const FIELDS: Readonly<Record<StatedKind, readonly FactField[]>> = {
  case: [
    field('number', 'text'), field('title', 'text'), field('court', 'text'),
    field('stage', 'choice', { options: ['enforcement', 'transferred', 'investigation', 'prosecution-review', 'trial', 'private-prosecution'] }),
  ],
  party: [
    field('name', 'text', { required: true }),
    field('role', 'choice', { required: true, options: ['debtor', 'guarantor', 'assisting-obligor', 'creditor', 'related', 'witness', 'official'] }),
    field('kind', 'choice', { options: ['person', 'unit'] }),
    field('relation', 'text'), field('aliases', 'list'),
    ...DOCUMENT_KINDS.map((kind) => field(`documents.${kind}`, 'list')),
    field('phones', 'list'),
  ],
  account: [
    field('institution', 'text', { required: true }), field('number', 'text'), field('holder', 'party'), field('usedBy', 'party'),
    field('frozenFrom', 'date'), field('frozenTo', 'date'), field('declared', 'yes-no'),
  ],
  obligation: [
    field('kind', 'choice', { options: ['money', 'delivery', 'act', 'omission'] }), field('amount', 'money'), field('subject', 'text'),
    field('nature', 'choice', { options: ['ordinary', 'support', 'wages', 'medical', 'bereavement'] }),
  ],
  asset: [
    field('kind', 'choice', { required: true, options: ['deposit', 'real-estate', 'vehicle', 'equity', 'claim', 'insurance', 'chattel', 'virtual', 'other'] }),
    field('title', 'text', { required: true }), field('owner', 'party'), field('seizedFrom', 'date'), field('seizedTo', 'date'),
    field('declared', 'yes-no'), field('valuation', 'money'), field('valuationDate', 'date'),
  ],
  dealing: [
    field('kind', 'choice', { required: true, options: ['sale', 'gift', 'lease', 'mortgage', 'settlement', 'waiver', 'extension', 'destruction', 'hand-over'] }),
    field('date', 'date', { required: true }), field('asset', 'asset'), field('from', 'party'), field('to', 'party'), field('price', 'money'),
    field('period', 'choice', { options: ['month', 'quarter', 'year', 'once'] }), field('termMonths', 'count'), field('evidence', 'file'),
  ],
  milestone: [
    field('kind', 'choice', { required: true, options: MILESTONE_KINDS }), field('date', 'date', { required: true }), field('party', 'party'),
    field('asset', 'asset'), field('amount', 'money'), field('days', 'count'), field('note', 'text'), field('evidence', 'file'),
  ],
  file: [
    field('title', 'text'),
    field('evidenceKind', 'choice', { options: ['documentary', 'audio-visual-electronic', 'accused-statement', 'testimony', 'victim-statement', 'expert-opinion', 'inspection-record', 'physical'] }),
    field('source', 'text'), field('account', 'account'), field('party', 'party'),
  ],
}

/** What stands in the fields of a form. */
export type FactDraft = Readonly<Record<string, string>>

export function draftOf(kind: StatedKind, body: FactBody): FactDraft {
  return Object.fromEntries(FIELDS[kind].map(({ key }) => [key, textOf(key, body)]))
}

function textOf(key: string, body: FactBody): string {
  if (key.startsWith('documents.')) {
    const kind = key.slice('documents.'.length)
    return papersOf(body).filter((paper) => paper.kind === kind).map((paper) => paper.number).join('、')
  }
  const value = body[key]
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(String).join('、')
  return String(value)
}

const isObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value)

function papersOf(body: FactBody): readonly { readonly kind: string; readonly number: string }[] {
  const { documents } = body
  if (!Array.isArray(documents)) return []
  return (documents as readonly Json[]).flatMap((each) => (isObject(each) ? [{ kind: String(each['kind']), number: String(each['number']) }] : []))
}

export type FieldProblem = 'required' | 'date' | 'money' | 'count'

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u
const MONEY = /^-?\d{1,16}(\.\d{1,2})?$/u

/** The entry that a form states, and what is wrong in it by field. The id and the path stay what they were. */
export function bodyOf(kind: StatedKind, draft: FactDraft, before: FactBody): { readonly body: FactBody; readonly problems: Readonly<Record<string, FieldProblem>> } {
  const body: Record<string, Json> = {}
  const problems: Record<string, FieldProblem> = {}
  const papers: Json[] = []
  for (const key of ['id', 'path']) {
    const kept = before[key]
    if (kept !== undefined) body[key] = kept
  }
  for (const { key, type, required } of FIELDS[kind]) {
    const text = (draft[key] ?? '').trim()
    if (text === '') {
      if (required === true) problems[key] = 'required'
      continue
    }
    const problem = problemOf(type, text)
    if (problem !== null) problems[key] = problem
    if (key.startsWith('documents.')) papers.push(...listOf(text).map((number) => ({ kind: key.slice('documents.'.length), number })))
    else body[key] = valueOf(type, text)
  }
  if (papers.length > 0) body['documents'] = papers
  return { body, problems }
}

function problemOf(type: FieldType, text: string): FieldProblem | null {
  if (type === 'date') return DATE.test(text) ? null : 'date'
  if (type === 'money') return MONEY.test(plainMoney(text)) ? null : 'money'
  if (type === 'count') return /^\d{1,5}$/u.test(text) ? null : 'count'
  return null
}

/** Separators and the full-width forms that an input method leaves. */
const plainMoney = (text: string): string => text.normalize('NFKC').replace(/[,\s]/gu, '')

function valueOf(type: FieldType, text: string): Json {
  if (type === 'list') return [...listOf(text)]
  if (type === 'yes-no') return text === 'true'
  if (type === 'count') return Number(text)
  return type === 'money' ? plainMoney(text) : text
}

/** Names in Latin letters hold blanks, so only marks part a list. */
const listOf = (text: string): readonly string[] => text.split(/[、,，;；\n]/u).map((each) => each.trim()).filter((each) => each !== '')
