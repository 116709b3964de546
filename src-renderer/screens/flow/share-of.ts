import { parseYuan } from '../../../src-main/domain/values/money.ts'

/** Part of a sum as a fraction from 0 to 1, for lengths on the screen only. */
export function shareOf(part: string, whole: string): number {
  const [left, right] = [parseYuan(part), parseYuan(whole)]
  if (!left.ok || !right.ok || right.value === 0n) return 0
  return Number((left.value * 10_000n) / right.value) / 10_000
}

/** Fen of a decimal yuan text; zero where it is none. */
export function fenOf(text: string | null): bigint {
  const amount = parseYuan(text ?? '')
  return amount.ok ? amount.value : 0n
}
