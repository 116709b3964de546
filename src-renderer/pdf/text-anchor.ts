import { CONTEXT, findAnchorIn } from '../../src-main/domain/annotations/find-anchor.ts'
import type { TextSelectors } from '../../src-main/domain/annotations/find-anchor.ts'
import { foldText } from '../../src-main/domain/annotations/folded-text.ts'

/** A point in a list of texts: which one, and how many UTF-16 units of it stand before. */
export interface TextPoint {
  readonly item: number
  readonly unit: number
}

/** Describes what stands between two points of the texts of a page; null where that is nothing but blanks. */
export function describeSelection(texts: readonly string[], from: TextPoint, to: TextPoint): TextSelectors | null {
  const before = [...texts.slice(0, from.item), (texts[from.item] ?? '').slice(0, from.unit)].join('')
  const upTo = [...texts.slice(0, to.item), (texts[to.item] ?? '').slice(0, to.unit)].join('')
  const exact = upTo.slice(before.length)
  if (exact.trim() === '') return null
  const after = texts.join('').slice(upTo.length)
  // Spreading keeps a character of two units whole at the cut.
  return { exact, prefix: [...before].slice(-CONTEXT).join(''), suffix: [...after].slice(0, CONTEXT).join(''), offset: foldText([before]).text.length }
}

/** Text of a page in the order of its nodes; what is hidden from readers, such as line numbers, is no text of the original. */
export function textNodesOf(container: Node): readonly Text[] {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[aria-hidden="true"]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  const nodes: Text[] = []
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode)
  return nodes
}

/** The passage that a selection covers within the container; null where it covers no text of it. */
export function selectionWithin(container: Node, selected: Range): TextSelectors | null {
  const nodes = textNodesOf(container)
  let from: TextPoint | null = null
  let to: TextPoint | null = null
  for (const [item, node] of nodes.entries()) {
    if (!selected.intersectsNode(node)) continue
    from ??= { item, unit: node === selected.startContainer ? selected.startOffset : 0 }
    to = { item, unit: node === selected.endContainer ? selected.endOffset : node.data.length }
  }
  return from === null || to === null ? null : describeSelection(nodes.map((node) => node.data), from, to)
}

/** Where a passage stands in the container; null where it does not. */
export function rangeOfAnchor(container: Node, selectors: TextSelectors): Range | null {
  const nodes = textNodesOf(container)
  const place = findAnchorIn(nodes.map((node) => node.data), selectors)
  const first = place === null ? undefined : nodes[place.from.item]
  const last = place === null ? undefined : nodes[place.to.item]
  if (place === null || first === undefined || last === undefined) return null
  const range = document.createRange()
  range.setStart(first, place.from.unit)
  range.setEnd(last, place.to.unit)
  return range
}
