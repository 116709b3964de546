import { COUNTERPARTY, currentLedgerWords, PAIRING } from '../db/ledger-words.ts'
import type { CounterpartyGroup, CounterpartyWord } from '../domain/ledger/counterparty-groups.ts'
import type { PairingWord } from '../domain/ledger/hand-pairs.ts'
import type { Session } from './session.ts'

/** Every word on pairs of rows as it stands. */
export const pairingWords = (session: Session): readonly PairingWord[] => currentLedgerWords(session.file.database, PAIRING).map(({ body }) => body as unknown as PairingWord)

/** Every word on counterparties as it stands. */
export const counterpartyWords = (session: Session): readonly CounterpartyGroup[] =>
  currentLedgerWords(session.file.database, COUNTERPARTY).map(({ target, body }) => ({ id: target, ...(body as unknown as CounterpartyWord) }))
