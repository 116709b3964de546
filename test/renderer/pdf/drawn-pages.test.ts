import { describe, expect, it } from 'vitest'
import { keepDrawnPages } from '../../../src-renderer/pdf/drawn-pages.ts'

const canvas = (width: number, height: number): HTMLCanvasElement => ({ width, height }) as HTMLCanvasElement

describe('keepDrawnPages', () => {
  it('gives a page back at once, and says where its zoom is another', () => {
    const kept = keepDrawnPages()
    const picture = canvas(100, 100)
    kept.keep({ page: 3, zoom: 1, turn: 0 }, picture)
    expect(kept.find({ page: 3, zoom: 1, turn: 0 })).toEqual({ canvas: picture, exact: true })
    expect(kept.find({ page: 3, zoom: 2, turn: 0 })).toEqual({ canvas: picture, exact: false })
    expect(kept.find({ page: 3, zoom: 1, turn: 90 })).toBeNull()
    expect(kept.find({ page: 4, zoom: 1, turn: 0 })).toBeNull()
  })

  it('forgets the pages drawn longest ago, never the newest', () => {
    const kept = keepDrawnPages(25_000)
    for (const page of [1, 2, 3]) kept.keep({ page, zoom: 1, turn: 0 }, canvas(100, 100))
    expect(kept.find({ page: 1, zoom: 1, turn: 0 })).toBeNull()
    expect(kept.find({ page: 2, zoom: 1, turn: 0 })).not.toBeNull()
    kept.keep({ page: 9, zoom: 4, turn: 0 }, canvas(1000, 1000))
    expect(kept.find({ page: 9, zoom: 4, turn: 0 })).not.toBeNull()
    expect(kept.find({ page: 3, zoom: 1, turn: 0 })).toBeNull()
  })
})
