import type { Day } from '../domain/values/day.ts'

/** Wall clock of Asia/Shanghai (UTC+8, no daylight saving since 1991), whatever the machine is set to. */
export const shanghaiNow = (): string => `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

export const shanghaiToday = (): Day => shanghaiNow().slice(0, 10) as Day
