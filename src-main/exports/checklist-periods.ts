import { body, cells, column, note, type Block } from './checklist-document.ts'
import type { Writer } from './checklist-writer.ts'

/** Section 2: the periods that the counting rules use, and the dates of the procedure behind them. */
export function periodBlocks(writer: Writer): readonly Block[] {
  return [...periods(writer), ...milestones(writer)]
}

function periods({ review, say, translate, day, nameOf }: Writer): readonly Block[] {
  if (review.periods.length === 0) return [body(say('periods.none'))]
  return [
    {
      kind: 'table',
      caption: say('periods.caption'),
      columns: [column(say('column.period'), 26), column(say('column.from'), 22), column(say('column.to'), 22), column(say('column.whom'), 30)],
      rows: review.periods.map((period) =>
        cells(
          translate(`period.${period.kind}`),
          day(period.from),
          period.to === null ? say('periods.open') : day(period.to),
          nameOf(period.party ?? period.asset ?? period.account),
        ),
      ),
    },
    note(say('periods.note')),
  ]
}

function milestones({ facts, say, translate, day, amount, nameOf }: Writer): readonly Block[] {
  if (facts.milestones.length === 0) return [body(say('periods.no-milestones'))]
  return [
    {
      kind: 'table',
      caption: say('periods.milestones'),
      columns: [column(say('column.date'), 18), column(say('column.milestone'), 28), column(say('column.whom'), 20), column(say('column.evidence'), 34)],
      rows: facts.milestones
        .toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0))
        .map((milestone) => {
          const details = [
            ...(milestone.amount === undefined ? [] : [amount(milestone.amount)]),
            ...(milestone.days === undefined ? [] : [say('periods.days', { days: milestone.days })]),
            ...(milestone.note === undefined ? [] : [milestone.note]),
          ]
          const whom = milestone.party ?? milestone.asset
          return cells(
            day(milestone.date),
            [translate(`milestone.${milestone.kind}`), ...details],
            whom === undefined ? say('none') : nameOf(whom),
            milestone.evidence ?? say('periods.no-evidence'),
          )
        }),
    },
  ]
}
