import { nextSelectable } from './table-lines.ts'
import type { TableLines } from './table-lines.ts'

/**
 * Where a key leads in a table, or null where it leads nowhere.
 * Letters go by key position: an input method that is switched on would otherwise swallow J and K.
 */
export function tableMove<Row>(
  event: { readonly key: string; readonly code: string },
  lines: TableLines<Row>,
  selected: number | null,
  page: number,
): number | null {
  if (lines.count === 0) return null
  const last = lines.count - 1
  const here = selected ?? -1
  const stay = Math.max(0, here)
  if (event.key === 'ArrowDown' || event.code === 'KeyJ') return nextSelectable(lines, here + 1, 1, stay)
  if (event.key === 'ArrowUp' || event.code === 'KeyK') return nextSelectable(lines, here - 1, -1, stay)
  if (event.key === 'Home') return nextSelectable(lines, 0, 1, stay)
  if (event.key === 'End') return nextSelectable(lines, last, -1, stay)
  if (event.key === 'PageDown') return nextSelectable(lines, Math.min(last, stay + page), 1, nextSelectable(lines, last, -1, stay))
  if (event.key === 'PageUp') return nextSelectable(lines, Math.max(0, stay - page), -1, nextSelectable(lines, 0, 1, stay))
  return null
}
