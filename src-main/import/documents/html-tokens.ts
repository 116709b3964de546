/** A piece of HTML: a tag or the text between tags, entities already put into characters. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }

/** Elements whose content is not text for people. */
const RAW = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object'])

/**
 * Splits HTML into tags and text. Nothing is run, loaded or balanced; comments, declarations and the content
 * of scripts and styles are dropped; XML, where such names mean nothing, is read without `rawElements`. Names come in lower case. Linear in the length of the text, whatever it holds.
 */
export function* htmlTokens(html: string, options: { readonly rawElements: boolean } = { rawElements: true }): Generator<HtmlToken> {
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const textEnd = open < 0 ? html.length : open
    if (textEnd > at) yield { kind: 'text', text: decodeEntities(html.slice(at, textEnd)) }
    if (open < 0) return
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4)
      continue
    }
    if (html.startsWith('<![CDATA[', open)) {
      at = after(html, ']]>', open + 9)
      yield { kind: 'text', text: html.slice(open + 9, html.endsWith(']]>', at) ? at - 3 : at) }
      continue
    }
    if (!/[A-Za-z/!?]/u.test(html[open + 1] ?? '')) {
      yield { kind: 'text', text: '<' }
      at = open + 1
      continue
    }
    const end = tagEnd(html, open)
    const tag = parseTag(html.slice(open + 1, end))
    at = end + 1
    if (tag === null) continue
    yield tag
    if (options.rawElements && tag.kind === 'open' && RAW.has(tag.name)) at = rawEnd(html, tag.name, at)
  }
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}

/** Position of the `>` that ends the tag; one inside a quoted attribute does not. */
function tagEnd(html: string, open: number): number {
  let quote = ''
  for (let at = open + 1; at < html.length; at += 1) {
    const character = html[at] ?? ''
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '>') return at
    else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character
  }
  return html.length
}

function rawEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'giu')
  close.lastIndex = from
  return close.exec(html)?.index ?? html.length
}

function parseTag(source: string): HtmlToken | null {
  const match = /^(\/?)([A-Za-z][\w:-]*)/u.exec(source)
  if (!match) return null
  const name = (match[2] ?? '').toLowerCase()
  if (match[1] === '/') return { kind: 'close', name }
  const attributes = new Map<string, string>()
  for (const [, key = '', double, single, bare] of source.slice(match[0].length).matchAll(/([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu)) {
    if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''))
  }
  return { kind: 'open', name, attributes }
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003', yen: '¥', copy: '©', reg: '®', times: '×',
  middot: '·', mdash: '—', ndash: '–', hellip: '…', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', deg: '°', sect: '§', laquo: '«', raquo: '»',
}

/** Numeric and the usual named entities; anything else stays as it stands. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));?/gu, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}
