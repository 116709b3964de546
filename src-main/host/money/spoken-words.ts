import { COUNTERPARTY, currentLedgerWords, LEXICON, PAIRING, SPENDING_CATEGORY } from '../../db/ledger-words.ts'
import type { CaseCategory, CaseVocabulary, CaseWord } from '../../domain/findings/case-lexicon.ts'
import type { CounterpartyGroup, CounterpartyWord } from '../../domain/ledger/counterparty-groups.ts'
import type { PairingWord } from '../../domain/ledger/hand-pairs.ts'
import type { Session } from '../case/session.ts'

/** Every word on pairs of rows as it stands. */
export const pairingWords = (session: Session): readonly PairingWord[] => currentLedgerWords(session.file.database, PAIRING).map(({ body }) => body as unknown as PairingWord)

/** Every word on counterparties as it stands. */
export const counterpartyWords = (session: Session): readonly CounterpartyGroup[] =>
  currentLedgerWords(session.file.database, COUNTERPARTY).map(({ target, body }) => ({ id: target, ...(body as unknown as CounterpartyWord) }))

/** Words that the case adds to the lists or takes out of them, each with the target under which it is kept. */
export const lexiconWords = (session: Session): readonly (CaseWord & { readonly target: string })[] =>
  currentLedgerWords(session.file.database, LEXICON).map(({ target, body }) => ({ ...(body as unknown as CaseWord), target }))

/** Spending categories of the case's own, in the order in which they were made. */
export const ownCategories = (session: Session): readonly CaseCategory[] =>
  currentLedgerWords(session.file.database, SPENDING_CATEGORY).map(({ target, body }) => ({ ...(body as unknown as Omit<CaseCategory, 'id'>), id: target }))

export const caseVocabulary = (session: Session): CaseVocabulary => ({ categories: ownCategories(session), words: lexiconWords(session) })
