import type { Review } from '../contract/review.ts'
import type { Translate } from '../domain/review/review-input.ts'
import { dateEntries, scaleOf, ticksOf, type DatedEntry, type TimeScale } from '../domain/timeline/time-scale.ts'
import { TIMELINE_LANES, laneOfEntry, type TimelineLane } from '../domain/timeline/lanes.ts'
import { addDays, addMonths, earliest, type Day } from '../domain/values/day.ts'
import { escaped } from './escaped.ts'

/** Width of the drawing in CSS pixels: the text of a landscape A4 page. */
const WIDTH = 1000
const LABEL = 132
const BAND = 13
const LINE = 30
const FOOT = 22
/** Months of one strip; a longer time is drawn in several, one below the other. */
const STRIP_MONTHS = 24

/** An entry with the number under which the table lists it. */
export interface NumberedEntry extends DatedEntry {
  readonly number: number
}

export const numberedEntries = (review: Review): { readonly dated: readonly NumberedEntry[]; readonly undated: Review['timeline'] } => {
  const { dated, undated } = dateEntries(review.timeline)
  return { dated: dated.map((one, index) => ({ ...one, number: index + 1 })), undated }
}

/** The timeline as drawings in strips of two years: period bands above, a line a kind beneath, every mark with its number. */
export function timelineStrips(review: Review, dated: readonly NumberedEntry[], translate: Translate): readonly string[] {
  const whole = scaleOf(dated, review.periods, WIDTH - LABEL)
  if (whole === null) return []
  const strips: string[] = []
  for (let from = whole.first; from <= whole.last; from = addMonths(from, STRIP_MONTHS)) {
    const next = addMonths(from, STRIP_MONTHS)
    const last = next > whole.last ? whole.last : addDays(next, -1)
    strips.push(strip(review, dated.filter((one) => one.to >= from && one.from <= last), { from, last, to: addDays(next, -1) }, strips.length, translate))
  }
  return strips
}

interface Span {
  readonly from: Day
  /** Last day that is drawn. */
  readonly last: Day
  /** Last day of the strip: every strip has the same scale. */
  readonly to: Day
}

function strip(review: Review, dated: readonly NumberedEntry[], span: Span, index: number, translate: Translate): string {
  const room = WIDTH - LABEL - 8
  const scale: TimeScale = spanScale(span, room)
  const kinds = [...new Set(review.periods.map((period) => period.kind))].filter((kind) => review.periods.some((period) => period.kind === kind && touches(period, span)))
  const lanes = TIMELINE_LANES.filter((lane) => dated.some(({ entry }) => laneOfEntry(entry) === lane))
  const top = kinds.length * BAND + 8
  const height = top + lanes.length * LINE + FOOT
  const parts = [
    patterns(index),
    ...ticksOf({ ...scale, first: span.from, last: span.last }, room).map((tick) => {
      const x = LABEL + scale.x(tick.day)
      return `<path d="M${n(x)} 0V${height - FOOT + 3}" stroke="#999" stroke-width="${tick.year ? 1 : 0.5}"${tick.year ? '' : ' stroke-dasharray="1 3"'}/><text x="${n(x + 3)}" y="${height - 7}" font-size="11">${escaped(tick.year ? tick.label : translate('review-window.timeline.month', { n: Number(tick.label) }))}</text>`
    }),
    ...kinds.map((kind, line) => bandLine(review, kind, line, span, scale, index, translate)),
    ...lanes.map((lane, line) => laneLine(dated, lane, top + line * LINE, scale, translate)),
  ]
  return `<svg class="strip" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(`${span.from} – ${span.last}`)}">${parts.join('')}</svg>`
}

function spanScale(span: Span, room: number): TimeScale {
  const scale = scaleOf([], [{ kind: 'restriction', from: addDays(span.from, 15), to: addDays(span.to, -15), party: null, asset: null, account: null }], room)
  if (scale === null) throw new RangeError('a strip has a first and a last day')
  return scale
}

const touches = (period: Review['periods'][number], span: Span): boolean => period.from <= span.last && (period.to === null || period.to >= span.from)

function bandLine(review: Review, kind: Review['periods'][number]['kind'], line: number, span: Span, scale: TimeScale, index: number, translate: Translate): string {
  const y = line * BAND + 2
  const bands = review.periods.filter((period) => period.kind === kind && touches(period, span)).map((period) => {
    const from = earliest(period.from) ?? span.from
    const to = period.to === null ? null : earliest(period.to)
    const left = LABEL + scale.x(from)
    const right = LABEL + Math.min(scale.x(span.last), to === null ? Infinity : scale.x(addDays(to, 1)))
    return `<rect x="${n(left)}" y="${y}" width="${n(Math.max(2, right - left))}" height="${BAND - 4}" fill="${FILL[kind] === undefined ? 'none' : `url(#${FILL[kind]}-${index})`}" stroke="#000" stroke-width=".8"/>`
  })
  return `<text x="0" y="${y + 9}" font-size="11">${escaped(`${translate(`review-window.period.${kind}.letter`)} ${translate(`review-window.period.${kind}.name`)}`)}</text>${bands.join('')}`
}

/** Fill of a band by its kind, told apart without colour. */
const FILL: Readonly<Partial<Record<Review['periods'][number]['kind'], string>>> = { lookback: 'dots', restriction: 'solid', seizure: 'hatch', freeze: 'hatch', 'after-sanction': 'bars' }

const patterns = (index: number): string =>
  `<defs><pattern id="dots-${index}" width="4" height="4" patternUnits="userSpaceOnUse"><circle cx="1" cy="1" r=".8"/></pattern><pattern id="solid-${index}" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#bbb"/></pattern><pattern id="hatch-${index}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" stroke="#000" stroke-width="1.4"/></pattern><pattern id="bars-${index}" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M1 0V5" stroke="#000" stroke-width="1.6"/></pattern></defs>`

function laneLine(dated: readonly NumberedEntry[], lane: TimelineLane, top: number, scale: TimeScale, translate: Translate): string {
  const own = dated.filter(({ entry }) => laneOfEntry(entry) === lane)
  const y = top + 20
  const marks = own.map((one) => mark(one, lane, y, scale))
  return `<path d="M0 ${top + 0.5}H${WIDTH}" stroke="#bbb" stroke-width=".6"/><text x="0" y="${y + 4}" font-size="11">${escaped(translate(`timeline.lane.${lane}`))}</text>${marks.join('')}${numbers(own, scale, top + 10)}`
}

/** A certain day is solid; a day known in part is a dashed bar from its earliest to its latest day. */
function mark({ from, to }: DatedEntry, lane: TimelineLane, y: number, scale: TimeScale): string {
  const x = LABEL + scale.x(from)
  if (from !== to) {
    const end = LABEL + scale.x(to)
    return `<rect x="${n(x)}" y="${y - 4}" width="${n(Math.max(3, end - x))}" height="8" fill="#fff" stroke="#000" stroke-dasharray="3 2"/><path d="M${n(x)} ${y - 6}v12M${n(end)} ${y - 6}v12" stroke="#000" stroke-width="1.2"/>`
  }
  switch (lane) {
    case 'milestone': return `<path d="M${n(x)} ${y - 5}l5 5l-5 5l-5 -5Z"/>`
    case 'sanction': return `<path d="M${n(x)} ${y - 6}l6 11h-12Z"/>`
    case 'seizure': case 'freeze': return `<rect x="${n(x - 4)}" y="${y - 4}" width="8" height="8"/>`
    case 'dealing': return `<circle cx="${n(x)}" cy="${y}" r="4.5"/>`
    case 'payment': return `<circle cx="${n(x)}" cy="${y}" r="4.5" fill="#fff" stroke="#000" stroke-width="1.4"/>`
    case 'journey': return `<path d="M${n(x)} ${y - 6}l6 11h-12Z" fill="#fff" stroke="#000" stroke-width="1.2"/>`
    case 'money': return `<path d="M${n(x)} ${y - 6}v12" stroke="#000" stroke-width="2"/>`
  }
}

/** Room for one number, and for the first and the last of several. */
const NUMBER_ROOM = 44

/** Numbers over the marks; marks too near each other share the first and the last number. */
function numbers(own: readonly NumberedEntry[], scale: TimeScale, y: number): string {
  const groups: NumberedEntry[][] = []
  let begin = -Infinity
  for (const one of own) {
    const x = scale.x(one.from)
    if (x - begin < NUMBER_ROOM) groups.at(-1)?.push(one)
    else {
      groups.push([one])
      begin = x
    }
  }
  return groups.map((members) => {
    const [first, last] = [members[0], members.at(-1)]
    if (first === undefined || last === undefined) return ''
    return `<text x="${n(LABEL + scale.x(first.from) - 4)}" y="${y}" font-size="9">${first === last ? first.number : `${first.number}…${last.number}`}</text>`
  }).join('')
}

const n = (value: number): string => String(Math.round(value * 10) / 10)
