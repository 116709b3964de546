import type { CaseDocument, CaseView } from '../../../src-main/domain/case/case-view.ts'
import type { Account, Asset, CaseFacts, Dealing, DealingKind, Milestone, MilestoneKind, Party, PartyRole } from '../../../src-main/domain/case/facts.ts'
import { createRuleContext } from '../../../src-main/domain/findings/context.ts'
import type { RuleId } from '../../../src-main/domain/findings/finding.ts'
import { deliveredLexicon } from '../../../src-main/domain/findings/lexicon.ts'
import type { ParameterSet } from '../../../src-main/domain/findings/parameters.ts'
import type { RuleContext } from '../../../src-main/domain/findings/rule.ts'
import type { AirRow, BorderRow, Journey, RailRow, ShipRow } from '../../../src-main/domain/journeys/journey.ts'
import type { RulePack } from '../../../src-main/domain/law/rule-pack.ts'
import { ledgerOfRows } from '../../../src-main/domain/ledger/ledger-of-rows.ts'
import type { CounterpartyText, Statement, Transaction } from '../../../src-main/domain/ledger/transaction.ts'
import { day, type Moment } from '../../../src-main/domain/values/day.ts'
import { asId, type AccountId, type AssetId, type DealingId, type FileId, type JourneyId, type PartyId, type StatementId, type TransactionId } from '../../../src-main/domain/values/ids.ts'
import { fen, parseYuan, type Fen } from '../../../src-main/domain/values/money.ts'

/** Builds small cases for tests of rules. Everything not given has a plain value; all persons are invented. */

export const yuan = (text: string): Fen => {
  const amount = parseYuan(text)
  if (!amount.ok) throw new RangeError(`not an amount: ${text}`)
  return amount.value
}

/** `2024-05-01` or `2024-05-01 10:20[:30]`. */
export function moment(text: string): Moment {
  const [date = '', time] = text.split(' ')
  return { day: day(date), time: time === undefined ? null : time.length === 5 ? `${time}:00` : time }
}

export const partyId = (text: string): PartyId => asId<PartyId>(text)
export const accountId = (text: string): AccountId => asId<AccountId>(text)
export const assetId = (text: string): AssetId => asId<AssetId>(text)

export function party(id: string, over: Partial<Omit<Party, 'id'>> & { role?: PartyRole } = {}): Party {
  return { id: partyId(id), name: id, aliases: [], kind: 'person', role: 'debtor', relation: null, documents: [], phones: [], ...over }
}

type AccountOver = Partial<Omit<Account, 'id' | 'holder' | 'usedBy'>> & { holder?: string | null; usedBy?: string | null }
export function account(id: string, over: AccountOver = {}): Account {
  const { holder = null, usedBy = null, ...rest } = over
  return {
    id: accountId(id), institution: '虚构银行', number: null, frozenFrom: null, frozenTo: null, declared: null, origin: 'stated', ...rest,
    holder: holder === null ? null : partyId(holder), usedBy: usedBy === null ? null : partyId(usedBy),
  }
}

type MilestoneOver = Partial<Omit<Milestone, 'kind' | 'date' | 'party' | 'asset'>> & { party?: string | null; asset?: string | null }
export function milestone(kind: MilestoneKind, date: string, over: MilestoneOver = {}): Milestone {
  const { party: whom = null, asset: which = null, ...rest } = over
  return {
    kind, date, amount: null, days: null, note: null, evidence: null, ...rest,
    party: whom === null ? null : partyId(whom), asset: which === null ? null : assetId(which),
  }
}

type AssetOver = Partial<Omit<Asset, 'id' | 'owner'>> & { owner?: string | null }
export function asset(id: string, over: AssetOver = {}): Asset {
  const { owner = null, ...rest } = over
  return {
    id: assetId(id), kind: 'real-estate', title: id, seizedFrom: null, seizedTo: null, declared: null, valuation: null, valuationDate: null, ...rest,
    owner: owner === null ? null : partyId(owner),
  }
}

type DealingOver = Partial<Omit<Dealing, 'id' | 'kind' | 'date' | 'asset' | 'from' | 'to'>> & { asset?: string | null; from?: string | null; to?: string | null }
export function dealing(id: string, kind: DealingKind, date: string, over: DealingOver = {}): Dealing {
  const { asset: which = null, from = null, to = null, ...rest } = over
  return {
    id: asId<DealingId>(id), kind, date, price: null, period: null, termMonths: null, evidence: null, ...rest,
    asset: which === null ? null : assetId(which), from: from === null ? null : partyId(from), to: to === null ? null : partyId(to),
  }
}

type RowOver = Partial<Omit<Transaction, 'id' | 'at' | 'amount' | 'account' | 'statement' | 'counterparty'>> & { id?: string; statement?: string }
/**
 * A kept row: `row('A1', '2024-05-01 10:00', '-120.00', '某商店')`. A minus sign makes it an outflow; give
 * `direction: 'neutral'` for a wallet's own rows. `counterparty` is a name, or the whole of it.
 * Statement id is the account id unless given; lines count up over the process, so that ids stay unique.
 */
export function row(accountName: string, at: string, amount: string, counterparty: string | Partial<CounterpartyText> = '', over: RowOver = {}): Transaction {
  lines += 1
  const value = yuan(amount)
  const { id, statement, ...rest } = over
  const line = rest.line ?? lines
  return {
    at: moment(at), direction: value < 0n ? 'out' : 'in', amount: fen(value < 0n ? -value : value), reversal: false, balance: null,
    balanceProof: 'none', expectedBalance: null, currency: 'CNY', outcome: 'done', kind: 'ordinary', refunded: fen(0n), ownNumbers: [], ownName: null,
    ownDocument: null, memo: '', merchant: '', channel: '', typeText: '', statusText: '', cash: false, serial: null, orderNumber: null,
    file: asId<FileId>(`file-${accountName}`), path: `statements/${accountName}.csv`, ...rest, line,
    counterparty: { name: '', number: '', document: '', bank: '', ...(typeof counterparty === 'string' ? { name: counterparty } : counterparty) },
    id: asId<TransactionId>(id ?? `${accountName}:${line}`), account: accountId(accountName), statement: asId<StatementId>(statement ?? accountName),
  }
}
let lines = 0

export type JourneyOver<Row> = Partial<Omit<Row, 'mode' | 'at' | 'travellerName' | 'documents'>> & { documents?: readonly (string | { kind: string; number: string })[]; file?: string }
/** A kept travel row: `journey('rail', '2024-05-01 08:00', '张某', { train: 'G7', documents: ['1101…'] })`. */
export function journey(mode: 'rail', at: string, traveller: string, over?: JourneyOver<RailRow>): Journey
export function journey(mode: 'air', at: string, traveller: string, over?: JourneyOver<AirRow>): Journey
export function journey(mode: 'ship', at: string, traveller: string, over?: JourneyOver<ShipRow>): Journey
export function journey(mode: 'border', at: string, traveller: string, over?: JourneyOver<BorderRow>): Journey
export function journey(mode: Exclude<Journey['mode'], 'hotel'>, at: string, traveller: string, over: JourneyOver<RailRow> & JourneyOver<AirRow> & JourneyOver<ShipRow> & JourneyOver<BorderRow> = {}): Journey {
  lines += 1
  const { documents = [], file = `travel-${mode}`, ...rest } = over
  const line = rest.line ?? lines
  const base = {
    at: moment(at), travellerName: traveller, status: 'taken' as const, statusText: '', cells: [],
    documents: documents.map((each) => (typeof each === 'string' ? { kind: '', number: each } : each)),
    id: asId<JourneyId>(`${file}:${line}`), file: asId<FileId>(file), path: `travel/${file}.csv`,
  }
  switch (mode) {
    case 'rail':
      return { mode, train: 'G1', from: '甲站', to: '乙站', seat: '二等座', fare: null, buyer: '', ticket: '', ...base, ...rest, line }
    case 'air':
      return { mode, flight: 'XX1001', from: '甲地', to: '乙地', cabin: '经济舱', fare: null, ticket: '', ...base, ...rest, line }
    case 'ship':
      return { mode, vessel: '虚构轮', from: '甲港', to: '乙港', cabin: '二等舱', fare: null, ...base, ...rest, line }
    case 'border':
      return { mode, direction: 'exit', port: '某口岸', destination: '', carrier: '', ...base, ...rest, line }
  }
}

/** A document of the bundle with one page of text. */
export const file = (path: string, text = '', over: Partial<Omit<CaseDocument, 'id' | 'path'>> = {}): CaseDocument => ({
  id: asId<FileId>(`file-${path}`), path, title: path.split('/').at(-1) ?? path, kind: 'document', evidenceKind: null, sha256: '0'.repeat(64),
  pages: text === '' ? [] : [text], ...over,
})

export interface CaseParts {
  readonly parties?: readonly Party[]
  readonly accounts?: readonly Account[]
  readonly milestones?: readonly Milestone[]
  readonly assets?: readonly Asset[]
  readonly dealings?: readonly Dealing[]
  readonly facts?: Partial<CaseFacts>
  readonly rows?: readonly Transaction[]
  readonly journeys?: readonly Journey[]
  readonly files?: readonly CaseDocument[]
  /** Statement ids (account ids where a row gives none) that are wallets; all others are banks. */
  readonly wallets?: readonly string[]
  readonly today?: string
}

/** The case as the rules see it. Statements follow from the rows: one for each statement id. */
export function view(parts: CaseParts): CaseView {
  const statements = new Map<StatementId, Statement>()
  for (const each of parts.rows ?? []) {
    if (statements.has(each.statement)) continue
    statements.set(each.statement, {
      id: each.statement, file: each.file, path: each.path, sheet: null, account: each.account, format: 'test',
      channel: parts.wallets?.includes(each.statement) ? 'wallet' : 'bank', order: 'oldest-first',
    })
  }
  return {
    facts: {
      number: '（2024）虚0000执0000号', title: null, court: null, stage: null, obligation: null,
      parties: parts.parties ?? [], accounts: parts.accounts ?? [], milestones: parts.milestones ?? [], assets: parts.assets ?? [],
      dealings: parts.dealings ?? [], reports: [], ...parts.facts,
    },
    files: parts.files ?? [],
    statements: [...statements.values()],
    ledger: ledgerOfRows(parts.rows ?? []),
    journeys: parts.journeys ?? [],
    today: day(parts.today ?? '2026-11-01'),
  }
}

/** A pack without content but for the lines of version; rules on the law have to be given their own. */
export const emptyPack: RulePack = {
  id: 'test', version: '0', title: { 'zh-CN': '测试', en: 'test' }, groups: [], elements: [], circumstances: [], slots: [], consumption: [], norms: [],
  bearsOn: {}, limitation: [], versionLines: { interpretation2015: '2015-07-22', aggravatedTier: '2015-11-01', interpretation2024: '2024-12-01' }, favoursAccused: [],
}

/** Context over the delivered word lists. */
export function context(parts: CaseParts, changed: Readonly<Partial<Record<RuleId, ParameterSet>>> = {}, pack: RulePack = emptyPack): RuleContext {
  return createRuleContext(view(parts), deliveredLexicon(), pack, changed)
}
