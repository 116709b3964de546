import type { Ledger } from '../../domain/ledger/ledger.ts'
import { keptRowCount } from '../../db/source-tables.ts'
import { ledgerInSlices } from '../../db/stored-ledger.ts'
import { ledgerAside } from './ledger-aside.ts'
import type { Session } from './session.ts'
import { withRests } from './with-rests.ts'

/** Up to here rows are read, and the rules run over them, in a moment. */
const FEW_ROWS = 20_000

/** From here on a thread beside saves more than starting it costs. */
const THREAD_PAYS = 200_000

/** Has the case so many rows that nobody should wait for all of them to be read? */
export const hasManyRows = (session: Session): boolean => keptRowCount(session.file.database) > FEW_ROWS

/** The kept rows of the open case, read where they are not at hand. */
export function* ledgerOf(session: Session): Generator<unknown, Ledger> {
  return (session.ledger ??= yield* ledgerInSlices(session.file.database))
}

function* restedLedgerOf(session: Session): Generator<unknown, Ledger> {
  if (session.ledger !== null || keptRowCount(session.file.database) < THREAD_PAYS) return yield* ledgerOf(session)
  return (session.ledger = yield* ledgerAside(session.file.database))
}

/** As {@link ledgerOf}, letting other calls in between. */
export const readLedger = withRests((session) => ({ begin: () => restedLedgerOf(session), known: () => session.ledger, age: () => session.rowsAge }))
