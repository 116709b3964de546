import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listBundle } from '../../src-main/import/bundle/list-bundle.ts'
import { EntryFailure } from '../../src-main/import/bundle/entry.ts'
import type { ParsedFile } from '../../src-main/import/parsed-file.ts'
import { formatYuan, fen } from '../../src-main/domain/values/money.ts'
import { ROOT } from '../rules/import-graph.ts'

/** Public samples beside the checkout: used in place, never part of it. */
export const SAMPLES = join(ROOT, '../shared/data')
/** A variable may name the folder where it lies elsewhere. */
export const samplesFolder = (): string | null => [process.env['THRESHOLD_SAMPLES'] ?? '', SAMPLES].find((path) => path !== '' && existsSync(path)) ?? null

/** What became of one sample. Amounts are decimal yuan (or the sample's own currency). */
export interface SampleOutcome {
  readonly set: string
  readonly path: string
  readonly format: string
  readonly state: 'imported' | 'needs-attention' | 'rejected'
  readonly reason: string | null
  readonly encoding: string | null
  readonly pages: number
  readonly pagesWithoutText: number
  readonly read: number
  readonly kept: number
  readonly rejected: number
  readonly in: string
  readonly out: string
}

/** Takes every file of the samples through intake's readers, as a folder would come in. */
export async function readSamples(folder: string, sets: readonly string[], parse: (bytes: Uint8Array, path: string) => Promise<ParsedFile>): Promise<readonly SampleOutcome[]> {
  const outcomes: SampleOutcome[] = []
  for (const set of sets) {
    for await (const entry of listBundle(join(folder, set))) {
      const refused = (reason: string): SampleOutcome => ({ ...nothing(set, entry.path), state: 'rejected', reason })
      if (!entry.readable) {
        outcomes.push(refused(entry.problem ?? 'unreadable-file'))
        continue
      }
      let bytes: Uint8Array
      try {
        bytes = await entry.read()
      } catch (error) {
        outcomes.push(refused(error instanceof EntryFailure ? error.reason : 'unreadable-file'))
        continue
      }
      const file = await parse(bytes, entry.path)
      const kept = outcomeOf(set, entry.path, file)
      // A problem of the archive itself is the reason, as intake gives it.
      outcomes.push(entry.problem === null ? kept : { ...kept, state: 'needs-attention', reason: entry.problem })
    }
  }
  return outcomes
}

const nothing = (set: string, path: string) => ({ set, path, format: 'unknown', encoding: null, pages: 0, pagesWithoutText: 0, read: 0, kept: 0, rejected: 0, in: '', out: '' })

function outcomeOf(set: string, path: string, file: ParsedFile): SampleOutcome {
  const tables = [...file.statements, ...file.travel]
  const sum = (pick: (table: (typeof tables)[number]) => number): number => tables.reduce((total, table) => total + pick(table), 0)
  const moved = (direction: 'in' | 'out'): string =>
    formatYuan(fen(file.statements.flatMap((table) => table.rows).filter((row) => row.direction === direction).reduce((total, row) => total + row.amount, 0n)))
  return {
    set,
    path,
    format: file.format,
    state: file.status,
    reason: file.reasonCode,
    encoding: file.encoding,
    pages: file.pages.length,
    pagesWithoutText: file.pagesWithoutText,
    read: sum((table) => table.read),
    kept: sum((table) => table.rows.length),
    rejected: sum((table) => table.rejected.length),
    ...(file.statements.length === 0 ? { in: '', out: '' } : { in: moved('in'), out: moved('out') }),
  }
}

/** The table of docs/formats.md: statements and tables one by one, the rest by set, format and state. */
export function sampleTables(outcomes: readonly SampleOutcome[]): string {
  const shown = (outcome: SampleOutcome): string => `${outcome.state}${outcome.reason === null ? '' : ` (${outcome.reason})`}`
  const line = (cells: readonly (string | number)[]): string => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
  const head = (names: readonly string[]): string => `${line(names)}\n${line(names.map(() => '---'))}`
  const tables = outcomes.filter((outcome) => outcome.read > 0)
  const others = Map.groupBy(outcomes.filter((outcome) => outcome.read === 0), (outcome) => `${outcome.set}\u0000${outcome.format}\u0000${shown(outcome)}`)
  return [
    head(['file', 'read as', 'encoding', 'rows read', 'kept', 'refused', 'in', 'out', 'state']),
    ...tables.map((each) => line([`${each.set}/${each.path}`, each.format, each.encoding ?? '', each.read, each.kept, each.rejected, each.in, each.out, shown(each)])),
    '',
    head(['set', 'read as', 'files', 'pages', 'without text', 'state']),
    ...[...others.values()]
      .map((group) => [group[0]?.set ?? '', group[0]?.format ?? '', group.length, group.reduce((sum, each) => sum + each.pages, 0), group.reduce((sum, each) => sum + each.pagesWithoutText, 0), group[0] ? shown(group[0]) : ''] as const)
      .toSorted((left, right) => (`${left[0]} ${left[1]} ${left[5]}` < `${right[0]} ${right[1]} ${right[5]}` ? -1 : 1))
      .map(line),
  ].join('\n')
}
