import type { DeclaredView } from '../../../src-main/contract/property.ts'
import type { ReportedThing } from '../../../src-main/contract/property-report.ts'
import { showAmount } from '../money/amount-text.ts'
import type { Words } from '../findings/citation-name.ts'
import { keyOf } from './report-line-draft.ts'

export interface ThingChoice {
  readonly thing: ReportedThing
  readonly label: string
}

/** What a line of a report can be tied to: accounts, assets, dealings and large outflows as the sheet shows them. What lines are tied to already stays in the list. */
export function thingChoices(view: DeclaredView, t: Words): readonly ThingChoice[] {
  const choices: ThingChoice[] = [
    ...view.rows.map((row): ThingChoice => ({ thing: { kind: row.kind, id: row.id }, label: t(`property-window.reports.thing.${row.kind}`, { name: row.name }) })),
    ...view.dealings.map((each): ThingChoice => ({ thing: { kind: 'dealing', id: each.id }, label: t('property-window.reports.thing.dealing', { name: `${t(`property-window.dealing.${each.kind}`, {})} ${each.title}`, date: each.date }) })),
    ...view.outflows.map((each): ThingChoice => ({ thing: { kind: 'row', row: each.row }, label: t('property-window.reports.thing.row', { date: each.day, name: each.name, amount: showAmount(each.amount) }) })),
  ]
  const known = new Set(choices.map((each) => keyOf(each.thing)))
  const tied = view.typed.flatMap((report) => report.lines.flatMap(({ thing }) => (thing === null || thing.kind === 'none' || known.has(keyOf(thing)) ? [] : [thing])))
  return [
    { thing: { kind: 'none' }, label: t('property-window.reports.thing.none', {}) },
    ...choices,
    ...new Map(tied.map((thing) => [keyOf(thing), { thing, label: t('property-window.reports.thing.gone', { name: thing.kind === 'row' ? `${thing.row.day} ${showAmount(thing.row.amount)}` : thing.id }) }])).values(),
  ]
}

/** What each line names, by its id, in the words of the choices: by the reviewer's word or by the same number or title. */
export function namedByLine(view: DeclaredView, choices: readonly ThingChoice[]): ReadonlyMap<string, { readonly label: string; readonly by: 'word' | 'same' }> {
  const labels = new Map(choices.map((each) => [keyOf(each.thing), each.label]))
  const named = new Map<string, { label: string; by: 'word' | 'same' }>()
  for (const report of view.typed) {
    for (const line of report.lines) if (line.thing !== null) named.set(line.id, { label: labels.get(keyOf(line.thing)) ?? '', by: 'word' })
  }
  for (const row of view.rows) for (const mention of row.typed) if (!named.has(mention.line)) named.set(mention.line, { label: labels.get(`${row.kind}/${row.id}`) ?? row.name, by: mention.by })
  return named
}
