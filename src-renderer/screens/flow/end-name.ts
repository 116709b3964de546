import type { TFunction } from 'i18next'
import type { FlowNodeRecord } from '../../../src-main/contract/ledger.ts'
import { accountName } from '../money/account-name.ts'

/** Name of an end in one line, as in tables and labels for readers. */
export function endName(node: FlowNodeRecord, t: TFunction): string {
  switch (node.kind) {
    case 'account': return accountName({ institution: node.name, number: node.number, id: node.account ?? node.id })
    case 'party': return node.name
    case 'counterparty': return node.name === '' ? node.number ?? node.id : node.name
    case 'cash': return t('flow-window.end.cash')
    case 'unnamed': return t('flow-window.end.unnamed')
    case 'rest': return t(node.id === 'rest:in' ? 'flow-window.end.restIn' : 'flow-window.end.restOut', { n: node.folded })
  }
}

/** What stands under the name: whose account it is. An account that the debtor is said to use is named by its holder. */
export function endNote(node: FlowNodeRecord, t: TFunction): string {
  if (node.kind !== 'account' || node.party === null) return ''
  return node.side === 'used' ? t('flow-window.end.held', { name: node.party.name }) : node.party.name
}

/** An account over two lines, as there is room for in the picture: institution, then the end of its number and whose it is. */
export function accountLines(node: FlowNodeRecord, t: TFunction): readonly [string, string] {
  const name = endName(node, t)
  const blank = node.kind === 'account' ? name.lastIndexOf(' ') : -1
  return blank < 0 ? [name, endNote(node, t)] : [name.slice(0, blank), `${name.slice(blank + 1)} ${endNote(node, t)}`.trim()]
}

/** An end in few words, where its whole name stands beside: an account by the end of its number and whose it is. */
export const shortEnd = (node: FlowNodeRecord, t: TFunction): string => (node.kind === 'account' ? accountLines(node, t)[1] || endName(node, t) : endName(node, t))

/** Relation to the debtor in brackets behind the name of a party; a relation in words of its own stands as it is. */
export function relationNote(node: FlowNodeRecord, t: TFunction): string {
  if (node.kind !== 'party' || node.party === null || node.party.relation === null) return ''
  const { relation, role } = node.party
  // `other` says less than the role does.
  const word = relation === 'other' ? t(`review-window.role.${role}`) : t(`review-window.relation.${relation}`, { defaultValue: relation })
  return t('flow-window.end.relation', { relation: word })
}

const WIDE = /[\u1100-\u115f\u2e80-\uffdc]/u

const NARROW = /[\s.,:;'|()iljtfI-]/u
const widthOf = (letter: string): number => (WIDE.test(letter) ? 13.6 : NARROW.test(letter) ? 4.6 : 7.6)
/** About how wide a text is in px at 13.5 px type. */
export const textWidth = (text: string): number => [...text].reduce((width, letter) => width + widthOf(letter), 0)

/** Cuts a text to a width in px at 13.5 px type, where the whole stands in the label for readers and in the panel. */
export function fitText(text: string, width: number): string {
  let room = width
  let fitting = ''
  for (const letter of text) {
    room -= widthOf(letter)
    if (room < 0) return `${fitting.slice(0, -1)}…`
    fitting += letter
  }
  return text
}
