import type { AnchorRequest, MarkStance, PageBox } from '../../../../src-main/contract/marks.ts'
import { boxAround, boxOfShown } from '../../../pdf/box-geometry.ts'
import type { PageSize, Turn } from '../../../pdf/page-layout.ts'
import { selectionWithin } from '../../../pdf/text-anchor.ts'

/** What pointing and dragging do in the original. */
export type Tool = 'select' | 'highlight' | 'box'

/** A passage that is about to be marked, and where the form opens. */
export interface Draft {
  readonly anchor: AnchorRequest
  /** Words of the passage; empty for a box. */
  readonly quote: string
  /** Cells of the row, where a row is marked. */
  readonly cells: readonly string[]
  /** Point of the window by which the form opens. */
  readonly at: { readonly x: number; readonly y: number }
  readonly focusNote: boolean
  readonly stance: MarkStance
}

/** The selected text of an original as a draft; null where nothing of an original is selected. */
export function draftOfSelection(sizeOf: (page: number) => PageSize | null, turn: Turn): Pick<Draft, 'anchor' | 'quote' | 'cells' | 'at'> | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = elementOf(range.startContainer)?.closest<HTMLElement>('[data-text-page]')
  // A selection that runs over the edge of a page is taken as far as it stands on one page.
  const container = start ?? elementOf(range.endContainer)?.closest<HTMLElement>('[data-text-page]')
  // The document beside is there to be compared; what is marked belongs to the one that is read.
  if (!container || container.closest('[data-beside]')) return null
  const selectors = selectionWithin(container, range)
  if (selectors === null) return null
  const page = Number(container.dataset['textPage'])
  const rects = [...range.getClientRects()]
  const last = rects.at(-1)
  return {
    anchor: { kind: 'text', page, ...selectors, box: boxOfRects(container, rects, sizeOf(page), turn) },
    quote: selectors.exact,
    cells: [],
    at: { x: last?.left ?? 0, y: last?.bottom ?? 0 },
  }
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

function boxOfRects(container: HTMLElement, rects: readonly DOMRect[], size: PageSize | null, turn: Turn): PageBox | null {
  const page = container.closest<HTMLElement>('.pdf-page, .imagebox')
  const sheet = page?.getBoundingClientRect()
  const around = boxAround(rects.filter((rect) => rect.width > 0 && rect.height > 0))
  if (sheet === undefined || around === null || size === null) return null
  return { unit: page?.classList.contains('imagebox') ? 'px' : 'pt', ...boxOfShown({ x: (around.x - sheet.x) / sheet.width, y: (around.y - sheet.y) / sheet.height, width: around.width / sheet.width, height: around.height / sheet.height }, size, turn) }
}
