import type { LEDGER_WORDS_METHODS } from '../contract/ledger-words-methods.ts'
import { onFindings, type Handler } from './handler.ts'
import { pairOf, setPair } from './pairs.ts'

export const ledgerWordsHandlers: { readonly [M in keyof typeof LEDGER_WORDS_METHODS]: Handler<M> } = {
  'pairs.of': onFindings((session, params) => pairOf(session, params.row)),
  'pairs.set': onFindings((session, params) => setPair(session, params)),
}
