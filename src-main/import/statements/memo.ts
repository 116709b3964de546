import type { Binding } from './header.ts'
import { meant } from './words.ts'

/** All memo columns in the order of the table, each text once; those without a meaning of their own under their name. */
export function memoOf(cells: readonly string[], binding: Binding): string {
  const parts: string[] = []
  for (const meaning of ['memo', 'memoMore'] as const) {
    for (const column of binding.columns.get(meaning) ?? []) {
      const text = meant(cells[column])
      if (text !== '' && !parts.includes(text)) parts.push(text)
    }
  }
  const named = binding.columns.get('memoNamed')
  if (named === undefined) return parts.join(' ')
  const pair = binding.layout?.currencyByPair === true ? (binding.columns.get('currency') ?? []) : []
  for (const column of [...pair, ...named]) {
    const text = meant(cells[column])
    if (text !== '') parts.push(`${binding.header[column] ?? ''} ${text}`.trim())
  }
  return parts.join(' ')
}
