import { add, formatYuan, parseYuan, showYuan, subtract, ZERO } from '../../../src-main/domain/values/money.ts'

/** Decimal yuan text as people read it, with thousands separators. Text that is no amount is shown as it came. */
export function showAmount(text: string | null): string {
  if (text === null || text === '') return ''
  const amount = parseYuan(text)
  return amount.ok ? showYuan(amount.value) : text
}

/** Exact sum of decimal yuan texts, as decimal yuan text. */
export function addAmounts(texts: readonly string[]): string {
  let total = ZERO
  for (const text of texts) {
    const amount = parseYuan(text)
    if (amount.ok) total = add(total, amount.value)
  }
  return formatYuan(total)
}

/** Exact difference of two decimal yuan texts. */
export function subtractAmounts(left: string, right: string): string {
  const from = parseYuan(left)
  const what = parseYuan(right)
  return formatYuan(subtract(from.ok ? from.value : ZERO, what.ok ? what.value : ZERO))
}

const COUNT = new Intl.NumberFormat('en-US')

/** A count of rows or files with thousands separators. */
export const showCount = (count: number): string => COUNT.format(count)
