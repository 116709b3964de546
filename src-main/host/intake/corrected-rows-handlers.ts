import type { CORRECTED_ROWS_METHODS } from '../../contract/corrected-rows-methods.ts'
import { onCase, type Handler } from '../handler.ts'
import { correctCell, printedRowsView } from './corrected-rows.ts'

export const CORRECTED_ROWS_HANDLERS: { readonly [M in keyof typeof CORRECTED_ROWS_METHODS]: Handler<M> } = {
  'rows.printed': onCase((session, params) => printedRowsView(session, params)),
  'rows.correct': onCase((session, params, state) => correctCell(state, session, params)),
}
