import type { BorderRow } from '../../domain/journeys/journey.ts'
import type { SourceRow } from '../table.ts'
import type { TravelHeader } from './header.ts'
import { filled, plain } from './vocabulary.ts'

type BorderDirection = BorderRow['direction']

const EXIT_WORDS = new Set(['出境', '出', '离境', '出国', '出关', 'O', 'OUT', 'EXIT', 'DEPARTURE'])
const ENTRY_WORDS = new Set(['入境', '入', '进境', '回国', '入关', '进', 'I', 'IN', 'ENTRY', 'ARRIVAL'])

/** Codes 1 and 2 mean nothing by themselves; a heading such as `出入境标识(1出境 2入境)` may say what they mean. */
function byCode(code: string, heading: string): BorderDirection {
  const exit = /([12])[:=.\-、]?(?:出|离)/u.exec(heading)?.[1]
  const entry = /([12])[:=.\-、]?(?:入|进)/u.exec(heading)?.[1]
  if (exit === undefined || entry === undefined || exit === entry) return 'unknown'
  return code === exit ? 'exit' : code === entry ? 'entry' : 'unknown'
}

/** 出 or 入 inside a cell that was made for something else (出入日期, 人员类别); both or neither say nothing. */
function byMention(text: string): BorderDirection {
  const exit = /出|离境/u.test(text)
  const entry = /入|进境/u.test(text)
  return exit === entry ? 'unknown' : exit ? 'exit' : 'entry'
}

/** Takes the words of direction off a date cell (`出 2024-03-18`), so that the date can be read. */
export const withoutDirection = (text: string): string => text.replace(/出境|入境|离境|进境|[出入]/gu, ' ').trim()

/**
 * Direction of a crossing. It is taken from a direction column, else from the columns that some official returns use
 * instead (人员类别, 出入日期); it is never guessed from ports, destinations or the order of rows.
 */
export function directionOf(row: SourceRow, header: TravelHeader): BorderDirection {
  for (const index of header.columns.get('direction') ?? []) {
    const word = plain(filled(row.cells[index]))
    const told = header.layout?.directions.get(word)
    if (told !== undefined) return told
    if (EXIT_WORDS.has(word)) return 'exit'
    if (ENTRY_WORDS.has(word)) return 'entry'
    const coded = byCode(word, plain(header.cells[index] ?? ''))
    if (coded !== 'unknown') return coded
  }
  for (const meaning of ['date', 'person-class']) {
    for (const index of header.columns.get(meaning) ?? []) {
      const mentioned = byMention(filled(row.cells[index]))
      if (mentioned !== 'unknown') return mentioned
    }
  }
  return 'unknown'
}
