import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../src-main/import/parse-file.ts'

/** Money that a table states, as text and in fen; also forms that must be refused. */
const amount = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 14n }).map((fen) => ({ text: `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`, fen: fen as bigint | null })),
  fc.bigInt({ min: 0n, max: 10n ** 9n }).map((fen) => ({ text: `"${String(fen / 100n).replace(/\B(?=(\d{3})+$)/gu, ',')}.${String(fen % 100n).padStart(2, '0')}"`, fen: fen as bigint | null })),
  fc.constantFrom({ text: '壹百', fen: null }, { text: '1.2.3', fen: null }, { text: '12元3角', fen: null }).map((each) => ({ ...each, text: `"${each.text}"` })),
)
const day = fc.oneof(
  fc.integer({ min: 1, max: 28 }).map((number) => ({ text: `2024-02-${String(number).padStart(2, '0')} 10:00:00`, good: true })),
  fc.constantFrom({ text: '2024-13-01 10:00:00', good: false }, { text: '某日', good: false }),
)
const row = fc.record({ day, amount, out: fc.boolean(), name: fc.stringMatching(/^[一-龥A-Za-z0-9]{0,8}$/u), serial: fc.nat() })

describe('a random statement', () => {
  it('conserves rows and the exact sum of what is kept, in every encoding and line end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), fc.constantFrom('utf8', 'utf8-bom', 'utf16le') as fc.Arbitrary<'utf8' | 'utf8-bom' | 'utf16le'>, fc.constantFrom('\n', '\r\n'), async (rows, encoding, end) => {
        const lines = ['交易卡号,交易户名,交易时间,交易金额,收付标志,对手户名,交易流水号', ...rows.map((each) => `6200000000000001,虚构甲,${each.day.text},${each.amount.text},${each.out ? '出' : '进'},${each.name},S${each.serial}`)]
        const text = `${lines.join(end)}${end}`
        const bytes = encoding === 'utf16le' ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]) : Buffer.from(`${encoding === 'utf8-bom' ? '\ufeff' : ''}${text}`)
        const file = await parseFile(bytes, '流水.csv')
        const good = rows.filter((each) => each.day.good && each.amount.fen !== null)
        const [statement] = file.statements
        // A table without one readable row is no statement, and is kept as text with the reason.
        if (statement === undefined) {
          expect(good).toHaveLength(0)
          expect(file.status).toBe('needs-attention')
          return
        }
        expect(statement.read).toBe(rows.length)
        expect(statement.read).toBe(statement.rows.length + statement.rejected.length)
        const sum = (direction: 'in' | 'out'): bigint => statement.rows.filter((each) => each.direction === direction).reduce((total, each) => total + each.amount, 0n)
        const stated = (out: boolean): bigint => good.filter((each) => each.out === out).reduce((total, each) => total + (each.amount.fen ?? 0n), 0n)
        expect([sum('out'), sum('in')]).toEqual([stated(true), stated(false)])
        // Each line once: kept or refused.
        const places = [...statement.rows.map((each) => each.line), ...statement.rejected.map((each) => each.line)].toSorted((left, right) => left - right)
        expect(places).toEqual(rows.map((_, index) => index + 2))
      }),
      { numRuns: 120 },
    )
  })
})

/** Beginnings by which content is told; random bytes behind them reach each reader. */
const STARTS: readonly (readonly [path: string, head: Uint8Array])[] = [
  ['a.pdf', Buffer.from('%PDF-1.7\n')], ['a.docx', Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1')], ['a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')], ['a.xls', Buffer.from('0908100000060500', 'hex')],
  ['a.rtf', Buffer.from('{\\rtf1 ')], ['a.html', Buffer.from('<!doctype html><table><tr>')], ['a.xml', Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')],
  ['a.eml', Buffer.from('From: a@b\r\nTo: c@d\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n')], ['a.csv', Buffer.from('交易时间,交易金额,收付标志\n')], ['a.json', Buffer.from('{"a":')],
  ['a.png', Buffer.from('89504e470d0a1a0a', 'hex')], ['a.jpg', Buffer.from('ffd8ffe0', 'hex')], ['a.gif', Buffer.from('GIF89a')], ['a.bmp', Buffer.from('BM')], ['a.tif', Buffer.from('II*\0', 'latin1')], ['a.tif', Buffer.from('MM\0*', 'latin1')],
  ['a.webp', Buffer.from('RIFF\x10\0\0\0WEBP', 'latin1')], ['a.heic', Buffer.from('\0\0\0\x18ftypheic', 'latin1')], ['a.mp4', Buffer.from('\0\0\0\x18ftypisom', 'latin1')], ['a.wav', Buffer.from('RIFF\x10\0\0\0WAVE', 'latin1')],
  ['a.7z', Buffer.from('377abcaf271c', 'hex')], ['a.rar', Buffer.from('Rar!\x1a\x07', 'latin1')], ['a.gz', Buffer.from('1f8b08', 'hex')], ['a.bz2', Buffer.from('BZh91AY&SY')], ['a.xz', Buffer.from('fd377a585a00', 'hex')],
  ['a.ofx', Buffer.from('OFXHEADER:100\nDATA:OFXSGML\n\n<OFX>')], ['a.qif', Buffer.from('!Type:Bank\n')], ['a.sta', Buffer.from(':20:X\n:25:1\n:28C:1\n:60F:C240101CNY1,00\n')], ['a.bin', Buffer.alloc(0)],
]

describe('random bytes of every type', () => {
  it('end as a file with a state: no reader throws, and what is not read has a reason', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STARTS), fc.uint8Array({ maxLength: 600 }), async ([path, head], tail) => {
        const file = await parseFile(Buffer.concat([head, tail]), path)
        expect(file.status === 'imported' || file.reasonCode !== null).toBe(true)
        for (const table of [...file.statements, ...file.travel]) expect(table.read).toBe(table.rows.length + table.rejected.length)
        expect(file.pagesWithoutText).toBeLessThanOrEqual(file.pages.length)
      }),
      { numRuns: 600 },
    )
  })

  it('cut or altered anywhere, a good file still ends as a file with a state', { timeout: 120_000 }, async () => {
    const { writeDocx, writePdf, paragraph } = await import('./documents/write-document.ts')
    const good: readonly (readonly [string, Uint8Array])[] = [['a.docx', writeDocx(paragraph('虚构文书'))], ['a.pdf', writePdf(['虚构文书', null])]]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...good), fc.nat(), fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean(), async ([path, bytes], at, cut, value, alter) => {
        const changed = Uint8Array.from(bytes)
        if (alter) changed[at % changed.length] = value
        const file = await parseFile(alter ? changed : changed.subarray(0, cut % changed.length), path)
        expect(file.status === 'imported' || file.reasonCode !== null).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
