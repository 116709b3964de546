import type { BundleAccount, BundleAsset, BundleCase, BundleDealing, BundleMilestone, BundleObligation, BundleParty } from '../../contract/case-bundle.ts'
import { asId } from '../values/ids.ts'
import { parseYuan, type Fen } from '../values/money.ts'
import type { Account, Asset, CaseFacts, Dealing, Milestone, Obligation, Party } from './facts.ts'

/** Facts as the case file keeps them: entries of case.json, one a row, already checked against the contract. */
export interface RecordedFacts {
  readonly case: BundleCase | null
  readonly parties: readonly BundleParty[]
  readonly accounts: readonly BundleAccount[]
  readonly obligation: BundleObligation | null
  readonly assets: readonly BundleAsset[]
  readonly dealings: readonly BundleDealing[]
  readonly milestones: readonly BundleMilestone[]
}

/** Typed form of the recorded facts; `discovered` are accounts that only statements name. */
export function factsFromRecord(record: RecordedFacts, discovered: readonly Account[]): CaseFacts {
  return {
    number: record.case?.number ?? null,
    title: record.case?.title ?? null,
    court: record.case?.court ?? null,
    stage: record.case?.stage ?? null,
    parties: record.parties.map(party),
    accounts: [...record.accounts.map(account), ...discovered],
    obligation: record.obligation ? obligation(record.obligation) : null,
    assets: record.assets.map(asset),
    dealings: record.dealings.map(dealing),
    milestones: record.milestones.map(milestone),
    reports: [],
  }
}

/** Amounts were checked by the contract's pattern; a text that still cannot be read is a defect. */
function yuan(text: string | undefined): Fen | null {
  if (text === undefined) return null
  const parsed = parseYuan(text)
  if (!parsed.ok) throw new RangeError(`amount not read: ${text}`)
  return parsed.value
}

const party = (entry: BundleParty): Party => ({
  id: asId(entry.id),
  name: entry.name,
  aliases: entry.aliases ?? [],
  kind: entry.kind ?? 'person',
  role: entry.role,
  relation: entry.relation ?? null,
  documents: entry.documents ?? [],
  phones: entry.phones ?? [],
})

const account = (entry: BundleAccount): Account => ({
  id: asId(entry.id),
  institution: entry.institution,
  number: entry.number ?? null,
  holder: entry.holder === undefined ? null : asId(entry.holder),
  usedBy: entry.usedBy === undefined ? null : asId(entry.usedBy),
  frozenFrom: entry.frozenFrom ?? null,
  frozenTo: entry.frozenTo ?? null,
  declared: entry.declared ?? null,
  origin: 'stated',
})

const obligation = (entry: BundleObligation): Obligation => ({
  kind: entry.kind ?? null,
  amount: yuan(entry.amount),
  subject: entry.subject ?? null,
  nature: entry.nature ?? null,
})

const asset = (entry: BundleAsset): Asset => ({
  id: asId(entry.id),
  kind: entry.kind,
  title: entry.title,
  owner: entry.owner === undefined ? null : asId(entry.owner),
  seizedFrom: entry.seizedFrom ?? null,
  seizedTo: entry.seizedTo ?? null,
  declared: entry.declared ?? null,
  valuation: yuan(entry.valuation),
  valuationDate: entry.valuationDate ?? null,
})

const dealing = (entry: BundleDealing): Dealing => ({
  id: asId(entry.id),
  kind: entry.kind,
  asset: entry.asset === undefined ? null : asId(entry.asset),
  from: entry.from === undefined ? null : asId(entry.from),
  to: entry.to === undefined ? null : asId(entry.to),
  date: entry.date,
  price: yuan(entry.price),
  period: entry.period ?? null,
  termMonths: entry.termMonths ?? null,
  evidence: entry.evidence ?? null,
})

const milestone = (entry: BundleMilestone): Milestone => ({
  kind: entry.kind,
  date: entry.date,
  party: entry.party === undefined ? null : asId(entry.party),
  asset: entry.asset === undefined ? null : asId(entry.asset),
  amount: yuan(entry.amount),
  days: entry.days ?? null,
  note: entry.note ?? null,
  evidence: entry.evidence ?? null,
})
