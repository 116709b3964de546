import { describe, expect, it } from 'vitest'
import { outlineOf, type GivenEntry } from '../../../src-renderer/pdf/outline.ts'

const entry = (title: string, items: readonly GivenEntry[] = [], dest: GivenEntry['dest'] = null): GivenEntry => ({ title, dest, items })

describe('outlineOf', () => {
  it('keeps titles, order and destinations, and nothing that could be followed out of the file', () => {
    const given = [entry('一', [entry('一之一', [], 'chapter')]), { ...entry('外部'), url: 'https://example.invalid/', action: 'Launch' }]
    expect(outlineOf(given)).toEqual([
      { id: '0', title: '一', destination: null, entries: [{ id: '0.0', title: '一之一', destination: 'chapter', entries: [] }] },
      { id: '1', title: '外部', destination: null, entries: [] },
    ])
  })

  it('ends where a hostile outline does not', () => {
    const loop: { title: string; dest: null; items: GivenEntry[] } = { title: 'x', dest: null, items: [] }
    loop.items.push(loop)
    const depth = (entries: ReturnType<typeof outlineOf>): number => (entries[0] === undefined ? 0 : 1 + depth(entries[0].entries))
    expect(depth(outlineOf([loop]))).toBe(20)
    expect(outlineOf(Array.from({ length: 30_000 }, () => entry('x')))).toHaveLength(20_000)
  })
})
