import { describe, expect, it } from 'vitest'
import { day } from '../../../src-main/domain/values/day.ts'
import { dateEntries, scaleOf, ticksOf } from '../../../src-main/domain/timeline/time-scale.ts'

const entry = (date: string, title = date) => ({ date, kind: 'milestone', title, citation: null }) as const

describe('dateEntries', () => {
  it('draws a date known in part from its earliest to its latest day', () => {
    const { dated } = dateEntries([entry('2024-02'), entry('2023'), entry('2024-02-29')])
    expect(dated.map(({ from, to }) => [from, to])).toEqual([['2023-01-01', '2023-12-31'], ['2024-02-01', '2024-02-29'], ['2024-02-29', '2024-02-29']])
  })

  it('keeps an entry without a date apart instead of guessing one', () => {
    const { dated, undated } = dateEntries([entry('不详'), entry('2024-13-01'), entry('2024-01-02')])
    expect(dated).toHaveLength(1)
    expect(undated.map((one) => one.title)).toEqual(['不详', '2024-13-01'])
  })
})

describe('scaleOf', () => {
  const { dated } = dateEntries([entry('2023-01-16'), entry('2024-12-16')])
  const open = { kind: 'restriction', from: '2023-06-01', to: null, party: null, asset: null, account: null } as const

  it('keeps the order of days and stays within the width', () => {
    const scale = scaleOf(dated, [open], 700)
    expect(scale?.first).toBe('2023-01-01')
    expect(scale?.last).toBe('2024-12-31')
    expect(scale?.x(day('2023-01-01'))).toBe(0)
    expect(scale?.x(day('2030-01-01'))).toBe(700)
    expect(scale && scale.x(day('2023-06-01')) < scale.x(day('2023-06-02'))).toBe(true)
  })

  it('has no scale where nothing has a date', () => {
    expect(scaleOf([], [], 700)).toBeNull()
  })

  it('marks quarters only where there is room', () => {
    const wide = scaleOf(dated, [], 700)
    expect(wide && ticksOf(wide, 700).map((tick) => tick.label)).toEqual(['2023', '04', '07', '10', '2024', '04', '07', '10'])
    expect(wide && ticksOf(wide, 200).map((tick) => tick.label)).toEqual(['2023', '2024'])
  })
})
