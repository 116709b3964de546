import { fail, ok, type Result } from '../../contract/result.ts'
import { onePage, tidyLines, type DocumentFault, type DocumentText } from './document-text.ts'

/** Groups that hold no text of the document. Those marked `\*` are left out as well. */
const NO_TEXT = new Set([
  'fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'footer', 'headerl', 'headerr', 'headerf', 'footerl', 'footerr', 'footerf',
  'filetbl', 'listtable', 'listoverridetable', 'revtbl', 'rsidtbl', 'generator', 'themedata', 'datastore', 'latentstyles', 'xmlnstbl', 'fldinst',
])

const WORDS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: '\u2003', enspace: '\u2002',
}

/** `\fcharset` of a font and `\ansicpg` of the document -> encoding of `\'xx` bytes. */
const CHARSETS: Readonly<Record<number, string>> = { 0: 'windows-1252', 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5', 204: 'windows-1251' }
const CODE_PAGES: Readonly<Record<number, string>> = { 936: 'gb18030', 950: 'big5', 932: 'shift_jis', 949: 'euc-kr', 1251: 'windows-1251', 65001: 'utf-8' }

/** State that a group keeps for itself. */
interface Group {
  readonly skipped: boolean
  readonly inFonts: boolean
  readonly font: number
  /** Characters to leave out after `\u`: the replacement for readers that know no Unicode. */
  readonly replacement: number
  readonly emphasis: Emphasis
}

/** How a run of text is set. */
export interface Emphasis {
  readonly bold: boolean
  readonly italic: boolean
  readonly underlined: boolean
}
export const PLAIN: Emphasis = { bold: false, italic: false, underlined: false }

/** Takes text and breaks in the order of the document. Breaks are `\n` (paragraph, line, row) and `\t` (cell, tab). */
export interface RtfSink {
  text(text: string, emphasis: Emphasis): void
  mark(word: 'par' | 'line' | 'cell' | 'row'): void
}

/** Words that end a piece of structure; the others in {@link WORDS} are text. */
const MARKS: Readonly<Record<string, 'par' | 'line' | 'cell' | 'row'>> = { par: 'par', sect: 'par', page: 'par', line: 'line', cell: 'cell', nestcell: 'cell', row: 'row', nestrow: 'row' }

const MAX_DEPTH = 10_000
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/giu

/**
 * Text of an RTF as one page. Bytes in `\'xx` are read in the encoding of the current font, because Chinese
 * word processors write GB2312 pairs there; pictures, objects and field instructions are left out.
 * Fails with `damaged` where the groups nest without end.
 */
export function readRtf(bytes: Uint8Array): Result<DocumentText, DocumentFault> {
  let text = ''
  const fault = walkRtf(bytes, {
    text: (piece) => void (text += piece),
    mark: (word) => void (text += word === 'cell' ? '\t' : '\n'),
  })
  return fault === null ? ok(onePage(tidyLines(text))) : fail(fault)
}

/** Reads an RTF into a sink; a fault where its groups nest without end. */
export function walkRtf(bytes: Uint8Array, sink: RtfSink): DocumentFault | null {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const fonts = new Map<number, string>()
  const stack: Group[] = []
  let group: Group = { skipped: false, inFonts: false, font: -1, replacement: 1, emphasis: PLAIN }
  let documentEncoding = 'windows-1252'
  let toSkip = 0
  let pending: number[] = []

  const say = (text: string): void => {
    const plain = text.replaceAll('\0', '')
    if (plain !== '') sink.text(plain, group.emphasis)
  }
  const flush = (): void => {
    if (pending.length === 0) return
    say(new TextDecoder(fonts.get(group.font) ?? documentEncoding).decode(Uint8Array.from(pending)))
    pending = []
  }
  const addBytes = (values: readonly number[]): void => {
    const kept = values.slice(Math.min(toSkip, values.length))
    toSkip -= values.length - kept.length
    if (!group.skipped) for (const value of kept) pending.push(value)
  }
  const addText = (value: string): void => {
    flush()
    if (!group.skipped) say(value)
  }

  const onWord = (word: string, value: number | null): void => {
    if (word === 'u' && value !== null) {
      addText(String.fromCharCode(value & 0xffff))
      toSkip = group.replacement
      return
    }
    if (word === 'bin') return
    flush()
    if (word === 'ansicpg') documentEncoding = CODE_PAGES[value ?? 0] ?? documentEncoding
    else if (word === 'uc') group = { ...group, replacement: Math.max(0, value ?? 1) }
    else if (word === 'f') group = { ...group, font: value ?? -1 }
    else if (word === 'fcharset' && group.inFonts) {
      const encoding = CHARSETS[value ?? 0]
      // Charset 0 means "western"; in Chinese files such fonts still carry bytes of the document's code page.
      if (encoding !== undefined && value !== 0) fonts.set(group.font, encoding)
    } else if (NO_TEXT.has(word)) group = { ...group, skipped: true, inFonts: group.inFonts || word === 'fonttbl' }
    else if (WORDS[word] !== undefined) addText(WORDS[word])
    else if (MARKS[word] !== undefined) {
      if (!group.skipped) sink.mark(MARKS[word])
    } else group = { ...group, emphasis: emphasised(group.emphasis, word, value) }
  }

  TOKEN.lastIndex = 0
  for (const [, word, number, hex, symbol, brace, run] of source.matchAll(TOKEN)) {
    if (word !== undefined) onWord(word, number === undefined ? null : Number(number))
    else if (hex !== undefined) addBytes([Number.parseInt(hex, 16)])
    else if (run !== undefined) {
      // Pictures are megabytes of digits: not worth an array each.
      if (!group.skipped || toSkip > 0) addBytes(Array.from(run, (character) => character.charCodeAt(0)))
    }
    else if (brace === '{') {
      flush()
      if (stack.push(group) > MAX_DEPTH) return { reason: 'damaged', detail: 'rtf-groups' }
    } else if (brace === '}') {
      flush()
      group = stack.pop() ?? group
      toSkip = 0
    } else if (symbol === '*') group = { ...group, skipped: true }
    else if (symbol === '~') addText('\u00a0')
    else if (symbol === '_') addText('-')
    else if (symbol === '\\' || symbol === '{' || symbol === '}') addBytes([symbol.charCodeAt(0)])
    else if (symbol === '\n' || symbol === '\r') {
      flush()
      if (!group.skipped) sink.mark('par')
    }
  }
  flush()
  return null
}

/** `\b` begins and `\b0` ends; `\plain` ends all. Any other word changes nothing. */
function emphasised(before: Emphasis, word: string, value: number | null): Emphasis {
  const on = value !== 0
  if (word === 'plain') return PLAIN
  if (word === 'b') return { ...before, bold: on }
  if (word === 'i') return { ...before, italic: on }
  if (word === 'ulnone') return { ...before, underlined: false }
  return word === 'ul' || word === 'ulw' || word === 'uld' || word === 'uldb' ? { ...before, underlined: on } : before
}
