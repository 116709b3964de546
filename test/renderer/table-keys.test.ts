import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableMove } from '../../src-renderer/design/table-keys.ts'
import { canSelect, linesOf } from '../../src-renderer/design/table-lines.ts'
import type { TableLine } from '../../src-renderer/design/table-lines.ts'

const row = (key: string): TableLine<string> => ({ kind: 'row', key, row: key })
const banner = (key: string): TableLine<string> => ({ kind: 'banner', key, content: key })
const folder = (key: string): TableLine<string> => ({ kind: 'group', key, label: key, expanded: true })
const fixed = (key: string): TableLine<string> => ({ kind: 'group', key, label: key, expanded: null })
const press = (key: string, code = key) => ({ key, code })

describe('keys in a table', () => {
  const lines = linesOf([fixed('a'), row('b'), banner('c'), row('d'), folder('e'), row('f'), banner('g')])

  it('pass over banners and folders that cannot be folded', () => {
    expect(tableMove(press('ArrowDown'), lines, null, 3)).toBe(1)
    expect(tableMove(press('ArrowDown'), lines, 1, 3)).toBe(3)
    expect(tableMove(press('ArrowUp'), lines, 3, 3)).toBe(1)
    expect(tableMove(press('ArrowDown'), lines, 3, 3)).toBe(4)
  })

  it('stay at the first and the last line', () => {
    expect(tableMove(press('ArrowUp'), lines, 1, 3)).toBe(1)
    expect(tableMove(press('ArrowDown'), lines, 5, 3)).toBe(5)
    expect(tableMove(press('Home'), lines, 5, 3)).toBe(1)
    expect(tableMove(press('End'), lines, 1, 3)).toBe(5)
    expect(tableMove(press('PageDown'), lines, 1, 99)).toBe(5)
    expect(tableMove(press('PageUp'), lines, 5, 99)).toBe(1)
  })

  it('take J and K by position, so that an input method cannot swallow them', () => {
    expect(tableMove(press('Process', 'KeyJ'), lines, 1, 3)).toBe(3)
    expect(tableMove(press('Process', 'KeyK'), lines, 3, 3)).toBe(1)
  })

  it('leave other keys alone and do nothing in an empty table', () => {
    expect(tableMove(press('a', 'KeyA'), lines, 1, 3)).toBeNull()
    expect(tableMove(press('ArrowDown'), linesOf([]), null, 3)).toBeNull()
  })

  it('always lead to a line that can be selected', () => {
    const line = fc.constantFrom(row, banner, folder, fixed)
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp')
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), key, fc.nat(29), fc.integer({ min: 1, max: 12 }), (makers, pressed, at, page) => {
      const all = linesOf(makers.map((make, index) => make(String(index))))
      const start = Array.from({ length: all.count }, (_, index) => index).filter((index) => canSelect(all.at(index)))[at % all.count]
      fc.pre(start !== undefined)
      const to = tableMove(press(pressed), all, start ?? null, page)
      expect(to).not.toBeNull()
      expect(canSelect(all.at(to ?? -1))).toBe(true)
    }))
  })
})
