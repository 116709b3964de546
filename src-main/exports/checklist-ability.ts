import type { Review } from '../contract/review.ts'
import { body, cells, column, heading, note, type Block } from './checklist-document.ts'
import { citationLines, type Writer } from './checklist-writer.ts'

type Sheet = NonNullable<Review['ability']>[number]
/** Sources printed for one sheet; all stand in review.json. */
const MOST_SOURCES = 20

/** What the file shows at hand on each day of the procedure, beside what was unpaid on it; under it where each day's figures stand. */
export function abilityBlocks(writer: Writer): readonly Block[] {
  const { review, say, figure, day } = writer
  const sheets = review.ability ?? []
  if (sheets.length === 0) return []
  const several = new Set(sheets.map((sheet) => sheet.party.id)).size > 1
  return [
    heading(2, say('ability.title')),
    body(say('ability.lead')),
    {
      kind: 'table',
      caption: null,
      columns: [
        column(say('ability.day'), 20), column(say('ability.opening'), 11, 'end'), column(say('ability.income'), 10, 'end'), column(say('ability.free'), 10, 'end'), column(say('ability.prior'), 10, 'end'),
        column(say('ability.living'), 9, 'end'), column(say('ability.at-hand'), 11, 'end'), column(say('ability.unpaid'), 11, 'end'), column(say('ability.outcome'), 8),
      ],
      rows: sheets.map((sheet) => cells(
        [several ? sheet.party.name : '', day(sheet.day), stepsOf(sheet, writer)].filter((each) => each !== '').join(' '),
        figure(sheet.opening), figure(sheet.income.total), figure(sheet.free), figure(sheet.prior), figure(sheet.living.amount), figure(sheet.atHand), figure(sheet.owed.unpaid), say(`ability.of.${sheet.ability}`),
      )),
    },
    ...(sheets.some((sheet) => !sheet.living.entered) ? [note(say('ability.living-missing'))] : []),
    note(say('ability.against')),
    ...sheets.flatMap((sheet): readonly Block[] => {
      const items = citationLines(sourcesOf(sheet), MOST_SOURCES, writer)
      return items.length === 0 ? [] : [{ kind: 'lines', label: say('ability.sources', { name: sheet.party.name, day: day(sheet.day) }), items }]
    }),
  ]
}

const stepsOf = ({ milestones }: Sheet, { translate, list }: Writer): string => list(milestones.map((each) => translate(`milestone.${each}`)))

const sourcesOf = (sheet: Sheet) => [
  ...sheet.balances.flatMap((each) => (each.citation === null ? [] : [each.citation])), ...sheet.income.rows,
  ...sheet.assets.filter((each) => each.state === 'free').map((each) => each.citation), ...sheet.claims.map((each) => each.citation), ...sheet.owed.payments,
]
