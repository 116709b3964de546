import { ok } from '../../contract/result.ts'
import type { RULES_METHODS } from '../../contract/rules-methods.ts'
import { enterAct, removeAct } from '../case/acts-command.ts'
import { onCase, onFindings, type Handler } from '../handler.ts'
import { importTexts, inspectPack, installPack, packDifferences, raisePack, removeKey, removePack, removeTexts, rulesState } from './rules-command.ts'

export const rulesHandlers: { readonly [M in keyof typeof RULES_METHODS]: Handler<M> } = {
  'rules.state': (state, params) => ok(rulesState(state, params.language)),
  'rules.inspect': inspectPack,
  'rules.install': installPack,
  'rules.remove': removePack,
  'rules.removeKey': removeKey,
  'rules.difference': onCase((session, params, state) => packDifferences(state, session, params)),
  'rules.raise': onFindings((session, params, state) => raisePack(state, session, params)),
  'rules.importTexts': importTexts,
  'rules.removeTexts': removeTexts,
  'acts.enter': onFindings((session, params) => enterAct(session, params)),
  'acts.remove': onFindings((session, params) => removeAct(session, params)),
}
