import { currentLedgerWords, PAIRING } from '../db/ledger-words.ts'
import type { PairingWord } from '../domain/ledger/hand-pairs.ts'
import type { Session } from './session.ts'

/** Every word on pairs of rows as it stands. */
export const pairingWords = (session: Session): readonly PairingWord[] => currentLedgerWords(session.file.database, PAIRING).map(({ body }) => body as unknown as PairingWord)
