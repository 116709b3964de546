import { unreachable } from '../../contract/result.ts'
import type { CaseFacts } from '../case/facts.ts'
import type { Finding } from '../findings/finding.ts'
import type { PartyId } from '../values/ids.ts'

/** The party whose acts a finding counts; null where it is about a related party or that cannot be told. */
export function actorOf(finding: Pick<Finding, 'subject'>, facts: CaseFacts): PartyId | null {
  const { kind, id } = finding.subject
  switch (kind) {
    case 'party': {
      const party = facts.parties.find((candidate) => candidate.id === id)
      return party?.role === 'debtor' || party?.role === 'guarantor' || party?.role === 'assisting-obligor' ? party.id : null
    }
    case 'account': {
      const account = facts.accounts.find((candidate) => candidate.id === id)
      return account?.usedBy ?? account?.holder ?? null
    }
    case 'asset':
      return facts.assets.find((candidate) => candidate.id === id)?.owner ?? null
    case 'dealing':
      return facts.dealings.find((candidate) => candidate.id === id)?.from ?? null
    default:
      return unreachable(kind)
  }
}

/** Everybody whom a finding is about: those who act and those who hold or take. */
export function partiesOf(finding: Pick<Finding, 'subject'>, facts: CaseFacts): readonly PartyId[] {
  const { kind, id } = finding.subject
  const all: readonly (PartyId | null | undefined)[] = ((): readonly (PartyId | null | undefined)[] => {
    switch (kind) {
      case 'party':
        return [facts.parties.find((candidate) => candidate.id === id)?.id]
      case 'account': {
        const account = facts.accounts.find((candidate) => candidate.id === id)
        return [account?.holder, account?.usedBy]
      }
      case 'asset':
        return [facts.assets.find((candidate) => candidate.id === id)?.owner, ...facts.dealings.filter((dealing) => dealing.asset === id).flatMap((dealing) => [dealing.from, dealing.to])]
      case 'dealing': {
        const dealing = facts.dealings.find((candidate) => candidate.id === id)
        return [dealing?.from, dealing?.to]
      }
      default:
        return unreachable(kind)
    }
  })()
  return [...new Set(all.filter((party) => party !== null && party !== undefined))]
}
