import { COUNTERPARTY, currentLedgerWords, LEXICON, PAIRING } from '../../db/ledger-words.ts'
import type { CaseWord } from '../../domain/findings/case-lexicon.ts'
import type { CounterpartyGroup, CounterpartyWord } from '../../domain/ledger/counterparty-groups.ts'
import type { PairingWord } from '../../domain/ledger/hand-pairs.ts'
import type { Session } from '../case/session.ts'

/** Every word on pairs of rows as it stands. */
export const pairingWords = (session: Session): readonly PairingWord[] => currentLedgerWords(session.file.database, PAIRING).map(({ body }) => body as unknown as PairingWord)

/** Every word on counterparties as it stands. */
export const counterpartyWords = (session: Session): readonly CounterpartyGroup[] =>
  currentLedgerWords(session.file.database, COUNTERPARTY).map(({ target, body }) => ({ id: target, ...(body as unknown as CounterpartyWord) }))

/** Words that the case adds to the lists or takes out of them. */
export const lexiconWords = (session: Session): readonly CaseWord[] => currentLedgerWords(session.file.database, LEXICON).map(({ body }) => body as unknown as CaseWord)
