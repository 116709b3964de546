/** All months from the first to the last that any account covers. */
export function monthsBetween(first: string, last: string): readonly string[] {
  if (!/^\d{4}-\d{2}/u.test(first)) return []
  const months: string[] = []
  let year = Number(first.slice(0, 4))
  let month = Number(first.slice(5, 7))
  for (let text = first.slice(0, 7); text <= last.slice(0, 7) && months.length < 600; ) {
    months.push(text)
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
    text = `${year.toString().padStart(4, '0')}-${month.toString().padStart(2, '0')}`
  }
  return months
}
