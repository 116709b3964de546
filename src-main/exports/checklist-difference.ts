import type { ReviewFinding } from '../contract/review.ts'
import { note, type Block } from './checklist-document.ts'
import { citationLines, countAndTotal, type Writer } from './checklist-writer.ts'

/** Sources printed of what came in and of what went; all stand in review.json. */
const MOST_SOURCES = 40

/** What changed in a finding since it was accepted: before and now, parameters, and where the rows stand that differ. */
export function differenceBlocks(finding: ReviewFinding, writer: Writer): readonly Block[] {
  const { say } = writer
  const { stale } = finding
  if (stale === null) return []
  const before = note(say('findings.stale', { before: countAndTotal(stale, writer) }))
  const { difference } = stale
  if (difference === undefined) return [before]
  const now = countAndTotal(finding, writer)
  const { rows } = difference
  const named = (name: string): string => {
    const words = say(`parameter.${name}`)
    return words === `export.parameter.${name}` ? name : words
  }
  const value = (of: string | number | null): string => (of === null || of === '' ? say('findings.parameter-empty') : String(of))
  const items = [
    rows === null ? say('findings.difference.now-count', { now }) : say('findings.difference.now', { now, added: rows.added.length, gone: rows.gone.length }),
    ...difference.parameters.map((each) => say('findings.difference.parameter', { name: named(each.name), before: value(each.before), now: value(each.now) })),
    ...citationLines(rows?.gone ?? [], MOST_SOURCES, writer).map((source) => say('findings.difference.gone', { source })),
    ...citationLines(rows?.added ?? [], MOST_SOURCES, writer).map((source) => say('findings.difference.added', { source })),
  ]
  return [before, { kind: 'lines', label: say('findings.difference.label'), items }]
}
