import type { BundleAccount, BundleCase, BundleParty } from '../../contract/case-bundle.ts'
import type { Account, CaseFacts, Party } from '../case/facts.ts'

/** A party of the case as its entry of case.json, so that a proposal can add to what is stated. */
export function partyEntry(party: Party): BundleParty {
  return {
    id: party.id,
    name: party.name,
    ...(party.aliases.length === 0 ? {} : { aliases: [...party.aliases] }),
    kind: party.kind,
    role: party.role,
    ...(party.relation === null ? {} : { relation: party.relation }),
    ...(party.documents.length === 0 ? {} : { documents: party.documents.map((each) => ({ ...each })) }),
    ...(party.phones.length === 0 ? {} : { phones: [...party.phones] }),
  }
}

export function accountEntry(account: Account): BundleAccount {
  return {
    id: account.id,
    institution: account.institution,
    ...(account.number === null ? {} : { number: account.number }),
    ...(account.holder === null ? {} : { holder: account.holder }),
    ...(account.usedBy === null ? {} : { usedBy: account.usedBy }),
    ...(account.frozenFrom === null ? {} : { frozenFrom: account.frozenFrom }),
    ...(account.frozenTo === null ? {} : { frozenTo: account.frozenTo }),
    ...(account.declared === null ? {} : { declared: account.declared }),
  }
}

export const caseEntry = (known: CaseFacts): BundleCase => ({
  ...(known.number === null ? {} : { number: known.number }),
  ...(known.title === null ? {} : { title: known.title }),
  ...(known.court === null ? {} : { court: known.court }),
  ...(known.stage === null ? {} : { stage: known.stage }),
})
