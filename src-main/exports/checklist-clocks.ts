import type { ReviewClock } from '../contract/opinion.ts'
import { body, cells, column, note, type Block } from './checklist-document.ts'
import type { Writer } from './checklist-writer.ts'

/** The time limits as they stand on the day of the print. They are counted and shown; nothing follows from them here. */
export function clockBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  const clocks = review.opinion?.clocks ?? []
  if (clocks.length === 0) return [body(say('clocks.none'))]
  return [
    {
      kind: 'table', caption: null,
      columns: [column(say('column.clock'), 34), column(say('column.starts'), 22), column(say('column.due'), 14), column(say('column.status'), 30)],
      rows: clocks.map((clock) => clockRow(clock, writer)),
    },
    note(say('clocks.note')),
  ]
}

function clockRow(clock: ReviewClock, { say, day }: Writer) {
  return cells(
    [clock.title, clock.verified ? clock.source : say('not-verified', { source: clock.source })],
    clock.from === null ? say('clocks.not-entered', { starts: clock.starts }) : [day(clock.from), clock.starts],
    clock.due === null ? say('none') : day(clock.due),
    [
      say(`clocks.state.${clock.state}`, { days: Math.abs(clock.daysLeft ?? 0), day: clock.ended === null ? '' : day(clock.ended) }),
      ...(clock.note === null ? [] : [clock.note]),
    ],
  )
}
