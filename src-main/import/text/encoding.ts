import type { TextEncoding } from '../../contract/intake-methods.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { COMMON_SIMPLIFIED, COMMON_TRADITIONAL } from './common-characters.ts'

export type { TextEncoding }

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

const SAMPLE_BYTES = 65_536
/** More zero bytes than this in a hundred bytes of a sample is binary, not text with a stray NUL. */
const NUL_PERCENT = 0.5

/**
 * Decodes the bytes of a text file strictly: an encoding is accepted only where every byte is valid in it,
 * so that no character is silently replaced. The byte order mark is not part of the text.
 * Fails with `unreadable-encoding` on binary content and on bytes that fit no encoding in use, or not the one `chosen` by hand.
 */
export function decodeText(bytes: Uint8Array, chosen: TextEncoding | null = null): Result<DecodedText, 'unreadable-encoding'> {
  if (chosen !== null) return decoded(chosen === 'Big5' ? strictBig5(bytes) : strict(LABELS[chosen], bytes), chosen)
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decoded(strict('utf-8', bytes), 'UTF-8 BOM')
  if (startsWith(bytes, [0xff, 0xfe])) return decoded(strict('utf-16le', bytes), 'UTF-16LE')
  if (startsWith(bytes, [0xfe, 0xff])) return decoded(strict('utf-16be', bytes), 'UTF-16BE')

  const zeros = countZeros(bytes.subarray(0, SAMPLE_BYTES))
  const wide = wideOrder(zeros)
  if (wide !== null && bytes.length % 2 === 0) {
    const text = strict(wide === 'UTF-16LE' ? 'utf-16le' : 'utf-16be', bytes)
    if (text !== null && !text.includes('\u0000')) return ok({ text, encoding: wide })
  }
  if ((zeros.even + zeros.odd) * 100 > zeros.length * NUL_PERCENT + 100) return fail('unreadable-encoding')

  const utf8 = strict('utf-8', bytes)
  if (utf8 !== null) return ok({ text: utf8, encoding: 'UTF-8' })
  return decodeChinese(bytes)
}

const LABELS = { 'UTF-8': 'utf-8', 'UTF-8 BOM': 'utf-8', 'UTF-16LE': 'utf-16le', 'UTF-16BE': 'utf-16be', GB18030: 'gb18030' } as const

const SIMPLIFIED_SHARE = 0.3
/** True where the beginning of a text read as GB18030 is plainly simplified Chinese, or has none. */
export const looksSimplified = (text: string): boolean => shareOf(COMMON_SIMPLIFIED, text) >= SIMPLIFIED_SHARE

/**
 * Every Big5 character is also a valid pair of GB18030, so validity alone would turn a Hong Kong or Taiwan
 * statement into nonsense. The share of everyday characters tells the two apart.
 */
function decodeChinese(bytes: Uint8Array): Result<DecodedText, 'unreadable-encoding'> {
  const mainland = strict('gb18030', bytes)
  if (mainland !== null) {
    const plainness = shareOf(COMMON_SIMPLIFIED, mainland)
    if (plainness >= SIMPLIFIED_SHARE) return ok({ text: mainland, encoding: 'GB18030' })
    const traditional = traditionalText(bytes, plainness * 1.5)
    return traditional === null ? ok({ text: mainland, encoding: 'GB18030' }) : ok({ text: traditional, encoding: 'Big5' })
  }
  return decoded(traditionalText(bytes, 0), 'Big5')
}

/** The decoder of Node puts bytes that are no Big5 into the private use area instead of failing on them. */
function strictBig5(bytes: Uint8Array): string | null {
  const text = strict('big5', bytes)
  return text === null || /[\u0080-\u009f\ue000-\uf8ff]/u.test(text) ? null : text
}

function traditionalText(bytes: Uint8Array, atLeast: number): string | null {
  const text = strictBig5(bytes)
  if (text === null) return null
  return shareOf(COMMON_TRADITIONAL, text) > Math.max(0.1, atLeast) ? text : null
}

function decoded(text: string | null, encoding: TextEncoding): Result<DecodedText, 'unreadable-encoding'> {
  return text === null ? fail('unreadable-encoding') : ok({ text, encoding })
}

function strict(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((value, index) => bytes[index] === value)

interface Zeros {
  readonly even: number
  readonly odd: number
  readonly length: number
}

function countZeros(sample: Uint8Array): Zeros {
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  return { even, odd, length: sample.length }
}

/** Digits, separators and line ends of a table leave their high byte zero, always on the same side. */
function wideOrder(zeros: Zeros): 'UTF-16LE' | 'UTF-16BE' | null {
  const enough = zeros.length * 0.05
  if (zeros.odd > enough && zeros.even * 50 < zeros.odd) return 'UTF-16LE'
  if (zeros.even > enough && zeros.odd * 50 < zeros.even) return 'UTF-16BE'
  return null
}

/** Share of the characters beyond ASCII that stand in the set, over the beginning of the text. */
function shareOf(common: ReadonlySet<string>, text: string): number {
  let known = 0
  let all = 0
  for (const character of text.slice(0, SAMPLE_BYTES)) {
    if (character < '\u0080') continue
    all += 1
    if (common.has(character)) known += 1
  }
  return all === 0 ? 1 : known / all
}
