import type { Affine } from '../../contract/reader.ts'

/** Lengths beyond this are no page that anybody printed; they would only make the drawing overflow. */
const MOST = 1_000_000

/** One number of an OFD attribute; null where it is none. */
export function numberOf(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null
  const value = Number(text)
  return Number.isFinite(value) && Math.abs(value) <= MOST ? value : null
}

/** The numbers of an attribute such as a boundary or a matrix; those that are none are left out. */
export const numbersOf = (text: string | undefined): readonly number[] => (text ?? '').trim().split(/[\s,]+/u).flatMap((part) => numberOf(part) ?? [])

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A box `x y width height`; null where it is not four numbers. */
export function boxOf(text: string | undefined): Box | null {
  const [x, y, width, height] = numbersOf(text)
  return x === undefined || y === undefined || width === undefined || height === undefined || width < 0 || height < 0 ? null : { x, y, width, height }
}

export const SAME: Affine = [1, 0, 0, 1, 0, 0]
export const moveBy = (x: number, y: number): Affine => [1, 0, 0, 1, x, y]

/** First `inner`, then `outer`. */
export function after(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** A matrix `a b c d e f`; the identity where it is not six numbers. */
export function affineOf(text: string | undefined): Affine {
  const [a, b, c, d, e, f] = numbersOf(text)
  return a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined ? SAME : [a, b, c, d, e, f]
}
