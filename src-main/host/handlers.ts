import { workspaceHandlers } from './opinion/workspace-handlers.ts'
import type { MethodName } from '../contract/api.ts'
import { callError, type CallError } from '../contract/errors.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import { listAudit } from '../db/audit.ts'
import { writeSetting } from '../db/settings.ts'
import { loadPack } from '../domain/law/load-pack.ts'
import { writeLedger } from './money/ledger-export.ts'
import { accountWordViews, sayOfAccount } from './money/account-words.ts'
import { proofRows, statementProof } from './money/statement-proof.ts'
import { ledgerGroups } from './money/ledger-groups.ts'
import { ledgerWordsHandlers } from './money/ledger-words-handlers.ts'
import { lexiconHandlers } from './money/lexicon-handlers.ts'
import { ASSERTIONS_HANDLERS } from './opinion/assertions-handlers.ts'
import { CITATIONS_HANDLERS } from './opinion/citations-handlers.ts'
import { packOf } from './rules/pack-of.ts'
import { PROPERTY_HANDLERS } from './money/property-handlers.ts'
import { rulesHandlers } from './rules/rules-handlers.ts'
import { readTexts } from './rules/rules-store.ts'
import { changeMarks, createMark, listMarks, removeMarks } from './reading/annotations.ts'
import { decideFinding, setEvidenceProperty, setParameters } from './opinion/decide.ts'
import { writeExport } from './exports/export.ts'
import { onCase, onFindings, tellChange, type Handler } from './handler.ts'
import { flowMovements, flowPicture, moneyMonths, writeFlow } from './money/flow.ts'
import { moveHistory } from './case/history.ts'
import { journeyRecords } from './money/journeys.ts'
import { accountSummaries } from './money/accounts.ts'
import { derive } from './case/derive.ts'
import { ledgerPage, ledgerRowDetail } from './money/money.ts'
import { closeCase, createCase, openCase, openSample, recentCases, startWith } from './case/open-case.ts'
import { caseOverview } from './case/overview.ts'
import { documentById, documentByPath, readPageText, tableSlice } from './reading/read.ts'
import { packView } from './rules/pack-view.ts'
import { CORRECTED_ROWS_HANDLERS } from './intake/corrected-rows-handlers.ts'
import { layoutsHandlers } from './intake/layouts-handlers.ts'
import { readerHandlers } from './reading/reader-handlers.ts'
import { reviewOf } from './opinion/review.ts'
import { correctLine, recognisedPageView } from './intake/recognised-text.ts'
import { answerItem, assessElement, assessPrecondition, decideCircumstance } from './opinion/opinion.ts'
import { nameSecond, signView, withoutSealed } from './opinion/second-review.ts'
import { comparisonHandlers } from './opinion/comparison-handlers.ts'
import { setCheck, setClock, setGap } from './opinion/follow-up.ts'
import { searchCase } from './search/search.ts'
import { SEARCH_HANDLERS } from './search/search-handlers.ts'
import { changeCase, logIn } from './case/session.ts'
import { INTAKE_HANDLERS } from './intake/intake-handlers.ts'
import { importTokens } from './intake/import-command.ts'
import { verifyCase } from './case/verify.ts'
import { APPLICATION } from './application.ts'
import { BY_HAND, factHistory, factList, removeEntry, stateEntry } from './case/facts-command.ts'
import { acceptProposal, dismissProposal, listProposals } from './case/proposals.ts'

/** The shell answers these before they reach the host; a call that arrives here came from a caller without a shell. */
const ofTheShell = (): Result<never, CallError> => fail(callError('unknown-method'))

/** One handler a method: a missing or a surplus one is a type error. */
export const handlers: { readonly [M in MethodName]: Handler<M> } = {
  'app.info': (state) => ok({ ...APPLICATION, capabilities: state.shell.capabilities, rulePack: `${loadPack().id} ${loadPack().version}` }),
  'shell.pickBundleFiles': ofTheShell,
  'shell.pickBundleFolder': ofTheShell,
  'shell.pickCase': ofTheShell,
  'shell.pickSave': ofTheShell,
  'shell.reveal': ofTheShell,

  'cases.recent': (state) => ok(recentCases(state)),
  'cases.openSample': (state) => openSample(state),
  'cases.create': (state, params) => createCase(state, params),
  'cases.open': (state, params) => openCase(state, params),
  'cases.startWith': (state, params) => startWith(state, params.token),
  'cases.close': (state) => closeCase(state),
  'cases.overview': (state) => ok(state.session ? caseOverview(state.session) : null),

  'intake.import': onCase((session, params, state) => importTokens(state, session, params)),
  ...INTAKE_HANDLERS,
  'intake.cancel': (state) => {
    state.importing?.abort()
    return ok(null)
  },

  'review.get': onFindings((session, params) => ok(reviewOf(session, params.language))),
  ...workspaceHandlers,
  'rules.pack': (state, params) => ok(packView(state.session ? packOf(state.session) : loadPack(), readTexts(state.places.data), params.language)),
  ...rulesHandlers,
  ...PROPERTY_HANDLERS,
  'findings.decide': onCase((session, params) => decideFinding(session, params)),
  'findings.setParameters': onCase((session, params) => setParameters(session, params)),
  'elements.assess': onCase((session, params) => assessElement(session, params)),
  'circumstances.assess': onCase((session, params) => assessPrecondition(session, params)),
  'circumstances.decide': onCase((session, params) => decideCircumstance(session, params)),
  'opinion.answer': onCase((session, params) => answerItem(session, params)),
  'opinion.setClock': onCase((session, params) => setClock(session, params)),
  'opinion.second': onCase((session, params) => nameSecond(session, params)),
  'opinion.sign': onCase((session, params) => signView(session, params)),
  'gaps.set': onCase((session, params) => setGap(session, params)),
  'evidence.setCheck': onCase((session, params) => setCheck(session, params)),
  'evidence.setProperty': onCase((session, params) => setEvidenceProperty(session, params)),
  ...comparisonHandlers,
  'reviewer.set': onCase((session, params) => {
    changeCase(
      session,
      () => {
        if (params.name !== undefined) writeSetting(session.file.database, 'reviewer', params.name)
        if (params.role !== undefined) writeSetting(session.file.database, 'role', params.role)
        logIn(session, 'reviewer.set', params.name ?? '', params.role === undefined ? {} : { role: params.role })
      },
      'decisions',
    )
    return ok(null)
  }),
  'history.undo': onCase((session, params, state) => moveHistory(state, session, 'undo', params.language)),
  'history.redo': onCase((session, params, state) => moveHistory(state, session, 'redo', params.language)),

  'money.accounts': onFindings((session) => ok(accountSummaries(session, derive(session)))),
  'money.rows': onCase((session, params) => ledgerPage(session, params.filter, params.sort, params.offset, params.limit)),
  'money.row': onCase((session, params) => ledgerRowDetail(session, params.id)),
  'money.export': onFindings((session, params, state) => {
    const target = state.grants.pathOf(params.token)
    return target === null ? fail(callError('bad-request', { field: 'token' })) : writeLedger(session, params.rows, params.language, target)
  }),
  'money.months': onFindings((session, params) => ok(moneyMonths(session, params.accounts ?? []))),
  'money.groups': onCase((session, params) => ledgerGroups(session, params)),
  'money.proof': onFindings((session, params) => statementProof(session, params.account)),
  'money.proofRows': onCase((session, params) => proofRows(session, params)),
  ...ledgerWordsHandlers,
  ...lexiconHandlers,
  'accounts.words': onFindings((session, params, state) => accountWordViews(session, state.parser, params.language)),
  'accounts.say': onFindings((session, params, state) => sayOfAccount(session, state.parser, params)),
  'flow.picture': onCase((session, params) => flowPicture(session, params.filter)),
  'flow.rows': onCase((session, params) => flowMovements(session, params.filter, params.edge, params.offset, params.limit)),
  'flow.export': onCase((session, params, state) => {
    const target = state.grants.pathOf(params.token)
    return target === null ? fail(callError('bad-request', { field: 'token' })) : writeFlow(session, params, target)
  }),
  'journeys.list': onFindings((session) => ok(journeyRecords(session))),

  'read.document': onCase((session, params, state) => documentById(session, state.parser, params.file)),
  'read.byPath': onCase((session, params, state) => documentByPath(session, state.parser, params.path)),
  'read.pageText': onCase((session, params) => readPageText(session, params.file, params.page)),
  'read.table': onCase((session, params, state) => tableSlice(session, state.parser, params.file, params.sheet, params.offset, params.limit)),

  ...layoutsHandlers,
  ...CORRECTED_ROWS_HANDLERS,
  ...readerHandlers,

  'read.recognisedLines': onCase((session, params) => recognisedPageView(session, params.file, params.page)),

  'recognise.start': onCase((session, params, state) => ok(state.recognition.start(session, params.file === undefined ? null : { file: params.file, page: params.page ?? null, again: params.again === true }))),
  'recognise.cancel': onCase((session, _params, state) => ok(state.recognition.cancel(session))),
  'recognise.status': onCase((session, _params, state) => ok(state.recognition.status(session))),
  'recognise.correct': onCase((session, params, state) => correctLine(state, session, params)),

  'facts.list': onCase((session) => ok(factList(session))),
  'facts.state': onCase((session, params, state) => tellChange(state, stateEntry(session, params.kind, params.id, params.body, BY_HAND))),
  'facts.remove': onCase((session, params, state) => tellChange(state, removeEntry(session, params.kind, params.id))),
  'facts.history': onCase((session, params) => ok(factHistory(session, params.kind, params.id))),
  'proposals.list': onCase((session, params) => ok(listProposals(session, params.path ?? null))),
  'proposals.accept': onCase((session, params, state) => tellChange(state, acceptProposal(session, params.id, params.edited ?? null))),
  'proposals.dismiss': onCase((session, params) => dismissProposal(session, params.id, params.reason ?? '', params.restore ?? false)),

  'marks.list': onCase((session, params, state) => listMarks(session, state.parser, params.file ?? null)),
  'marks.create': onCase((session, params, state) => createMark(session, state.parser, params)),
  'marks.change': onCase((session, params, state) => changeMarks(session, state.parser, params.ids, params.change)),
  'marks.remove': onCase((session, params) => removeMarks(session, params.ids)),

  ...ASSERTIONS_HANDLERS,
  ...CITATIONS_HANDLERS,

  'search.query': onCase((session, params) => searchCase(session, params.words, params.limit)),
  ...SEARCH_HANDLERS,
  'export.write': onCase((session, params, state) => {
    const target = state.grants.pathOf(params.token)
    return target === null ? fail(callError('bad-request', { field: 'token' })) : writeExport(session, state.parser, params.format, target, params.language, state.shell, params.final ?? false)
  }),

  'log.list': onCase((session, params) => ok(withoutSealed(session, listAudit(session.file.database, params.offset, params.limit)))),
  'log.verify': onCase((session) => ok(verifyCase(session))),
}
