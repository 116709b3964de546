import type { Seat } from '../../contract/opinion.ts'
import type { Signature } from '../../domain/review/decisions.ts'
import { currentDecisions, type DecisionKind, type DecisionRow, type StepKind } from '../../db/decisions.ts'
import { reviewerOf, type Session } from '../case/session.ts'

/** Decisions of the second reviewer stand under their own targets, so that neither reviewer writes over the other. */
const SECOND = 'second/'
/** Decisions that each reviewer takes alone; findings, marks, requests and checks are common work. */
const OWN: ReadonlySet<StepKind> = new Set<DecisionKind>(['element', 'circumstance', 'precondition', 'answer', 'causation', 'recovery', 'proceeding'])

export const APPOINTMENT = 'second-reviewer'
export const signatureTarget = (seat: Seat): string => `signature/${seat}`

/** The second review of the case: who, who sits here now, who has signed. */
export interface SeatFacts {
  readonly seat: Seat
  readonly names: Readonly<Record<Seat, string>>
  readonly signatures: Readonly<Record<Seat, Signature | null>>
  /** Not both have signed: neither may see the other's view. */
  readonly sealed: boolean
}

/** Who sits here is told by the reviewer's name: the seal is an agreement between people, no encryption. */
export function seatFacts(rows: readonly DecisionRow[], reviewer: string): SeatFacts | null {
  const opinion = (target: string): unknown => rows.find((row) => row.kind === 'opinion' && row.target === target)?.body
  const names = opinion(APPOINTMENT) as Record<Seat, string> | undefined
  if (names === undefined) return null
  const signature = (seat: Seat): Signature | null => (opinion(signatureTarget(seat)) as Signature | undefined) ?? null
  const signatures = { first: signature('first'), second: signature('second') }
  return { seat: reviewer === names.second ? 'second' : 'first', names, signatures, sealed: signatures.first === null || signatures.second === null }
}

export const seatOf = (session: Session): SeatFacts | null => seatFacts(currentDecisions(session.file.database), reviewerOf(session))

export const isOwn = (kind: StepKind): boolean => OWN.has(kind)
export const ownTarget = (seat: Seat, target: string): string => (seat === 'second' ? `${SECOND}${target}` : target)
export const seatOfTarget = (target: string): Seat => (target.startsWith(SECOND) ? 'second' : 'first')
export const plainTarget = (target: string): string => (target.startsWith(SECOND) ? target.slice(SECOND.length) : target)

/** May this step be taken back here? A reviewer undoes their own view only, and nothing of it once it is signed. Appointment and signature have acts of their own. */
export function mayMove(seat: SeatFacts | null): (step: { readonly kind: StepKind; readonly target: string }) => boolean {
  const here = seat?.seat ?? 'first'
  return ({ kind, target }) => {
    if (kind === 'opinion') return false
    return !isOwn(kind) || (seatOfTarget(target) === here && (seat === null || seat.signatures[here] === null))
  }
}
