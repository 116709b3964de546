import { SaxesParser } from 'saxes'

/** An element with names without their prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of elements inside. */
  readonly text: string
}

interface Building extends XmlElement {
  readonly children: Building[]
  text: string
}

const DEEPEST = 200
const MOST_ELEMENTS = 2_000_000
const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads an XML part into a tree; null where it is no well-formed XML. Entities of a document type are never expanded
 * and files never fetched: the parser knows the five entities of XML alone, and a part that uses others is refused.
 */
export function parseXml(text: string): XmlElement | null {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const stack: Building[] = []
  let root: Building | null = null
  let elements = 0
  let failed = false
  parser.on('error', () => {
    failed = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    if (elements > MOST_ELEMENTS || stack.length > DEEPEST) failed = true
    if (failed) return
    const element: Building = { name: localName(name), attributes: new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value])), children: [], text: '' }
    stack.at(-1)?.children.push(element)
    root ??= element
    stack.push(element)
  })
  parser.on('closetag', () => void stack.pop())
  const addText = (piece: string): void => {
    const top = stack.at(-1)
    if (top) top.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  try {
    parser.write(text.replace(/^\ufeff/u, '')).close()
  } catch {
    return null
  }
  return failed ? null : root
}

export const childrenNamed = (element: XmlElement | null | undefined, name: string): readonly XmlElement[] => element?.children.filter((child) => child.name === name) ?? []
export const childNamed = (element: XmlElement | null | undefined, name: string): XmlElement | undefined => element?.children.find((child) => child.name === name)

/** Text of a child, or the attribute of that name: makers of OFD write some facts either way. */
export const factOf = (element: XmlElement | null | undefined, name: string): string | undefined => {
  const text = childNamed(element, name)?.text.trim()
  return text !== undefined && text !== '' ? text : element?.attributes.get(name)
}

/** All elements below, in document order, that have the name. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child
    yield* descendants(child, name)
  }
}
