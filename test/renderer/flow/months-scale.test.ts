import { describe, expect, it } from 'vitest'
import { monthScale, roundStep } from '../../../src-renderer/screens/flow/months-scale.ts'

describe('the axis of months', () => {
  const scale = monthScale(['2023-12', '2024-01', '2024-02', '2024-03'], 400)

  it('gives every month the same width, and a day its share of its own month, leap day included', () => {
    expect(scale.step).toBe(100)
    expect([scale.x('2023-12-01'), scale.x('2024-01-01'), scale.x('2024-02-01'), scale.x('2024-03-01')]).toEqual([0, 100, 200, 300])
    expect(scale.x('2024-01-16')).toBeCloseTo(100 + (100 * 15) / 31)
    expect(scale.x('2024-02-29')).toBeCloseTo(200 + (100 * 28) / 29)
  })

  it('lets a day end where the next begins, over the end of every month', () => {
    for (const [day, next] of [['2023-12-31', '2024-01-01'], ['2024-02-28', '2024-02-29'], ['2024-02-29', '2024-03-01'], ['2024-01-09', '2024-01-10']] as const) expect(scale.end(day)).toBeCloseTo(scale.x(next))
    expect(scale.end('2024-03-31')).toBeCloseTo(400)
  })

  it('keeps what lies outside at the edge', () => {
    expect([scale.x('2021-05-05'), scale.end('2030-01-01')]).toEqual([0, 400])
  })

  it('chooses a round distance of lines', () => {
    expect([roundStep(1_000_000n), roundStep(23_456_789n), roundStep(1n)]).toEqual([500_000n, 10_000_000n, 100n])
  })
})
