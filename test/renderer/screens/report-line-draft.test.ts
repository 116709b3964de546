import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REPORT_LINE_KINDS, reportLineContent, type ReportedThing, type ReportLineContent } from '../../../src-main/contract/property-report.ts'
import { fen, formatYuan, parseYuan, showYuan } from '../../../src-main/domain/values/money.ts'
import { contentOf, draftOf, emptyDraft } from '../../../src-renderer/screens/property/report-line-draft.ts'

const THINGS: readonly ReportedThing[] = [
  { kind: 'none' }, { kind: 'account', id: 'a1' }, { kind: 'asset', id: 'a1' }, { kind: 'dealing', id: 'd1' },
  { kind: 'row', row: { sha256: 'a'.repeat(64), sheet: null, line: 3, day: '2024-01-02', direction: 'out', amount: '60000.00' } },
]
const word = fc.string({ maxLength: 20 }).map((text) => text.trim())
const amounts = fc.bigInt({ min: 0n, max: 10n ** 17n - 1n })
const content = fc.record({
  kind: fc.constantFrom(...REPORT_LINE_KINDS), title: word.map((text) => `房${text}`), number: word, holder: word, note: word,
  value: fc.option(amounts.map((amount) => formatYuan(fen(amount)))), date: fc.constantFrom(null, '2024', '2024-02', '2024-02-29'),
  place: fc.option(fc.record({ path: fc.constant('报告.pdf'), page: fc.option(fc.integer({ min: 1, max: 999_999 })) })), thing: fc.constantFrom(null, ...THINGS),
})

describe('a line of a report as it is typed', () => {
  it('comes back from the form as it was, whatever it holds', () => {
    fc.assert(fc.property(content, (line: ReportLineContent) => {
      expect(contentOf(draftOf(line), THINGS)).toEqual({ content: line, problems: {} })
      expect(reportLineContent.parse(line)).toEqual(line)
    }))
  })
  it('takes every amount to the fen however it is written, and no other', () => {
    const typed = (value: string) => contentOf({ ...emptyDraft('deposit', null), title: '虚构银行', value }, [])
    fc.assert(fc.property(amounts, fc.constantFrom('plain', 'grouped', 'wide', 'unit'), (amount, how) => {
      const plain = formatYuan(fen(amount))
      const wide = plain.replace(/[\d.]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
      const { content: line, problems } = typed(how === 'grouped' ? showYuan(fen(amount)) : how === 'wide' ? wide : how === 'unit' ? `${plain}元` : plain)
      expect(problems).toEqual({})
      expect(parseYuan(line.value ?? '')).toEqual({ ok: true, value: amount })
    }))
    for (const wrong of ['-1', '12,34', '1.234', '1e3', '一万', '100000000000000000.00', '1 2']) expect([wrong, typed(wrong).problems]).toEqual([wrong, { value: true }])
    expect(typed('  ').content.value).toBeNull()
  })
  it('says at which field it is wrong, and keeps nothing that is no date, no page or nothing at all', () => {
    const draft = { ...emptyDraft('vehicle', '报告.pdf'), date: '2024-02-30', page: '0' }
    expect(contentOf(draft, []).problems).toEqual({ title: true, date: true, page: true })
    expect(contentOf({ ...draft, number: '江A00000', date: '', page: '２' }, []).content.place).toEqual({ path: '报告.pdf', page: 2 })
  })
})
