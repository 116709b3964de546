import type { ASSERTIONS_METHODS } from '../../contract/assertions-methods.ts'
import { changeAssertions, createAssertion, listAssertions, removeAssertions } from './assertions.ts'
import { onCase, onFindings, type Handler } from '../handler.ts'

export const ASSERTIONS_HANDLERS: { readonly [M in keyof typeof ASSERTIONS_METHODS]: Handler<M> } = {
  'assertions.list': onFindings((session, params, state) => listAssertions(session, state.parser, params.language)),
  'assertions.create': onFindings((session, params, state) => createAssertion(session, state.parser, params)),
  'assertions.change': onFindings((session, params, state) => changeAssertions(session, state.parser, params)),
  'assertions.remove': onCase((session, params) => removeAssertions(session, params.ids)),
}
