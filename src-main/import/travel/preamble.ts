import type { TravellerDocument } from '../../domain/journeys/journey.ts'
import type { SourceRow } from '../table.ts'
import { PREAMBLE_KEYS, filled, plain } from './vocabulary.ts'

/** Whose record it is, as the lines above the table say; a personal e-file names the person only there. */
export interface Preamble {
  readonly name: string
  readonly documents: readonly TravellerDocument[]
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
const VALUE_END = '[\\s,，;；、|]'

/** One text per line; a cell that is only a key is joined to the cell after it. */
function lineText(row: SourceRow): string {
  return row.cells.filter((cell) => cell !== '').map((cell) => cell.normalize('NFKC')).reduce((text, cell) => {
    const last = text.slice(text.lastIndexOf('|') + 1).trim()
    const keyed = [PREAMBLE_KEYS.name, PREAMBLE_KEYS.numbers.map(({ key }) => key)].flat().some((key) => plain(last).replace(/:$/u, '') === key)
    if (text === '') return cell
    return keyed ? `${text.replace(/:\s*$/u, '')}:${cell}` : `${text} | ${cell}`
  }, '')
}

const valueAfter = (text: string, key: string): string => {
  const match = new RegExp(`(?:^|${VALUE_END})${escaped(key)}\\s*:\\s*([^,，;；、|\\s]+)`, 'u').exec(text)
  return filled(match?.[1])
}

/** Reads name and numbers out of the lines above the header: `查询人姓名：… ，公民身份号码: …`, `姓名：… 证件号码：…`. */
export function readPreamble(rows: readonly SourceRow[]): Preamble {
  const texts = rows.map(lineText)
  const first = (key: string): string => texts.map((text) => valueAfter(text, key)).find((value) => value !== '') ?? ''
  const name = PREAMBLE_KEYS.name.map(first).find((value) => value !== '') ?? ''
  const documents = PREAMBLE_KEYS.numbers.flatMap(({ key, kind }) => {
    const number = first(key)
    return number === '' ? [] : [{ kind, number }]
  })
  return { name, documents }
}
