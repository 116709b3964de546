import type { INTAKE_METHODS } from '../../contract/intake-methods.ts'
import { onCase, type Handler } from '../handler.ts'
import { callError } from '../../contract/errors.ts'
import { fail } from '../../contract/result.ts'
import { fileFacts } from '../reading/file-facts.ts'
import { setSource } from './handed-over.ts'
import { writeIntakeReport } from './intake-report.ts'
import { rereadFile } from './reread.ts'

/** Answers to the methods of intake that stand in `contract/intake-methods.ts`. */
export const INTAKE_HANDLERS: { readonly [M in keyof typeof INTAKE_METHODS]: Handler<M> } = {
  'intake.reread': onCase(async (session, params, state) => {
    const result = await rereadFile(session, state.parser, params)
    if (result.ok) state.emit({ type: 'case-changed' })
    return result
  }),
  'intake.fileFacts': onCase((session, params) => fileFacts(session, params.file)),
  'intake.setSource': onCase((session, params) => setSource(session, params)),
  'intake.writeReport': onCase((session, params, state) => {
    const target = state.grants.pathOf(params.token)
    return target === null ? fail(callError('bad-request', { field: 'token' })) : writeIntakeReport(session, params, target)
  }),
}
