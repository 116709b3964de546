import { othersTurn, type Session } from './session.ts'

/** Longest time for which other calls wait, as far as slices and single rules allow. */
const TURN_MS = 20

/** Long work on the open case that changes nothing in it. */
export interface RestedWork<Found> {
  /** What it yields is waited for where it is a promise; these never reject. */
  begin(): Generator<unknown, Found>
  /** What was found already, by this work or another; null where it has to be worked out. */
  known(): Found | null
  /** Another number after every change for which the work has to begin anew. */
  age(): number
}

/**
 * Does work in slices with rests in which other calls are answered. Whoever asks while it runs gets the same. Fails with
 * `no-case-open` where the case was closed meanwhile.
 */
export function withRests<Found>(workOn: (session: Session) => RestedWork<Found>): (session: Session) => Promise<Found> {
  const underWay = new WeakMap<Session, Promise<Found>>()
  return (session) => {
    const work = workOn(session)
    const known = work.known()
    if (known !== null) return Promise.resolve(known)
    const running = underWay.get(session)
    if (running) return running
    const begun = rested(session, work).finally(() => underWay.delete(session))
    underWay.set(session, begun)
    return begun
  }
}

async function rested<Found>(session: Session, work: RestedWork<Found>): Promise<Found> {
  // Whoever asked is answered first.
  await othersTurn(session)
  let age = work.age()
  let steps = work.begin()
  try {
    for (let since = performance.now(); ; ) {
      const step = steps.next()
      if (step.done === true) return step.value
      const waiting = step.value instanceof Promise
      if (waiting) await step.value
      if (!waiting && performance.now() - since < TURN_MS) continue
      await othersTurn(session)
      since = performance.now()
      const known = work.known()
      if (known !== null) return known
      const now = work.age()
      if (now === age) continue
      age = now
      end(steps)
      steps = work.begin()
    }
  } finally {
    // What was begun and is not wanted any more gives back what it holds.
    end(steps)
  }
}

const end = (steps: Generator<unknown>): void => void steps.return(undefined)
