/** What is kept of a page of HTML: text and its structure. Everything that could run, load, link or style is gone. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** A picture of the document itself, by its `data:` address. */
  | { readonly kind: 'picture'; readonly source: string; readonly name: string }
  | { readonly kind: 'element'; readonly tag: KeptTag; readonly span: number; readonly children: readonly Piece[] }

const KEPT = ['h1', 'h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'table', 'tbody', 'tr', 'td', 'th', 'b', 'i', 'u', 's', 'sup', 'sub', 'blockquote', 'pre', 'br', 'hr', 'div'] as const
export type KeptTag = (typeof KEPT)[number]

const RENAMED: Readonly<Record<string, KeptTag>> = { strong: 'b', em: 'i', h5: 'h4', h6: 'h4', thead: 'tbody', tfoot: 'tbody', section: 'div', article: 'div', center: 'div', dl: 'div', dt: 'p', dd: 'p' }
const DROPPED = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'head', 'title', 'form', 'input', 'button', 'select', 'textarea', 'audio', 'video', 'canvas', 'link', 'meta', 'base'])

/** The part of a DOM node that is read here, so that the walk can be proved without a browser. */
export interface SourceNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: ArrayLike<SourceNode>
  getAttribute?(name: string): string | null
}

const PICTURE = /^data:image\/(?:png|jpeg|gif|bmp|webp);base64,[A-Za-z0-9+/=]+$/u
const DEEPEST = 200

/** Reduces parsed HTML to text and structure by an allow-list; an unknown element gives its content without itself. */
export function structureOf(node: SourceNode, depth = 0): readonly Piece[] {
  const pieces: Piece[] = []
  for (const child of Array.from(node.childNodes)) {
    if (child.nodeType === 3) pieces.push({ kind: 'text', text: child.textContent ?? '' })
    if (child.nodeType !== 1) continue
    const name = child.nodeName.toLowerCase()
    if (DROPPED.has(name)) continue
    if (name === 'img') {
      const source = child.getAttribute?.('src') ?? ''
      // A picture at an address would have to be fetched; only one that the document holds is shown.
      if (PICTURE.test(source)) pieces.push({ kind: 'picture', source, name: child.getAttribute?.('alt') ?? '' })
      continue
    }
    const children = depth >= DEEPEST ? [{ kind: 'text' as const, text: child.textContent ?? '' }] : structureOf(child, depth + 1)
    const tag = KEPT.find((kept) => kept === name) ?? RENAMED[name]
    if (tag === undefined) pieces.push(...children)
    else pieces.push({ kind: 'element', tag, span: spanOf(child), children })
  }
  return pieces
}

function spanOf(node: SourceNode): number {
  const span = Number(node.getAttribute?.('colspan') ?? 1)
  return Number.isInteger(span) && span > 0 && span <= 100 ? span : 1
}
