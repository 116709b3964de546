const grouped = new Intl.NumberFormat('en-US')

/** A count with thousands separators, the same in both languages. Not for money. */
export const shownCount = (count: number): string => grouped.format(count)

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A size as a person says it: three figures and a unit of 1024. */
export function shownSize(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${unit === 0 ? size : size.toFixed(size < 10 ? 2 : size < 100 ? 1 : 0)} ${UNITS[unit]}`
}

/** A checksum in groups of eight, so that two can be held side by side. */
export const shownHash = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash
