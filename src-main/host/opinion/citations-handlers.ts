import type { CITATIONS_METHODS } from '../../contract/citations-methods.ts'
import { ok } from '../../contract/result.ts'
import { brokenCitations, citationLabels, resolveCitations, setCitationLabels } from './citations.ts'
import { onCase, onFindings, type Handler } from '../handler.ts'

export const CITATIONS_HANDLERS: { readonly [M in keyof typeof CITATIONS_METHODS]: Handler<M> } = {
  'citations.labels': onCase((session, params) => ok(citationLabels(session, params.language))),
  'citations.setLabels': onCase((session, params) => setCitationLabels(session, params)),
  'citations.resolve': onFindings(async (session, params, state) => ok(await resolveCitations(session, state.parser, params.references, params.language))),
  'citations.broken': onFindings(async (session, params, state) => ok(await brokenCitations(session, state.parser, params.language))),
}
