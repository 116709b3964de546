import type { TFunction } from 'i18next'
import type { FactBody, FactList, ProposalRecord, StatedKind } from '../../../src-main/contract/facts.ts'
import { showAmount } from '../money/amount-text.ts'
import { nameOf } from '../file-path.ts'
import { FIELDS } from './fact-fields.ts'

const text = (body: FactBody, key: string): string => {
  const value = body[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Words for one entry in one line: what names it, and what of it matters most. */
export function entryWords(t: TFunction, kind: StatedKind, body: FactBody, list: FactList): { readonly title: string; readonly details: string } {
  const named = (key: string): string => nameOfEntry(list, text(body, key))
  const money = (key: string): string => (text(body, key) === '' ? '' : showAmount(text(body, key)))
  const choice = (key: string): string => choiceWord(t, kind, key, text(body, key))
  const join = (...parts: readonly string[]): string => parts.filter((each) => each !== '').join(' · ')
  switch (kind) {
    case 'case': return { title: text(body, 'number') || t('window.facts.kind.case'), details: join(text(body, 'title'), text(body, 'court'), choice('stage')) }
    case 'party': return { title: text(body, 'name'), details: join(choice('role'), relationWord(t, text(body, 'relation')), papers(body)) }
    case 'account': {
      const used = text(body, 'usedBy') === '' ? '' : t('window.facts.usedBy', { name: named('usedBy') })
      const frozen = text(body, 'frozenFrom') === '' ? '' : t('window.facts.frozenFrom', { day: text(body, 'frozenFrom') })
      return { title: join(text(body, 'institution'), text(body, 'number')), details: join(named('holder'), used, frozen) }
    }
    case 'obligation': return { title: money('amount') || t('window.facts.kind.obligation'), details: join(choice('kind'), text(body, 'subject'), choice('nature')) }
    case 'asset': return { title: text(body, 'title'), details: join(choice('kind'), named('owner'), money('valuation')) }
    case 'dealing': {
      const sides = [named('from'), named('to')].filter((each) => each !== '').join(' → ')
      return { title: join(choice('kind'), text(body, 'date')), details: join(named('asset'), sides, money('price')) }
    }
    case 'milestone': {
      const days = text(body, 'days') === '' ? '' : t('window.facts.days', { count: Number(text(body, 'days')) })
      return { title: join(text(body, 'date'), choice('kind')), details: join(named('party'), named('asset'), days, money('amount'), text(body, 'note')) }
    }
    case 'file': return { title: text(body, 'title') || nameOf(text(body, 'path')), details: join(choice('evidenceKind'), text(body, 'source'), named('account'), named('party')) }
  }
}

/** The contract's words for a relation are put into the window's language; a relation in other words stays as written. */
const relationWord = (t: TFunction, relation: string): string => (relation === '' ? '' : t(`relation.${relation}`, { defaultValue: relation }))

function papers(body: FactBody): string {
  const { documents } = body
  if (!Array.isArray(documents)) return ''
  return documents.map((each) => String((each as FactBody)['number'] ?? '')).join('、')
}

/** Name, title or number of the entry with this id; the id itself where nothing has it. */
export function nameOfEntry(list: FactList, id: string): string {
  if (id === '') return ''
  const entry = list.entries.find((each) => each.id === id)
  if (entry === undefined) return id
  return text(entry.body, 'name') || text(entry.body, 'title') || [text(entry.body, 'institution'), text(entry.body, 'number')].filter((each) => each !== '').join(' ') || id
}

/** The word for a value that is one of a few. */
export function choiceWord(t: TFunction, kind: StatedKind, key: string, value: string): string {
  if (value === '') return ''
  if (kind === 'milestone' && key === 'kind') return t(`milestone.${value}`, { defaultValue: value })
  if (key === 'stage') return t(`window.stage.${value}`, { defaultValue: value })
  if (key === 'evidenceKind') return t(`window.evidenceKind.${value}`, { defaultValue: value })
  return FIELDS[kind].some((field) => field.key === key) ? t(`window.facts.choice.${kind}.${key}.${value}`, { defaultValue: value }) : value
}

/** What a proposal read, in one line. */
export function proposalWords(t: TFunction, proposal: ProposalRecord, list: FactList): string {
  const { content, states } = proposal
  if (proposal.kind === 'document-kind') return t(`window.facts.documentKind.${text(content, 'documentKind')}`)
  if (states !== null && states.kind !== 'file') {
    const words = entryWords(t, states.kind, states.body, list)
    return [words.title, words.details].filter((each) => each !== '').join(' · ')
  }
  if (proposal.kind === 'amount') return content['approximate'] === true ? t('window.facts.about', { amount: showAmount(text(content, 'amount')) }) : showAmount(text(content, 'amount'))
  if (proposal.kind === 'date') return [text(content, 'date'), t(`window.facts.dateRole.${text(content, 'role')}`)].join(' · ')
  return ['number', 'plate', 'title', 'source', 'name'].map((key) => text(content, key)).find((each) => each !== '') ?? ''
}
