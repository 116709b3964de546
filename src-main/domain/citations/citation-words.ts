import type { CitationLabel } from '../../contract/citations.ts'
import type { Language } from '../../contract/review.ts'
import type { Translate } from '../review/review-input.ts'
import { chineseNumber } from '../values/chinese-number.ts'
import { playingSpan } from './playing-time.ts'

/** A place in an original: page and line from 1, times in milliseconds; null where it has none. */
export interface CitedPlace {
  readonly page: number | null
  readonly line: number | null
  readonly time: { readonly start: number; readonly end: number } | null
}

/**
 * The place as documents name it: 卷二第15页第3行 for what was born on paper (the page of the volume, not of the file),
 * 第3页第5行 elsewhere, 第34行 in a table, 0:01:05–0:01:20 in a recording. Empty where the whole file is cited.
 */
export function placeWords(label: CitationLabel | null, { page, line, time }: CitedPlace, language: Language, translate: Translate): string {
  if (time !== null) return playingSpan(time)
  const paper = label?.paper ?? null
  const volume = paper === null || (page === null && line !== null) ? '' : volumeWords(paper, language, translate)
  const counted = paper === null || page === null ? page : paper.firstPage + page - 1
  const parts = [
    volume,
    counted === null ? '' : translate('cite.page', { page: counted }),
    line === null ? '' : translate(page === null ? 'cite.row' : 'cite.line', { line }),
  ].filter((part) => part !== '')
  // Chinese names a place without anything between: 卷二第15页第3行.
  return parts.join(language === 'zh-CN' ? '' : ', ')
}

function volumeWords({ series, volume }: NonNullable<CitationLabel['paper']>, language: Language, translate: Translate): string {
  const number = language === 'zh-CN' ? chineseNumber(volume) : String(volume)
  // 侦查卷 is followed by the number alone: 侦查卷二, not 侦查卷卷二.
  const name = series.replace(/卷$/u, '')
  return translate(name === '' ? 'cite.volume' : 'cite.volumeOf', { series: name, volume: number })
}

/** Short name with the place behind it, as notes, reasons and printed documents show it. */
export function citationWords(name: string, place: string, translate: Translate): string {
  return place === '' ? name : translate('cite.whole', { name, place })
}
