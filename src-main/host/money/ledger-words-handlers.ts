import type { LEDGER_WORDS_METHODS } from '../../contract/ledger-words-methods.ts'
import { onFindings, type Handler } from '../handler.ts'
import { ok } from '../../contract/result.ts'
import { counterpartyList, mergeCounterparties, splitCounterparty } from './counterparties.ts'
import { pairOf, setPair } from './pairs.ts'

export const ledgerWordsHandlers: { readonly [M in keyof typeof LEDGER_WORDS_METHODS]: Handler<M> } = {
  'pairs.of': onFindings((session, params) => pairOf(session, params.row)),
  'pairs.set': onFindings((session, params) => setPair(session, params)),
  'counterparties.list': onFindings((session) => ok(counterpartyList(session))),
  'counterparties.merge': onFindings((session, params) => mergeCounterparties(session, params)),
  'counterparties.split': onFindings((session, params) => splitCounterparty(session, params)),
}
