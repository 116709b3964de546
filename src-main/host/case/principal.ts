import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { FactBody } from '../../contract/facts.ts'
import { currentDecisions, type DecisionKind } from '../../db/decisions.ts'
import { currentFacts, firstStated } from '../../db/facts.ts'
import type { CaseFacts } from '../../domain/case/facts.ts'
import { factsFromRecord, type RecordedFacts } from '../../domain/case/facts-from-record.ts'
import { partsOf } from '../../domain/review/subject-id.ts'
import { loadFacts, loadRecord } from './load-case.ts'
import { plainTarget } from '../opinion/seat.ts'
import type { Session } from './session.ts'

/** Kinds of decisions whose target begins with the id of an element, a circumstance or the course of the case. */
const ON_SUBJECTS: ReadonlySet<DecisionKind> = new Set<DecisionKind>(['element', 'circumstance', 'precondition', 'answer', 'placement', 'proceeding'])

/** The debtor whose decisions stand under the plain ids: the first that was stated (see `personsOf`). */
export const principalOf = (facts: Pick<CaseFacts, 'parties'>): string | null => facts.parties.find((party) => party.role === 'debtor')?.id ?? null

/**
 * Refuses a change of the parties that would make somebody else the principal while decisions stand under the plain ids:
 * what was decided about one person would silently become decided about another. Before any debtor is stated the plain ids
 * are nobody's, and the first debtor takes them over.
 */
export function keepsPrincipal(session: Session, before: Pick<CaseFacts, 'parties'>, after: Pick<CaseFacts, 'parties'>): Result<null, CallError> {
  const principal = principalOf(before)
  if (principal === null || principal === principalOf(after)) return ok(null)
  const decided = plainDecisions(session)
  if (decided === 0) return ok(null)
  return fail(callError('principal-decided', { name: before.parties.find((party) => party.id === principal)?.name ?? principal, count: decided }))
}

/** The same for an entry of a case.json that is taken in again: the sentence for its report, null where it may be stated. */
export function passesDecisionsOn(session: Session, id: string, body: FactBody): string | null {
  const allowed = keepsPrincipal(session, loadFacts(session.file.database), { parties: partiesWith(session, id, body) })
  return allowed.ok ? null : `${allowed.error.details['count']} decisions stand under the debtor stated first (${allowed.error.details['name']}); this entry would pass them on to somebody else and was left out`
}

/** The parties as they would stand with this body, in the order in which they were first stated. */
export function partiesWith(session: Session, id: string, body: FactBody | null): CaseFacts['parties'] {
  const { database } = session.file
  const bodies = currentFacts(database).filter((fact) => fact.kind === 'party').map((fact) => ({ id: fact.id, body: fact.id === id ? body : (fact.body as FactBody) }))
  const first = new Map(firstStated(database, 'party').map((each, index) => [each, index]))
  const all = bodies.some((each) => each.id === id) ? bodies : [...bodies, { id, body }]
  const ordered = all.toSorted((left, right) => (first.get(left.id) ?? Infinity) - (first.get(right.id) ?? Infinity))
  return factsFromRecord({ ...loadRecord(database), parties: ordered.flatMap((each) => (each.body === null ? [] : [each.body as unknown as RecordedFacts['parties'][number]])) }, []).parties
}

/** How many decisions stand under plain ids, of either reviewer. */
function plainDecisions(session: Session): number {
  return currentDecisions(session.file.database).filter(({ kind, target, body }) => {
    if (ON_SUBJECTS.has(kind)) return partsOf(plainTarget(target).split('/')[0] ?? '').person === null
    if (kind === 'causation') return partsOf(textAt(body, 'subject')).person === null
    // A stance is taken in somebody's tree, by the ids under which it stands.
    return kind === 'finding' && Object.keys(recordAt(body, 'stances')).some((id) => partsOf(id).person === null)
  }).length
}

const recordAt = (body: unknown, key: string): Readonly<Record<string, unknown>> => {
  const value = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[key] : undefined
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
const textAt = (body: unknown, key: string): string => {
  const value = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[key] : undefined
  return typeof value === 'string' ? value : ''
}
