import type { MarkView } from '../../../../src-main/contract/marks.ts'

/** Where a mark stands in its document, for ordering: page or sheet, then from the top. */
function placeOf({ anchor }: MarkView): readonly [number, number, number] {
  switch (anchor.kind) {
    case 'text': return [anchor.page, anchor.box?.y ?? 0, anchor.offset]
    case 'box': return [anchor.page, anchor.box.y, anchor.box.x]
    case 'row': return [anchor.sheet, anchor.line, anchor.cell ?? -1]
    case 'time': return [0, anchor.start, anchor.end]
  }
}

/** Marks in the order in which one reads the document, orphans at the end. */
export function inReadingOrder(marks: readonly MarkView[]): readonly MarkView[] {
  return marks.toSorted((left, right) => {
    if (left.state !== right.state) return left.state === 'orphan' ? 1 : -1
    const [a, b] = [placeOf(left), placeOf(right)]
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
  })
}

/** Words of a marked passage in one line: blanks of the layout say nothing, least of all between Chinese characters. Empty for a box. */
export function quoteOf({ anchor }: Pick<MarkView, 'anchor'>): string {
  switch (anchor.kind) {
    case 'text': return anchor.exact.replaceAll(/(?<=[\u2e80-\uffef])\s+(?=[\u2e80-\uffef])/gu, '').replaceAll(/\s+/gu, ' ').trim()
    case 'box':
    case 'time': return ''
    case 'row': return (anchor.cell === null ? anchor.cells : [anchor.cells[anchor.cell] ?? '']).map((cell) => cell.trim()).filter((cell) => cell !== '').join(' | ')
  }
}

/** The target of the reader that opens the document at the mark. */
export function targetOf(mark: MarkView): Readonly<Record<string, string>> {
  return { path: mark.path, ...placeTarget(mark.anchor), mark: mark.id }
}

function placeTarget(anchor: MarkView['anchor']): Readonly<Record<string, string>> {
  switch (anchor.kind) {
    case 'text':
    case 'box': return { page: String(anchor.page) }
    case 'row': return { line: String(anchor.line), sheet: String(anchor.sheet) }
    // Media fragments (W3C) count in seconds.
    case 'time': return { at: String(anchor.start / 1000) }
  }
}
