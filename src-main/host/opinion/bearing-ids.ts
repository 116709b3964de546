import { packOf } from '../rules/pack-of.ts'
import { partsOf } from '../../domain/review/subject-id.ts'
import { loadFacts } from '../case/load-case.ts'
import type { Session } from '../case/session.ts'

/** May a finding or a mark bear on this? An entry of the pack, for the principal, or in the tree of a party that was stated. */
export function mayBearOn(id: string, session: Session): boolean {
  const pack = packOf(session)
  const { entry, person } = partsOf(id)
  const known = [pack.elements, pack.ownElements ?? [], pack.circumstances, pack.norms].some((entries) => entries.some((each) => each.id === entry))
  return known && (person === null || (session.derived?.view.facts ?? loadFacts(session.file.database)).parties.some((party) => party.id === person))
}
