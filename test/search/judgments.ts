import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../rules/import-graph.ts'

/** Published judgments and laws beside the project; never part of it. */
export const JUDGMENTS = join(ROOT, '../shared/data/judgments')
/** The samples may lie one folder further up. */
const FOLDERS = [JUDGMENTS, join(ROOT, '../../shared/data/judgments')]

export interface JudgmentText {
  readonly name: string
  readonly text: string
}

/** Every text of the folder as one document each; null where the folder is absent. */
export function judgmentTexts(): readonly JudgmentText[] | null {
  const folder = FOLDERS.find((each) => existsSync(each))
  if (folder === undefined) return null
  const plain = ['juzhi', 'law'].flatMap((part) =>
    readdirSync(join(folder, part)).filter((name) => /\.(?:txt|md)$/u.test(name)).toSorted().map((name) => ({ name: `${part}/${name}`, text: readFileSync(join(folder, part, name), 'utf8') })))
  const lines = readdirSync(join(folder, 'corpus')).filter((name) => name.endsWith('.jsonl')).toSorted().flatMap((name) =>
    readFileSync(join(folder, 'corpus', name), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line, at) => ({ name: `corpus/${name}:${at + 1}`, text: longestOf(JSON.parse(line) as Record<string, unknown>) })))
  return [...plain, ...lines]
}

/** The text of a record is its longest field. */
const longestOf = (record: Record<string, unknown>): string =>
  Object.values(record).filter((value) => typeof value === 'string').toSorted((left, right) => right.length - left.length)[0] ?? ''
