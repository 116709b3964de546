import { describe, expect, it } from 'vitest'
import type { Review } from '../../src-main/contract/review.ts'
import { abilityBlocks } from '../../src-main/exports/checklist-ability.ts'
import { writer } from '../../src-main/exports/checklist-writer.ts'
import { translator } from '../../src-main/texts/translate.ts'
import { checklistReview } from './checklist-review.ts'

type Sheet = NonNullable<Review['ability']>[number]
const place = (path: string, line: number) => ({ path, line })
const sheet: Sheet = {
  party: { id: 'p', name: '虚构甲' }, day: '2024-03-15', milestones: ['restriction-served'], effective: true,
  owed: { amount: '123456789.00', paid: '10.00', unpaid: '123456779.00', payments: [{ ...place('流水.csv', 40), day: '2024-03-01', amount: '10.00' }] },
  balances: [
    { account: 'a', name: '虚构银行 1011', side: 'own', balance: '300.00', knownOn: '2024-02-29', frozen: true, citation: place('流水.csv', 18) },
    { account: 'b', name: '虚构银行 8825', side: 'used', balance: null, knownOn: null, frozen: false, citation: null },
  ],
  opening: '300.00', income: { total: '1007.00', count: 20, rows: Array.from({ length: 20 }, (_none, index) => ({ ...place('流水.csv', 50 + index), day: '2024-03-02', amount: '50.35' })) },
  assets: [
    { id: 'x', title: '虚构房屋', valuation: '100.00', state: 'free', citation: { path: 'case.json', quote: 'x' } },
    { id: 'y', title: '虚构车辆', valuation: '186000.00', state: 'seized', citation: { path: 'case.json', quote: 'y' } },
  ],
  free: '100.00', seized: '186000.00', claims: [{ id: 'm', title: '虚构房屋', amount: '30.00', citation: { path: 'case.json', quote: 'm' } }], prior: '30.00', living: { amount: '100.00', entered: true }, atHand: '1277.00', ability: 'partial',
}

describe('the ability ledger on paper', () => {
  it.each(['zh-CN', 'en'] as const)('prints every figure of every sheet with its place, in columns where no figure breaks, in %s', (language) => {
    const blocks = abilityBlocks(writer(checklistReview({ language, ability: [sheet] }), translator(language)))
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
    expect(tables).toHaveLength(2)
    // At 9 points a figure of a hundred million yuan takes some 16 of the 100 parts of the width of a page.
    for (const table of tables) {
      expect(table.columns.reduce((sum, each) => sum + each.width, 0)).toBe(100)
      for (const each of table.columns.filter(({ align }) => align === 'end')) expect(each.width).toBeGreaterThanOrEqual(19)
    }
    const lines = (tables[1]?.rows ?? []).map((row) => (row.kind === 'cells' ? row.cells.map((cell) => cell.join(' ')) : []))
    const figures = lines.map(([, figure]) => figure).filter((figure) => figure !== undefined && figure !== '')
    for (const wanted of ['+300.00', '300.00', '+1,007.00', '50.35', '+100.00', '−30.00', '−100.00', '1,277.00', '123,456,789.00', '−10.00', '123,456,779.00']) expect(figures).toContain(wanted)
    expect(figures.some((figure) => /^[（(]186,000\.00[）)]$/u.test(figure ?? ''))).toBe(true)
    expect(lines.filter(([, figure]) => figure === '50.35')).toHaveLength(12)
    // 8 of 20 rows of income are in review.json only, and the sheet says so.
    expect(lines.some(([name]) => /8/u.test(name ?? '') && /review\.json/u.test(name ?? ''))).toBe(true)
    expect(lines.find(([, figure]) => figure === '300.00')?.[2]).toMatch(/流水\.csv.*18/u)
    expect(lines.find(([, figure]) => figure === '10.00')?.[2]).toMatch(/流水\.csv.*40/u)
    expect(JSON.stringify(blocks)).not.toMatch(/property-window|export\./u)
  })

  it('prints nothing where there is no sheet', () => {
    expect(abilityBlocks(writer(checklistReview(), translator('en')))).toEqual([])
  })
})
