import { fail, ok, type Result } from '../../contract/result.ts'
import { isDay } from '../values/day.ts'
import { createShapeReader, type PackProblem } from './shape-reader.ts'

export const OFFICIAL_TEXTS_FORMAT = 'threshold-official-texts/1'

/** Official texts as an office gives them (docs/rule-pack.md). They stay outside the pack: whoever imports them answers for them. */
export interface OfficialTexts {
  readonly name: string
  readonly texts: readonly OfficialText[]
}
export interface OfficialText {
  /** Id of the entry of the pack. */
  readonly entry: string
  readonly text: string
  /** Where the office took it from. */
  readonly source: string
  /** Day on which the office compared it. */
  readonly asOf: string
}

export function readOfficialTexts(value: unknown): Result<OfficialTexts, readonly PackProblem[]> {
  const read = createShapeReader()
  const file = read.record(value, 'file', ['format', 'name', 'texts'])
  read.oneOf(file['format'], 'file.format', [OFFICIAL_TEXTS_FORMAT])
  const seen = new Set<string>()
  const problems: PackProblem[] = []
  const texts = read.list(file['texts'], 'file.texts', (each, place): OfficialText => {
    const one = read.record(each, place, ['entry', 'text', 'source', 'asOf'])
    const entry = read.text(one['entry'], `${place}.entry`)
    const asOf = read.text(one['asOf'], `${place}.asOf`)
    if (asOf !== '' && !isDay(asOf)) problems.push({ place: `${place}.asOf`, message: 'not a day (YYYY-MM-DD)' })
    if (seen.has(entry)) problems.push({ place: `${place}.entry`, message: `${entry} stands more than once` })
    seen.add(entry)
    return { entry, text: read.text(one['text'], `${place}.text`), source: read.text(one['source'], `${place}.source`), asOf }
  })
  const all = [...read.problems, ...problems]
  if (all.length === 0 && texts.length === 0) all.push({ place: 'file.texts', message: 'empty' })
  return all.length === 0 ? ok({ name: read.text(file['name'], 'file.name'), texts }) : fail(all)
}
