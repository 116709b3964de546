import type { BundleAccount } from '../../contract/case-bundle.ts'
import type { Account, AssetKind } from '../case/facts.ts'
import { equalAsFarAsVisible } from '../ledger/counterparty.ts'
import { numberKey } from '../ledger/ownership.ts'
import { accountEntry, caseEntry } from './entries.ts'
import { PATTERNS } from './patterns.ts'
import { readDate, yearBefore } from './read-date.ts'
import { draft, matchesOn, partyIdOf, partyNamed, sentenceAt, within, type Draft, type PageReading, type Reading } from './reading.ts'

/** Case numbers; one of an enforcement case is the number of this case. */
export function caseNumberProposals(reading: Reading): readonly Draft[] {
  const court = reading.pages.flatMap((page) => [...matchesOn(page, PATTERNS.court)].map(({ match }) => match.groups?.['court'] ?? '')).at(-1)
  const { known } = reading
  return reading.pages.flatMap((page) =>
    [...matchesOn(page, PATTERNS.caseNumber)].map(({ match, stretch }) => {
      const number = match[0].replaceAll(' ', '').replace(/^[([〔【](\d{4})[)\]〕】]/u, '（$1）')
      const ours = PATTERNS.enforcementNumber.test(number)
      const states = ours ? { kind: 'case' as const, id: 'case' as const, body: { ...caseEntry(known), number, ...(known.court === null && court !== undefined ? { court } : {}) } } : null
      return draft(reading, stretch, 'case-number', { kind: 'case-number', number }, states)
    }),
  )
}

/** Accounts by number or by the last four digits, with institution and holder where the paragraph names them; and freezes of them. */
export function accountProposals(reading: Reading): readonly Draft[] {
  return reading.pages.flatMap((page) => [
    ...PATTERNS.account.flatMap((pattern) =>
      [...matchesOn(page, pattern.expression)].map(({ match, stretch }) => {
        const written = match.groups?.['number'] ?? ''
        const place = within(stretch, match, written)
        return accountDraft(reading, page, place, pattern.id, written, null)
      }),
    ),
    ...[...matchesOn(page, PATTERNS.accountFreeze.expression)].flatMap(({ match, stretch }) => {
      const date = readDate(match.groups?.['date'] ?? '', yearBefore(page.folded.text, stretch.start))
      const written = match.groups?.['number'] ?? match.groups?.['tail'] ?? ''
      return date === null ? [] : [accountDraft(reading, page, stretch, PATTERNS.accountFreeze.id, written, date)]
    }),
  ])
}

function accountDraft(reading: Reading, page: PageReading, place: { readonly page: PageReading; readonly start: number; readonly end: number }, pattern: string, written: string, frozenFrom: string | null): Draft {
  const number = numberKey(written.replaceAll('×', '*'))
  const known = accountOf(reading.known.accounts, number)
  const sentence = sentenceAt(page.folded.text, place.start, place.end)
  const before = page.folded.text.slice(Math.max(sentence.start, place.start - 60), place.end)
  const institution = [...before.matchAll(PATTERNS.institution)].at(-1)?.groups?.['institution'] ?? ''
  const holder = [...sentence.text.matchAll(PATTERNS.holder)][0]?.groups?.['name']
  const holderParty = holder === undefined ? null : partyNamed(reading.known, holder)
  const body: BundleAccount = {
    ...(known === null
      ? { id: `account-${number}`, institution, number }
      : accountEntry(known)),
    ...(known?.holder == null && holder !== undefined ? { holder: partyIdOf(reading.known, holder) } : {}),
    ...(frozenFrom === null ? {} : { frozenFrom }),
  }
  const needs = holder !== undefined && holderParty === null && body.holder === partyIdOf(reading.known, holder) ? [body.holder] : []
  return draft(reading, place, pattern, { kind: 'account-number', number, holder: holder ?? null }, { kind: 'account', id: body.id, body }, needs)
}

/** A stated account of that number, as far as the number shows; two that fit are none. */
function accountOf(accounts: readonly Account[], number: string): Account | null {
  const stated = accounts.filter((each) => each.origin === 'stated' && each.number !== null)
  const exact = stated.find((each) => numberKey(each.number ?? '') === number)
  if (exact) return exact
  const fitting = stated.filter((each) => equalAsFarAsVisible(number, numberKey(each.number ?? '')))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/** Vehicles by their plate. */
export function plateProposals(reading: Reading): readonly Draft[] {
  return reading.pages.flatMap((page) =>
    [...matchesOn(page, PATTERNS.plate.expression)].map(({ match, stretch }) => {
      const written = match.groups?.['plate'] ?? ''
      const plate = written.replace(/[· ]/gu, '')
      const place = within(stretch, match, written)
      const known = reading.known.assets.find((each) => plain(each.title).includes(plate))
      const states = known !== undefined || /[*×]/u.test(plate)
        ? null
        : { kind: 'asset' as const, id: `asset-${plate}`, body: { id: `asset-${plate}`, kind: 'vehicle' as const, title: plate } }
      return draft(reading, place, PATTERNS.plate.id, { kind: 'vehicle-plate', plate }, states)
    }),
  )
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[· ]/gu, '')

/** Real estate and shares that a sentence places or measures. */
export function assetProposals(reading: Reading): readonly Draft[] {
  return reading.pages.flatMap((page) =>
    PATTERNS.asset.flatMap((pattern) =>
      [...matchesOn(page, pattern.expression)].map(({ match, stretch }) => {
        const title = match.groups?.['title'] ?? ''
        const place = within(stretch, match, title)
        const known = reading.known.assets.find((each) => plain(each.title) === plain(title))
        const id = known?.id ?? `asset-${plain(title)}`
        const states = known === undefined ? { kind: 'asset' as const, id, body: { id, kind: pattern.kind as AssetKind, title } } : null
        return draft(reading, place, pattern.id, { kind: 'asset', title }, states)
      }),
    ),
  )
}
