/** One element of an OFX file: where an aggregate opens or closes, or a value. */
export type OfxEvent =
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'value'; readonly name: string; readonly value: string; readonly line: number }

const ELEMENT = /<(\/?)([A-Za-z][A-Za-z0-9_.]*)[^<>]*>([^<]*)/gu

/**
 * The elements of OFX 1.x (SGML, where values have no closing tag) and 2.x (XML) alike. Closing tags of values make
 * no event. Only the named characters of the standard and numbered ones are decoded; nothing can be declared.
 */
export function* ofxEvents(source: string): Generator<OfxEvent> {
  const text = withoutSections(source)
  let line = 1
  let counted = 0
  let openValue = ''
  for (const match of text.matchAll(ELEMENT)) {
    const [, slash, rawName = '', content = ''] = match
    line += newlines(text, counted, match.index)
    counted = match.index
    const name = rawName.toUpperCase()
    const value = decode(content).trim()
    if (slash === '/') {
      if (name !== openValue) yield { kind: 'close', name, line }
      openValue = ''
    } else if (value === '') {
      openValue = ''
      yield { kind: 'open', name, line }
    } else {
      openValue = name
      yield { kind: 'value', name, value, line }
    }
  }
}

function newlines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Comments go, raw sections become plain text; line ends stay, because lines are cited. */
function withoutSections(source: string): string {
  const text = source.replace(/\r\n?/gu, '\n')
  const parts: string[] = []
  let at = 0
  for (let start = text.indexOf('<!', at); start !== -1; start = text.indexOf('<!', at)) {
    const [open, close] = text.startsWith('<!--', start) ? ['<!--', '-->'] : text.startsWith('<![CDATA[', start) ? ['<![CDATA[', ']]>'] : ['<!', '>']
    const end = text.indexOf(close, start + open.length)
    const inside = text.slice(start + open.length, end === -1 ? text.length : end)
    parts.push(text.slice(at, start), open === '<![CDATA[' ? inside.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : inside.replace(/[^\n]+/gu, ''))
    at = end === -1 ? text.length : end + close.length
  }
  return parts.join('') + text.slice(at)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const decode = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })
