import type { Ledger } from '../../domain/ledger/ledger.ts'
import { ledgerInSlices } from '../../db/stored-ledger.ts'
import { othersTurn, type Session } from './session.ts'

/** Longest time for which other calls wait, as far as slices allow. */
const TURN_MS = 20
const underWay = new WeakMap<Session, Promise<Ledger>>()

/** The ledger of the open case, read in slices with rests where it is not at hand. Fails with `no-case-open` where the case was closed meanwhile. */
export function readLedger(session: Session): Promise<Ledger> {
  if (session.ledger) return Promise.resolve(session.ledger)
  const running = underWay.get(session)
  if (running) return running
  const work = reading(session).finally(() => underWay.delete(session))
  underWay.set(session, work)
  return work
}

async function reading(session: Session): Promise<Ledger> {
  let age = session.rowsAge
  // Whoever asked is answered first.
  await othersTurn(session)
  let steps = ledgerInSlices(session.file.database)
  for (let since = performance.now(); ; ) {
    const step = steps.next()
    if (step.done === true) return (session.ledger = step.value)
    if (performance.now() - since < TURN_MS) continue
    await othersTurn(session)
    since = performance.now()
    if (session.ledger) return session.ledger
    if (session.rowsAge === age) continue
    age = session.rowsAge
    steps = ledgerInSlices(session.file.database)
  }
}
