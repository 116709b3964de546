import { SaxesParser } from 'saxes'

/** An element with its place; text is that directly in it. */
export interface XmlElement {
  /** Name without prefix. */
  readonly name: string
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

export interface XmlTree {
  readonly root: XmlElement | null
  /** Line of the first fault; what stands before it has been read. Null for a whole document. */
  readonly faultLine: number | null
}

/** Deeper than any message of the standard. */
const MAX_DEPTH = 64

/**
 * Reads XML into elements. A document type is refused, so nothing can declare an entity: those of other files or
 * of endless growth have no way in. Reading ends at the first fault.
 */
export function readXml(text: string): XmlTree {
  const parser = new SaxesParser({ position: true })
  const open: XmlElement[] = []
  let root: XmlElement | null = null
  let faultLine: number | null = null
  let startLine = 1
  const fault = (): void => {
    faultLine ??= parser.line
  }
  parser.on('error', fault)
  parser.on('doctype', fault)
  parser.on('opentagstart', () => {
    startLine = parser.line
  })
  parser.on('opentag', (tag) => {
    if (faultLine !== null) return
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [localName(name), String(value)]))
    const element: XmlElement = { name: localName(tag.name), line: startLine, attributes, children: [], text: '' }
    const parent = open.at(-1)
    if (parent === undefined) root ??= element
    else parent.children.push(element)
    if (open.length >= MAX_DEPTH) fault()
    open.push(element)
  })
  parser.on('closetag', () => {
    if (faultLine === null) open.pop()
  })
  const addText = (part: string): void => {
    const element = open.at(-1)
    if (element !== undefined && faultLine === null) element.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  const lines = text.replace(/^\ufeff/u, '').split(/(?<=\n)/u)
  for (const line of lines) {
    parser.write(line)
    if (faultLine !== null) return { root, faultLine }
  }
  parser.close()
  return { root, faultLine }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Elements on a path of names below one, in document order. */
export function elementsAt(element: XmlElement, path: string): readonly XmlElement[] {
  return path.split('/').reduce<readonly XmlElement[]>((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), [element])
}

/** Text of the first element with text on any of the paths, tried in turn; empty where there is none. */
export function textAt(element: XmlElement | undefined, ...paths: readonly string[]): string {
  if (element === undefined) return ''
  for (const path of paths) {
    for (const found of elementsAt(element, path)) {
      const text = found.text.replace(/\s+/gu, ' ').trim()
      if (text !== '') return text
    }
  }
  return ''
}
