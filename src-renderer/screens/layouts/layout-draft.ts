import type { LayoutDraft, LayoutPreview } from '../../../src-main/contract/layouts-methods.ts'

/** Gives a column a meaning. What only one column can mean is taken from the one that had it. */
export function withMeaning(draft: LayoutDraft, column: number, meaning: string, width: number): LayoutDraft {
  const columns = Array.from({ length: Math.max(width, draft.columns.length) }, (_, place) => {
    if (place === column) return meaning
    const before = draft.columns[place] ?? ''
    return before === meaning && !SEVERAL.has(meaning) ? '' : before
  })
  return { ...draft, columns }
}

/** Meanings that several columns may carry. */
const SEVERAL: ReadonlySet<string> = new Set(['', 'memo', 'memoMore', 'memoNamed', 'serialMore', 'orderMore', 'counterpartyNumberMore', 'document', 'refund', 'change'])

/** The same table as a record of something else: columns named for the one mean nothing for the other. */
export function withMode(draft: LayoutDraft, mode: LayoutDraft['mode']): LayoutDraft {
  if (mode === draft.mode) return draft
  // A day and a name are that of every record; all else is chosen anew.
  const shared = new Set(['date', 'time', 'status', 'currency', ...(draft.mode === 'statement' || mode === 'statement' ? [] : ['name', 'document', 'document-kind', 'from', 'to', 'fare', 'ticket'])])
  return { ...draft, mode, columns: draft.columns.map((meaning) => (shared.has(meaning) ? meaning : '')) }
}

/** The same draft with money in and money out exchanged. */
export function exchanged(draft: LayoutDraft, preview: LayoutPreview): LayoutDraft {
  if (draft.columns.includes('amountIn') || draft.columns.includes('amountOut')) {
    return { ...draft, columns: draft.columns.map((meaning) => (meaning === 'amountIn' ? 'amountOut' : meaning === 'amountOut' ? 'amountIn' : meaning)) }
  }
  if (!draft.columns.includes('direction')) return { ...draft, minusIsIn: !draft.minusIsIn }
  const directions = { ...draft.directions }
  for (const { word, means } of preview.directions) if (means === 'in' || means === 'out') directions[word] = means === 'in' ? 'out' : 'in'
  return { ...draft, directions }
}

/** A word without a side takes its entry away, so that the program's own reading holds. */
export function withWord<Means extends string>(words: Readonly<Record<string, Means>>, word: string, means: Means | ''): Record<string, Means> {
  const { [word]: _former, ...rest } = words
  return means === '' ? rest : { ...rest, [word]: means }
}
