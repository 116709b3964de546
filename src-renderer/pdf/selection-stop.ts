/** Texts laid over a picture word by word: between the words there is nothing that a selection could hold on to. */
const LAYERS = '.pdf-text, .placed-text'
/** What pages lie in. */
const PANES = '.pdf-scroll, .desk'
/** How much farther a line above or below is than a word in the same line. */
const OTHER_LINE = 8
/** So far inside its edge, in CSS pixels, a word is surely hit. */
const INSIDE = 0.5

const gap = (at: number, from: number, to: number): number => Math.max(from - at, 0, at - to)

/**
 * Of some words the one that somebody means who points at bare paper: in the same line the nearest, else one of the
 * nearest line. Lines run downwards where the page is turned to its side. Null where there are no words.
 */
export function nearestWord(words: readonly DOMRectReadOnly[], x: number, y: number, sideways: boolean): number | null {
  let nearest: { readonly word: number; readonly far: number } | null = null
  for (const [word, rect] of words.entries()) {
    if (rect.width === 0 || rect.height === 0) continue
    const [across, along] = [gap(x, rect.left, rect.right), gap(y, rect.top, rect.bottom)]
    const far = sideways ? Math.hypot(along, across * OTHER_LINE) : Math.hypot(across, along * OTHER_LINE)
    if (nearest === null || far < nearest.far) nearest = { word, far }
  }
  return nearest?.word ?? null
}

interface Caret {
  readonly node: Node
  readonly offset: number
}

const within = (at: number, from: number, to: number): number => (to - from <= 2 * INSIDE ? (from + to) / 2 : Math.min(to - INSIDE, Math.max(from + INSIDE, at)))

/** Where in the words of a layer a point on its bare paper belongs; null where it has none. */
function caretNear(layer: HTMLElement, x: number, y: number): Caret | null {
  const words = [...layer.querySelectorAll('span')]
  const rects = words.map((word) => word.getBoundingClientRect())
  const nearest = nearestWord(rects, x, y, layer.dataset['mainRotation'] === '90' || layer.dataset['mainRotation'] === '270')
  const [word, rect] = [words[nearest ?? -1], rects[nearest ?? -1]]
  if (word === undefined || rect === undefined) return null
  const caret = document.caretPositionFromPoint(within(x, rect.left, rect.right), within(y, rect.top, rect.bottom))
  // Where something lies over the word, its nearer end is taken.
  if (caret !== null && word.contains(caret.offsetNode)) return { node: caret.offsetNode, offset: caret.offset }
  return { node: word, offset: x > rect.left + rect.width / 2 ? word.childNodes.length : 0 }
}

/** The layer under a point, or the nearest one of the pane where the point lies beside the pages. */
function layerNear(pane: Element, x: number, y: number): HTMLElement | null {
  const layers = [...pane.querySelectorAll<HTMLElement>(LAYERS)].filter((layer) => layer.childElementCount > 0)
  const far = (layer: HTMLElement): number => {
    const rect = layer.getBoundingClientRect()
    return Math.hypot(gap(x, rect.left, rect.right), gap(y, rect.top, rect.bottom))
  }
  return layers.toSorted((left, right) => far(left) - far(right))[0] ?? null
}

/**
 * Keeps a selection at the words that the pointer is at. Over bare paper a browser takes the nearest text in the order
 * of the page for what is meant, often lines further down. While a selection is drawn, bare paper therefore cannot be
 * selected (see pdf.css), and the moving end is put to the nearest word here. Returns the end of listening.
 */
export function stopSelections(): () => void {
  let pane: HTMLElement | null = null
  /** Where the selection begins: the browser begins it anew at the first word it meets where the press was beside one. Null where one goes on that was there. */
  let begins: Caret | null = null
  /** The moving end was put somewhere here, at least once since the press. */
  let placed = false
  /** The browser took the words just selected for something to be dragged away, was stopped, and no longer selects by itself. */
  let alone = false
  const bare = (target: EventTarget | null): boolean => target instanceof Element && target.closest(`:is(${LAYERS}) span`) === null
  const caretAt = (event: MouseEvent): Caret | null => {
    const layer = pane === null ? null : layerNear(pane, event.clientX, event.clientY)
    return layer === null ? null : caretNear(layer, event.clientX, event.clientY)
  }
  const pressed = (event: MouseEvent): void => {
    released()
    const layer = event.button === 0 && event.target instanceof Element ? event.target.closest<HTMLElement>(LAYERS) : null
    const around = layer?.closest<HTMLElement>(PANES) ?? null
    // Two presses and three take whole words and lines, which the browser goes on with by itself.
    if (layer === null || around === null || event.detail > 1) return
    pane = around
    placed = false
    alone = false
    begins = event.shiftKey ? null : caretAt(event)
  }
  const moved = (event: MouseEvent): void => {
    const selection = getSelection()
    if (pane === null || selection === null) return
    // Not with the press, which has to put the selection somewhere first.
    pane.dataset['selecting'] = ''
    if (!alone && !bare(event.target)) return
    const from = begins ?? (selection.anchorNode === null ? null : { node: selection.anchorNode, offset: selection.anchorOffset })
    const caret = caretAt(event)
    if (from === null || caret === null) return
    selection.setBaseAndExtent(from.node, from.offset, caret.node, caret.offset)
    placed = true
  }
  // A word of one character beside a gap: the press lies inside what is selected with the first move.
  const dragged = (event: Event): void => {
    if (pane === null || !placed) return
    event.preventDefault()
    alone = true
  }
  // Over words the browser goes on by itself, from the first word that it met.
  const changed = (): void => {
    const selection = getSelection()
    if (begins === null || pane?.dataset['selecting'] === undefined || selection?.focusNode == null) return
    if (selection.anchorNode !== begins.node || selection.anchorOffset !== begins.offset) selection.setBaseAndExtent(begins.node, begins.offset, selection.focusNode, selection.focusOffset)
  }
  const released = (): void => {
    // The browser tells of its last change later than of the pointer.
    changed()
    if (pane !== null) delete pane.dataset['selecting']
    pane = null
    begins = null
  }
  const heard = [['mousedown', pressed], ['mousemove', moved], ['mouseup', released]] as const
  for (const [name, hear] of heard) document.addEventListener(name, hear)
  document.addEventListener('selectionchange', changed)
  document.addEventListener('dragstart', dragged)
  window.addEventListener('blur', released)
  return () => {
    released()
    for (const [name, hear] of heard) document.removeEventListener(name, hear)
    document.removeEventListener('selectionchange', changed)
    document.removeEventListener('dragstart', dragged)
    window.removeEventListener('blur', released)
  }
}
