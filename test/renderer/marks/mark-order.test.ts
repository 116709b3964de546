import { describe, expect, it } from 'vitest'
import type { Anchor, MarkView } from '../../../src-main/contract/marks.ts'
import { askedIn } from '../../../src-renderer/screens/read/asked.ts'
import { inReadingOrder, quoteOf, targetOf } from '../../../src-renderer/screens/read/marks/mark-order.ts'
import { choicesWith } from '../../../src-renderer/screens/read/marks/use-choices.ts'

const mark = (id: string, anchor: Anchor, state: MarkView['state'] = 'found'): MarkView => ({
  id, sha256: '', file: 'f1', path: 'a.pdf', title: 'a', anchor, note: '', tags: [], stance: 'for', assignments: [], creator: '', created: '', modifier: '', modified: '', state,
})
const text = (page: number, y: number, offset: number): Anchor => ({ kind: 'text', page, exact: '甲\n 乙 12\n34', prefix: '', suffix: '', start: 0, end: 2, offset, box: { unit: 'pt', x: 0, y, width: 1, height: 1 } })
const row = (line: number, cell: number | null): Anchor => ({ kind: 'row', sheet: 1, line, cell, cells: ['甲', ' ', '乙'] })

describe('marks of a document', () => {
  it('stand in reading order, orphans last', () => {
    const marks = [mark('late', text(2, 10, 1)), mark('lost', text(1, 0, 0), 'orphan'), mark('box', { kind: 'box', page: 1, box: { unit: 'pt', x: 0, y: 50, width: 1, height: 1 } }), mark('first', text(1, 20, 9))]
    expect(inReadingOrder(marks).map((each) => each.id)).toEqual(['first', 'box', 'late', 'lost'])
  })

  it('are quoted in one line', () => {
    expect(quoteOf(mark('a', text(1, 0, 0)))).toBe('甲乙 12 34')
    expect(quoteOf(mark('a', row(3, null)))).toBe('甲 | 乙')
    expect(quoteOf(mark('a', row(3, 2)))).toBe('乙')
  })

  it('are opened at page, or at sheet and line', () => {
    expect(askedIn(targetOf(mark('a', text(2, 0, 0))))).toEqual({ page: 2, mark: 'a' })
    expect(askedIn(targetOf(mark('a', row(3, null))))).toEqual({ line: 3, sheet: 1, mark: 'a' })
    expect(askedIn({ page: '0', line: 'x', sheet: '0' })).toEqual({ sheet: 0 })
  })
})

describe('elements to choose', () => {
  const choices = [
    { id: 'EL-ABILITY', title: '有能力执行', source: '第五条', words: 'el-ability 有能力执行 第五条 ynlzx' },
    { id: 'EL-ACT', title: '行为', source: '第一条', words: 'el-act 行为 第一条 xw' },
  ]
  it('are found by name, initials or article, all words together', () => {
    expect(choicesWith(choices, '').length).toBe(2)
    expect(choicesWith(choices, 'YNL').map((each) => each.id)).toEqual(['EL-ABILITY'])
    expect(choicesWith(choices, '第 条').length).toBe(2)
    expect(choicesWith(choices, '能力 第一条')).toEqual([])
  })
})
