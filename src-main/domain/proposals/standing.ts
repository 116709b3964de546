import type { CaseDocument } from '../case/case-view.ts'
import type { CaseFacts, MilestoneKind } from '../case/facts.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import { formatYuan } from '../values/money.ts'
import type { Proposal, Standing, StatedEntry } from './proposal.ts'
import type { Draft } from './reading.ts'

/** Steps that may happen more than once: another day is another step, not a contradiction. */
export const REPEATED_MILESTONES: ReadonlySet<MilestoneKind> = new Set<MilestoneKind>([
  'seizure', 'seizure-lifted', 'fine-served', 'detention-served', 'assist-notice-served', 'property-report-filed', 'enforcement-terminated', 'restriction-served', 'restriction-lifted',
])

/** Holds a proposal against what the case states. */
export function standingOf(proposal: Draft, known: CaseFacts, document: CaseDocument): Standing {
  if (proposal.states === null) return readingOnly(proposal, known)
  return entryStanding(proposal.states, known, document)
}

function readingOnly(proposal: Draft, known: CaseFacts): Standing {
  const { content } = proposal
  if (content.kind === 'document-number') {
    return known.parties.some((party) => party.documents.some((each) => numberKey(each.number) === numberKey(content.number))) ? 'stated' : 'new'
  }
  if (content.kind === 'vehicle-plate') return known.assets.some((each) => each.title.replace(/[· ]/gu, '').includes(content.plate)) ? 'stated' : 'new'
  if (content.kind === 'asset') return 'stated'
  return 'new'
}

function entryStanding(entry: StatedEntry, known: CaseFacts, document: CaseDocument): Standing {
  switch (entry.kind) {
    case 'case':
      return known.number === null ? 'new' : nameKey(known.number) === nameKey(entry.body.number ?? '') ? 'stated' : 'differs'
    case 'party': {
      const party = known.parties.find((each) => each.id === entry.id)
      if (!party) return 'new'
      const more = (entry.body.documents ?? []).length > party.documents.length || (entry.body.aliases ?? []).length > party.aliases.length
      return more ? 'new' : 'stated'
    }
    case 'account': {
      const account = known.accounts.find((each) => each.id === entry.id && each.origin === 'stated')
      if (!account) return 'new'
      const { frozenFrom } = entry.body
      if (frozenFrom === undefined || account.frozenFrom === frozenFrom) return 'stated'
      return account.frozenFrom === null ? 'new' : 'differs'
    }
    case 'obligation': {
      if (known.obligation === null) return 'new'
      const { amount } = known.obligation
      if (amount === null) return 'new'
      return formatYuan(amount) === entry.body.amount ? 'stated' : 'differs'
    }
    case 'asset':
      return known.assets.some((each) => each.id === entry.id) ? 'stated' : 'new'
    case 'milestone': {
      const { body } = entry
      const same = known.milestones.filter((each) => each.kind === body.kind && (each.party === null || body.party === undefined || each.party === body.party))
      if (same.some((each) => each.date === body.date)) return 'stated'
      return same.length > 0 && !REPEATED_MILESTONES.has(body.kind) ? 'differs' : 'new'
    }
    case 'file':
      return (entry.body.title === undefined || entry.body.title === document.title)
        && (entry.body.evidenceKind === undefined || entry.body.evidenceKind === document.evidenceKind)
        && entry.body.source === undefined
        ? 'stated'
        : 'new'
  }
}

/** What two proposals have to share to say the same: the entry without its document. */
export function sameStatement(proposal: Proposal): string {
  const { content, states } = proposal
  // Amounts are big integers, which JSON has no word for.
  if (states === null) return JSON.stringify([content, proposal.standing], (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  if (states.kind === 'milestone') return JSON.stringify(['milestone', states.body.kind, states.body.date, states.body.party ?? ''])
  // Parties that only differ in what stands beside the name are one.
  if (states.kind === 'party') return JSON.stringify(['party', states.id, states.body.role])
  if (states.kind === 'case') return JSON.stringify(['case', states.body.number])
  return JSON.stringify([states.kind, states.id, states.body])
}
