import type { DeclaredRow, DeclaredView } from '../../contract/property.ts'
import type { TypedMention } from '../../contract/property-report.ts'
import type { ReviewCitation } from '../../contract/review.ts'
import type { Account, DaySpan, Party } from '../case/facts.ts'
import type { CaseDocument } from '../case/case-view.ts'
import { balanceAtEndOf } from '../findings/ability/known-balance.ts'
import { accountSubject, cite } from '../findings/build-finding.ts'
import { amountParameter } from '../findings/parameter-values.ts'
import { certainlyWithin } from '../findings/property/certain-days.ts'
import { assetOf, assetsOf } from '../findings/property/debtor-dealings.ts'
import { assetCitation, dealingCitation } from '../findings/property/fact-citations.ts'
import { reportDuty } from '../findings/report/report-duty.ts'
import type { RuleContext } from '../findings/rule.ts'
import { anchorOf } from '../ledger/hand-pairs.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import { isInflow, isOutflow, moved } from '../ledger/transaction.ts'
import { formatYuan, sum } from '../values/money.ts'
import { proposedLines } from './report-form.ts'
import { keyOfThing, mentionsOf } from './typed-reports.ts'

/** Words of a form on which property is reported; the order to report (报告财产令) is none. */
const REPORT_FORM = /财产(?:情况)?(?:报告|申报)(?:表|书)|财产申报/u
const EMPTY_FORM = /报告财产令/u
/** A card or account number as forms bear it, blanks between its groups allowed. */
const ACCOUNT_NUMBER = /(?<!\d)\d(?:[ -]?\d){14,18}(?!\d)/gu

/** What the case states is not in the facts as the rules see them: the host adds it. */
type RowOfFacts = Omit<DeclaredRow, 'stated'>
type OfParty = Omit<DeclaredView, 'debtors' | 'rows'> & { readonly rows: readonly RowOfFacts[] }

/**
 * What the property report says beside what the file shows: accounts, assets, dealings and large outflows in the report
 * window. Whether a thing was declared is the reviewer's word (`declared`, or a report typed in); beside it stands where a report document names
 * its number or title. A name that is not found there proves nothing: forms abbreviate, and scans are read with gaps.
 */
export function declaredView(context: RuleContext, party: Party): OfParty {
  const window = context.periods.reportWindow(party)
  const duty = reportDuty(context, party)
  const documents = reportDocuments(context, party)
  const places = documents.flatMap((document) => document.pages.map((text, index) => ({ path: document.path, page: index + 1, text, digits: text.replace(/[ -]/gu, ''), key: nameKey(text) })))
  const named = (fits: (page: (typeof places)[number]) => boolean): ReviewCitation | null => {
    const found = places.find(fits)
    return found === undefined ? null : { path: found.path, page: found.page }
  }
  const mentions = mentionsOf(context.view.facts)
  const own = mentionsOf(context.view.facts, party.id)
  const typed = context.view.facts.reports.filter((report) => report.party === party.id)
  const accounts = [...context.ownAccounts(party).map((account) => [account, 'own'] as const), ...context.usedAccounts(party).map((account) => [account, 'used'] as const)]
  return {
    party: { id: party.id, name: party.name },
    window,
    report: {
      state: duty.state === 'open' && duty.ordered.length === 0 ? 'not-ordered' : duty.state, due: duty.due, filed: duty.filed?.date ?? null,
      documents: documents.map(({ path }) => ({ path, page: 1 })),
    },
    rows: [
      ...accounts.map(([account, side]) => accountRow(context, account, side, window, named((page) => account.number !== null && account.number.length > 4 && page.digits.includes(account.number)), mentions.get(`account/${account.id}`) ?? [])),
      ...assetsOf(context, party).map((asset): RowOfFacts => ({
        kind: 'asset', id: asset.id, name: asset.title, side: 'asset', declared: asset.declared, typed: mentions.get(`asset/${asset.id}`) ?? [], named: named((page) => page.key.includes(nameKey(asset.title))),
        found: asset.valuation === null ? null : formatYuan(asset.valuation), foundAs: asset.valuation === null ? null : 'valuation', movements: null, citation: assetCitation(asset),
      })),
    ],
    dealings: dealingsIn(context, party, window, own),
    outflows: outflowsIn(context, party, window, own),
    typed,
    proposals: proposedLines(places, typed),
    unknownNumbers: unknownNumbers(context, places),
  }
}

/** Documents that the milestone of the report names, and those that bear the words of such a form. */
function reportDocuments(context: RuleContext, party: Party): readonly CaseDocument[] {
  const named = new Set(context.milestones(party, 'property-report-filed').flatMap((each) => (each.evidence === null ? [] : [each.evidence])))
  const isForm = ({ title, path, pages }: CaseDocument): boolean => {
    const head = `${title} ${path} ${(pages[0] ?? '').slice(0, 200)}`
    return REPORT_FORM.test(head) && !EMPTY_FORM.test(head)
  }
  return context.view.files.filter((file) => named.has(file.path) || (file.kind === 'document' && isForm(file)))
}

type Window = DaySpan | null

function accountRow(context: RuleContext, account: Account, side: 'own' | 'used', window: Window, named: ReviewCitation | null, typed: readonly TypedMention[]): RowOfFacts {
  const to = window?.to ?? null
  const rows = context.rowsOf(account.id)
  const movements = window === null ? [] : rows.where({ part: (each) => moved(each) && each.currency === 'CNY', during: window }).list()
  const known = to === null ? null : balanceAtEndOf(rows, to)
  const last = known?.row ?? movements.at(-1) ?? null
  const turnover = movements.length === 0 ? null : formatYuan(sum(movements.filter((row) => isInflow(row) || isOutflow(row)).map((row) => row.amount)))
  const found = known === null ? turnover : formatYuan(known.balance)
  return {
    kind: 'account', id: account.id, name: accountSubject(account).name, side, declared: account.declared, typed, named, found,
    foundAs: known !== null ? 'balance' : turnover === null ? null : 'turnover', movements: movements.length, citation: last === null ? null : plain(cite(last)),
  }
}

const plain = ({ path, line, page }: { readonly path: string; readonly line?: number | undefined; readonly page?: number | undefined }): ReviewCitation =>
  ({ path, ...(line === undefined ? {} : { line }), ...(page === undefined ? {} : { page }) })

type Mentions = ReturnType<typeof mentionsOf>

function dealingsIn(context: RuleContext, party: Party, window: Window, mentions: Mentions): OfParty['dealings'] {
  if (window === null) return []
  return context.view.facts.dealings
    .filter((each) => (each.from === party.id || assetOf(context, each.asset)?.owner === party.id) && certainlyWithin(each.date, window))
    .map((each) => ({ id: each.id, kind: each.kind, title: assetOf(context, each.asset)?.title ?? each.id, date: each.date, price: each.price === null ? null : formatYuan(each.price), citation: dealingCitation(each), typed: mentions.get(`dealing/${each.id}`) ?? [] }))
}

/** Single outflows of at least the `large` of `report.omitted-dealing`, neither performance nor between own and used accounts. */
function outflowsIn(context: RuleContext, party: Party, window: Window, mentions: Mentions): OfParty['outflows'] {
  if (window === null) return []
  const large = amountParameter(context.parameters('report.omitted-dealing'), 'large')
  const isBetweenOwn = context.byNumber.isBetweenOwn(party)
  return context.rowsAcross(party).where({ part: isOutflow, least: large, during: window, test: (row) => !context.byNumber.isPerformance(row) && !isBetweenOwn(row) }).inTime().list()
    .map((row) => {
      const anchor = anchorOf(context.view, row)
      return { day: row.at.day, amount: formatYuan(row.amount), name: row.counterparty.name, citation: plain(cite(row)), row: anchor, typed: mentions.get(keyOfThing({ kind: 'row', row: anchor })) ?? [] }
    })
}

/** Resident ids have the length of account numbers: those of the parties are none. */
function unknownNumbers(context: RuleContext, places: readonly { readonly path: string; readonly page: number; readonly text: string }[]): OfParty['unknownNumbers'] {
  const { parties, accounts } = context.view.facts
  const known = new Set([...accounts.flatMap((each) => (each.number === null ? [] : [numberKey(each.number)])), ...parties.flatMap((each) => each.documents.map((document) => numberKey(document.number)))])
  const found = new Map<string, ReviewCitation>()
  for (const { path, page, text } of places) {
    for (const [written] of text.matchAll(ACCOUNT_NUMBER)) {
      const number = numberKey(written)
      if (!known.has(number) && !found.has(number)) found.set(number, { path, page, quote: written })
    }
  }
  return [...found].map(([number, citation]) => ({ number, citation }))
}
