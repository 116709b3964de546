import type { Review, ReviewCitation } from '../contract/review.ts'
import { body, cells, column, heading, note, type Block, type Row } from './checklist-document.ts'
import { citationLines, type Writer } from './checklist-writer.ts'

type Sheet = NonNullable<Review['ability']>[number]
/** Rows of income and of payments printed in one sheet; all stand in review.json. */
const MOST_ROWS = 12

/**
 * What the file shows at hand on each day of the procedure, beside what was unpaid on it: first the days beside one another,
 * then a sheet for each, item by item in the words of the window, every figure with its place. Sums have a line of their own
 * and room enough: a figure that breaks over two lines is read wrong.
 */
export function abilityBlocks(writer: Writer): readonly Block[] {
  const { review, say, figure } = writer
  const sheets = review.ability ?? []
  if (sheets.length === 0) return []
  return [
    heading(2, say('ability.title')),
    body(say('ability.lead')),
    {
      kind: 'table',
      caption: null,
      columns: [column(say('ability.day'), 46), column(say('ability.at-hand'), 19, 'end'), column(say('ability.unpaid'), 19, 'end'), column(say('ability.outcome'), 16)],
      rows: sheets.map((sheet) => cells(headOf(sheet, writer), figure(sheet.atHand), figure(sheet.owed.unpaid), say(`ability.of.${sheet.ability}`))),
    },
    ...(sheets.some((sheet) => !sheet.living.entered) ? [note(say('ability.living-missing'))] : []),
    note(say('ability.against')),
    ...sheets.flatMap((sheet): readonly Block[] => [
      heading(3, headOf(sheet, writer)),
      {
        kind: 'table',
        caption: null,
        columns: [column(say('ability.item'), 43), column(say('ability.amount'), 19, 'end'), column(say('ability.source'), 38)],
        rows: rowsOf(sheet, writer),
      },
    ]),
  ]
}

/** Whose sheet it is, of which day, and what happened on it. */
function headOf({ party, day, milestones }: Sheet, writer: Writer): string {
  return [party.name, writer.day(day), ...(milestones.length === 0 ? [] : [writer.list(milestones.map((each) => writer.translate(`milestone.${each}`)))])].join(' ')
}

function rowsOf(sheet: Sheet, writer: Writer): readonly Row[] {
  const { translate, figure, day } = writer
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string => translate(`property-window.ability.${key}`, values)
  const place = (citation: ReviewCitation | null): string => {
    if (citation === null) return ''
    // Day and amount stand in the columns before.
    const { day: _day, amount: _amount, ...bare } = citation
    return citationLines([bare], 1, writer)[0] ?? ''
  }
  const sum = (name: string, amount: string | null, sign: '+' | '−' | '' = '', beside = ''): Row => cells(name, amount === null ? figure(null) : `${amount === '0.00' ? '' : sign}${figure(amount)}`, beside)
  const under = (name: string, amount: string, beside: string | readonly string[]): Row => cells(`\u3000${name}`, amount, beside)
  const cited = (rows: readonly ReviewCitation[], count: number): readonly Row[] => [
    ...rows.slice(0, MOST_ROWS).map((row) => under(row.day === undefined ? '' : day(row.day), figure(row.amount), place(row))),
    ...(count > MOST_ROWS ? [under(writer.say('citation.more', { count: count - MOST_ROWS }), '', '')] : []),
  ]
  const month = day(sheet.day.slice(0, 7))
  return [
    ...(sheet.effective === true ? [] : [{ kind: 'band', text: say(sheet.effective === null ? 'effectUnknown' : 'notEffective') } satisfies Row]),
    sum(say('opening', { month }), sheet.opening, '+'),
    ...sheet.balances.map((each) => under(
      `${each.name}${translate(`property-window.side.${each.side}`)}${each.frozen ? translate('property-window.frozen') : ''}`, figure(each.balance),
      each.balance === null ? say('noBalance') : [place(each.citation), say('knownOn', { day: day(each.knownOn ?? '') })],
    )),
    sum(say('income', { from: day(`${sheet.day.slice(0, 7)}-01`), to: day(sheet.day) }), sheet.income.total, '+', say('rows', { n: sheet.income.count })),
    ...cited(sheet.income.rows, sheet.income.count),
    sum(say('assets'), sheet.free, '+', sheet.seized === '0.00' ? '' : say('seizedBeside', { amount: figure(sheet.seized) })),
    // What is not in the sum stands in brackets.
    ...sheet.assets.map((each) => under(
      writer.say('ability.asset', { title: each.title, state: translate(`property-window.state.${each.state}`) }),
      each.valuation === null ? figure(null) : each.state === 'free' ? figure(each.valuation) : writer.say('ability.beside', { amount: figure(each.valuation) }),
      each.valuation === null ? [place(each.citation), say('noValuation')] : place(each.citation),
    )),
    sum(say('prior'), sheet.prior, '−'),
    ...sheet.claims.map((each) => under(each.title, figure(each.amount), each.amount === null ? [place(each.citation), say('noAmount')] : place(each.citation))),
    sum(say('living'), sheet.living.amount, '−', sheet.living.entered ? '' : say('livingMissing')),
    sum(say('atHand'), sheet.atHand, '', say('sumOf')),
    sum(say('owed'), sheet.owed.amount, '', sheet.owed.amount === null ? say('noObligation') : ''),
    sum(say('paid'), sheet.owed.paid, '−', say('rows', { n: sheet.owed.payments.length })),
    ...cited(sheet.owed.payments, sheet.owed.payments.length),
    sum(say('unpaid'), sheet.owed.unpaid),
    { kind: 'band', text: translate(`property-window.outcome.${sheet.ability}`) },
  ]
}
