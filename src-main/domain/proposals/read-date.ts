import { isDay, type PartialDay } from '../values/day.ts'
import { readCount, readDigits } from './numerals.ts'

/** Pattern of a date as documents write it; for use inside other patterns, without groups. */
export const DATE_PATTERN =
  '(?:(?:\\d{4}|同|[〇零○O一二三四五六七八九]{4}) ?年 ?(?:\\d{1,2}|[一二三四五六七八九十]{1,3}) ?月 ?(?:\\d{1,2}|[一二三四五六七八九十]{1,3}) ?日|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}(?!\\d))'

/** Reads a date; `year` is the year of the date before, which 同年 means. Null where it is no day of the calendar. */
export function readDate(text: string, year: string | null = null): PartialDay | null {
  const plain = text.replaceAll(' ', '')
  const numeric = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/u.exec(plain)
  const worded = /^(.+?)年(.+?)月(.+?)日$/u.exec(plain)
  const match = numeric ?? worded
  if (!match) return null
  const [, yearText = '', monthText = '', dayText = ''] = match
  const readYear = yearText === '同' ? year : /^\d{4}$/u.test(yearText) ? yearText : readDigits(yearText)
  const month = readCount(monthText)
  const dayOfMonth = readCount(dayText)
  if (readYear === null || month === null || dayOfMonth === null) return null
  const day = `${readYear}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** The year of the last whole date before a place, for 同年. */
export function yearBefore(text: string, place: number): string | null {
  const years = [...text.slice(Math.max(0, place - 400), place).matchAll(/(\d{4}) ?年/gu)]
  return years.at(-1)?.[1] ?? null
}
