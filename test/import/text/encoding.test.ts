import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src-main/import/text/encoding.ts'

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, order: 'LE' | 'BE'): Uint8Array => {
  const little = Buffer.from(text, 'utf16le')
  return Uint8Array.from(order === 'LE' ? little : little.swap16())
}
/** `交易时间,金额,余额` and `支出` in GB18030; `交易時間,金額,餘額` in Big5. */
const GB18030 = bytes(0xbd, 0xbb, 0xd2, 0xd7, 0xca, 0xb1, 0xbc, 0xe4, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x2c, 0xd3, 0xe0, 0xb6, 0xee, 0x0a, 0xd6, 0xa7, 0xb3, 0xf6)
const BIG5 = bytes(0xa5, 0xe6, 0xa9, 0xf6, 0xae, 0xc9, 0xb6, 0xa1, 0x2c, 0xaa, 0xf7, 0xc3, 0x42, 0x2c, 0xbe, 0x6c, 0xc3, 0x42, 0x0a)
/** `𠮷` needs the four-byte form of GB18030; `甄` stands before it. */
const FOUR_BYTES = bytes(0xd5, 0xe7, 0x95, 0x34, 0xb2, 0x35)

describe('decodeText', () => {
  it.each([
    ['UTF-8', utf8('交易时间,金额\n')],
    ['UTF-8 BOM', bytes(0xef, 0xbb, 0xbf, ...utf8('交易时间,金额\n'))],
    ['UTF-16LE', bytes(0xff, 0xfe, ...utf16('交易时间,金额\n', 'LE'))],
    ['UTF-16BE', bytes(0xfe, 0xff, ...utf16('交易时间,金额\n', 'BE'))],
  ] as const)('%s', (encoding, content) => {
    expect(decodeText(content)).toEqual({ ok: true, value: { text: '交易时间,金额\n', encoding } })
  })

  it('knows UTF-16 without a mark by its zero bytes', () => {
    const table = '交易时间,金额,摘要\r\n2024-01-01,12.50,虚构超市\r\n'
    expect(decodeText(utf16(table, 'LE'))).toEqual({ ok: true, value: { text: table, encoding: 'UTF-16LE' } })
    expect(decodeText(utf16(table, 'BE'))).toEqual({ ok: true, value: { text: table, encoding: 'UTF-16BE' } })
  })

  it('tells GB18030 from Big5 by everyday characters', () => {
    expect(decodeText(GB18030)).toEqual({ ok: true, value: { text: '交易时间,金额,余额\n支出', encoding: 'GB18030' } })
    expect(decodeText(BIG5)).toEqual({ ok: true, value: { text: '交易時間,金額,餘額\n', encoding: 'Big5' } })
  })

  it('reads the four-byte characters of GB18030', () => {
    expect(decodeText(FOUR_BYTES)).toEqual({ ok: true, value: { text: '甄𠮷', encoding: 'GB18030' } })
  })

  it('refuses binary content and bytes that fit no encoding', () => {
    expect(decodeText(Uint8Array.from({ length: 4096 }, (_, index) => (index % 7 === 0 ? 0 : index % 251)))).toEqual({ ok: false, error: 'unreadable-encoding' })
    expect(decodeText(bytes(0x41, 0xff, 0xff, 0x42))).toEqual({ ok: false, error: 'unreadable-encoding' })
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0xff))).toEqual({ ok: false, error: 'unreadable-encoding' })
  })

  it('replaces no character silently: one wrong byte refuses the file', () => {
    expect(decodeText(bytes(...GB18030, 0x2c, 0xff, 0x2c)).ok).toBe(false)
  })

  it('takes empty content as empty text', () => {
    expect(decodeText(bytes())).toEqual({ ok: true, value: { text: '', encoding: 'UTF-8' } })
  })

  it('gives back every UTF-8 text unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000') && !text.startsWith('\ufeff')), (text) => {
        const read = decodeText(utf8(text))
        expect(read.ok && read.value.text).toBe(text)
      }),
    )
  })
})
