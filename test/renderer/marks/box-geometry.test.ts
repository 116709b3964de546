import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxAround, boxOfShown, shownBox } from '../../../src-renderer/pdf/box-geometry.ts'
import { movedBox } from '../../../src-renderer/screens/read/marks/page-marks.tsx'

const A4 = { width: 600, height: 800 }

describe('a box of a page', () => {
  it('turns clockwise with the page', () => {
    const box = { x: 0, y: 0, width: 60, height: 80 }
    expect(shownBox(box, A4, 0)).toEqual({ x: 0, y: 0, width: 0.1, height: 0.1 })
    expect(shownBox(box, A4, 90)).toEqual({ x: 0.9, y: 0, width: 0.1, height: 0.1 })
    expect(shownBox(box, A4, 180)).toEqual({ x: 0.9, y: 0.9, width: 0.1, height: 0.1 })
    expect(shownBox(box, A4, 270)).toEqual({ x: 0, y: 0.9, width: 0.1, height: 0.1 })
  })

  it('comes back from the screen as it was, whatever the turn', () => {
    const figure = fc.integer({ min: 0, max: 299 })
    fc.assert(fc.property(figure, figure, figure, figure, fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const), (x, y, width, height, turn) => {
      const back = boxOfShown(shownBox({ x, y, width, height }, A4, turn), A4, turn)
      for (const [key, value] of Object.entries({ x, y, width, height })) expect(back[key as 'x']).toBeCloseTo(value, 6)
    }))
  })

  it('is cut to the page', () => {
    expect(boxOfShown({ x: -0.5, y: 0.5, width: 1, height: 1 }, A4, 0)).toEqual({ x: 0, y: 400, width: 300, height: 400 })
  })

  it('is drawn around several', () => {
    expect(boxAround([{ x: 5, y: 5, width: 10, height: 2 }, { x: 0, y: 8, width: 3, height: 4 }])).toEqual({ x: 0, y: 5, width: 15, height: 7 })
    expect(boxAround([])).toBeNull()
  })
})

describe('a box moved by keys', () => {
  const box = { x: 0.3, y: 0.4, width: 0.4, height: 0.1 }
  it('stays on the page', () => {
    let moved = box
    for (let k = 0; k < 200; k += 1) moved = movedBox(moved, 'ArrowRight', false) ?? moved
    expect(moved.x + moved.width).toBeCloseTo(1, 9)
    for (let k = 0; k < 200; k += 1) moved = movedBox(moved, 'ArrowLeft', true) ?? moved
    expect(moved.width).toBeCloseTo(0.01, 9)
  })
  it('leaves other keys alone', () => expect(movedBox(box, 'a', false)).toBeNull())
})
