import type { Written } from '../../contract/opinion.ts'
import type { Capacity } from '../../contract/workspace.ts'
import type { CaseFacts, Party } from '../case/facts.ts'
import type { NamedPerson } from './decisions.ts'

/** Somebody under review. */
export interface PersonFacts {
  /** Id of the party; null where no debtor was stated. */
  readonly id: string | null
  /** How their own ids end: null for the principal, whose ids are the plain ones. */
  readonly key: string | null
  readonly name: string
  readonly kind: 'person' | 'unit'
  readonly capacity: Capacity
  readonly of: { readonly id: string; readonly name: string } | null
  readonly named: Written | null
}

/** Who is bound by the judgment by the role that was stated; nobody else is reviewed before the reviewer says so. */
const BOUND: readonly (Party['role'] & Capacity)[] = ['debtor', 'guarantor', 'assisting-obligor']

/**
 * Everybody under review: the principal (the first debtor that was stated, or nobody yet), the other debtors, guarantors and
 * assisting obligors, then those whom the reviewer named as accomplice or as responsible for a unit.
 */
export function personsOf(facts: CaseFacts, named: Readonly<Record<string, NamedPerson>>): readonly PersonFacts[] {
  const bound = BOUND.flatMap((capacity) => facts.parties.filter((party) => party.role === capacity).map((party) => boundPerson(party, capacity)))
  const first = bound[0]
  const principal: PersonFacts = first?.capacity === 'debtor' ? { ...first, key: null } : { id: null, key: null, name: '', kind: 'person', capacity: 'debtor', of: null, named: null }
  const others = first?.capacity === 'debtor' ? bound.slice(1) : bound
  const nameOf = (id: string): string => facts.parties.find((party) => party.id === id)?.name ?? id
  const taken = new Set(bound.map((person) => person.id))
  const byReviewer = Object.entries(named).filter(([id]) => !taken.has(id)).map(([id, record]): PersonFacts => ({
    id, key: id, name: nameOf(id), kind: facts.parties.find((party) => party.id === id)?.kind ?? 'person', capacity: record.capacity,
    of: record.of === null ? null : { id: record.of, name: nameOf(record.of) },
    named: { text: record.text, reviewer: record.reviewer, at: record.at },
  }))
  return [principal, ...others, ...byReviewer]
}

const boundPerson = (party: Party, capacity: Capacity): PersonFacts => ({ id: party.id, key: party.id, name: party.name, kind: party.kind, capacity, of: null, named: null })
