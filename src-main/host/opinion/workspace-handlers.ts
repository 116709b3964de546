import type { MethodName } from '../../contract/api.ts'
import { onCase, type Handler } from '../handler.ts'
import { keepCausation, removeCausation } from './causation.ts'
import { namePerson, placeEvidence, proceed, stateRecovery, stateSanction } from './workspace.ts'
import type { WORKSPACE_METHODS } from '../../contract/workspace-methods.ts'

type WorkspaceMethod = keyof typeof WORKSPACE_METHODS & MethodName

export const workspaceHandlers: { readonly [M in WorkspaceMethod]: Handler<M> } = {
  'persons.name': onCase((session, params) => namePerson(session, params)),
  'evidence.place': onCase((session, params) => placeEvidence(session, params)),
  'sanctions.state': onCase((session, params) => stateSanction(session, params)),
  'causation.keep': onCase((session, params) => keepCausation(session, params)),
  'causation.remove': onCase((session, params) => removeCausation(session, params)),
  'recovery.state': onCase((session, params) => stateRecovery(session, params)),
  'opinion.proceed': onCase((session, params) => proceed(session, params)),
}
