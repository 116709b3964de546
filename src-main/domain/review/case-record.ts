import type { ReviewCase } from '../../contract/review.ts'
import type { CaseFacts } from '../case/facts.ts'
import { formatYuan, type Fen } from '../values/money.ts'

/**
 * The case facts as they stand, in the shape of case.json without `files` (contract `threshold-case/1`). What nobody
 * stated is left out, as the contract has it, and never written as null; so it can be read in again as it is.
 */
export function caseRecord(facts: CaseFacts): ReviewCase {
  return {
    schema: 'threshold-case/1',
    case: known({ number: facts.number, title: facts.title, court: facts.court, stage: facts.stage }),
    parties: facts.parties.map((party) =>
      known({
        id: party.id,
        name: party.name,
        aliases: listOrNull(party.aliases),
        kind: party.kind,
        role: party.role,
        relation: party.relation,
        documents: listOrNull(party.documents.map((document) => ({ kind: document.kind, number: document.number }))),
        phones: listOrNull(party.phones),
      }),
    ),
    accounts: facts.accounts.map((account) =>
      known({
        id: account.id,
        institution: account.institution,
        number: account.number,
        holder: account.holder,
        usedBy: account.usedBy,
        frozenFrom: account.frozenFrom,
        frozenTo: account.frozenTo,
        declared: account.declared,
      }),
    ),
    ...(facts.obligation === null
      ? {}
      : {
          obligation: known({
            kind: facts.obligation.kind,
            amount: yuan(facts.obligation.amount),
            subject: facts.obligation.subject,
            nature: facts.obligation.nature,
          }),
        }),
    assets: facts.assets.map((asset) =>
      known({
        id: asset.id,
        kind: asset.kind,
        title: asset.title,
        owner: asset.owner,
        seizedFrom: asset.seizedFrom,
        seizedTo: asset.seizedTo,
        declared: asset.declared,
        valuation: yuan(asset.valuation),
        valuationDate: asset.valuationDate,
      }),
    ),
    dealings: facts.dealings.map((dealing) =>
      known({
        id: dealing.id,
        kind: dealing.kind,
        asset: dealing.asset,
        from: dealing.from,
        to: dealing.to,
        date: dealing.date,
        price: yuan(dealing.price),
        period: dealing.period,
        termMonths: dealing.termMonths,
        evidence: dealing.evidence,
      }),
    ),
    milestones: facts.milestones.map((milestone) =>
      known({
        kind: milestone.kind,
        date: milestone.date,
        party: milestone.party,
        asset: milestone.asset,
        amount: yuan(milestone.amount),
        days: milestone.days,
        note: milestone.note,
        evidence: milestone.evidence,
      }),
    ),
  }
}

const yuan = (amount: Fen | null): string | null => (amount === null ? null : formatYuan(amount))
const listOrNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list)

function known(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null))
}
