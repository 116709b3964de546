import type { AbilityView, DeclaredView } from '../../contract/property.ts'
import type { PROPERTY_REPORT_METHODS } from '../../contract/property-report-methods.ts'
import type { PROPERTY_METHODS } from '../../contract/property-methods.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { abilitySheet } from '../../domain/property/ability-sheet.ts'
import { declaredView } from '../../domain/property/declared.ts'
import { procedureDays } from '../../domain/property/procedure-days.ts'
import { day as dayOf } from '../../domain/values/day.ts'
import { factsAsStated } from '../case/load-case.ts'
import { derive } from '../case/derive.ts'
import { onFindings, type Handler } from '../handler.ts'
import type { Session } from '../case/session.ts'
import { addLines, changeLine, removeLine, removeReport, stateReport } from './property-reports.ts'

export const PROPERTY_HANDLERS: { readonly [M in keyof (typeof PROPERTY_METHODS & typeof PROPERTY_REPORT_METHODS)]: Handler<M> } = {
  'property.ability': onFindings((session, params) => ability(session, params.party, params.day)),
  'property.declared': onFindings((session, params) => declared(session, params.party)),
  'reports.state': onFindings((session, params) => stateReport(session, params)),
  'reports.remove': onFindings((session, params) => removeReport(session, params)),
  'reports.addLines': onFindings((session, params) => addLines(session, params)),
  'reports.changeLine': onFindings((session, params) => changeLine(session, params)),
  'reports.removeLine': onFindings((session, params) => removeLine(session, params)),
}

function ability(session: Session, id: string | null, day: string | null): Result<AbilityView, CallError> {
  const { context } = derive(session)
  const debtors = context.debtors.map(({ id: each, name }) => ({ id: each, name }))
  const party = id === null ? context.debtors[0] : context.debtors.find((each) => each.id === id)
  if (party === undefined) return id === null ? ok({ debtors, days: [], sheet: null }) : fail(callError('not-found', { id }))
  const days = procedureDays(context, party)
  const notice = days.find((each) => each.milestone === 'enforcement-notice-served') ?? days[0]
  const asked = day === null ? (notice?.day ?? context.view.today) : dayOf(day)
  return ok({ debtors, days, sheet: abilitySheet(context, party, asked) })
}

function declared(session: Session, id: string | null): Result<DeclaredView, CallError> {
  const { context } = derive(session)
  const debtors = context.debtors.map(({ id: each, name }) => ({ id: each, name }))
  const party = id === null ? context.debtors[0] : context.debtors.find((each) => each.id === id)
  if (party !== undefined) {
    const facts = factsAsStated(session.file.database)
    const view = declaredView(context, party)
    const stated = new Map<string, boolean | null>([...facts.accounts.map((each) => [`account/${each.id}`, each.declared] as const), ...facts.assets.map((each) => [`asset/${each.id}`, each.declared] as const)])
    return ok({ debtors, ...view, rows: view.rows.map((row) => ({ ...row, stated: stated.get(`${row.kind}/${row.id}`) ?? null })) })
  }
  if (id !== null) return fail(callError('not-found', { id }))
  return ok({ debtors, party: null, window: null, report: { state: 'not-ordered', due: null, filed: null, documents: [] }, rows: [], dealings: [], outflows: [], typed: [], proposals: [], unknownNumbers: [] })
}
