import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, TimelineEntry } from '../../../src-main/contract/review.ts'
import { laneOfEntry, TIMELINE_LANES, type TimelineLane } from '../../../src-main/domain/timeline/lanes.ts'
import { scaleOf, ticksOf } from '../../../src-main/domain/timeline/time-scale.ts'
import type { DatedEntry, TimeScale } from '../../../src-main/domain/timeline/time-scale.ts'
import { addDays, earliest } from '../../../src-main/domain/values/day.ts'
import { Button, PERIOD_CLASS } from '../../design/index.ts'
import { LANES, laneOf } from '../money/lane-order.ts'

const LABEL = 104
const BAND = 14
const LINE = 26
const ZOOMS = [1, 2, 4, 8, 16] as const

interface TimelineDrawingProps {
  readonly dated: readonly DatedEntry[]
  readonly periods: Review['periods']
  readonly selected: TimelineEntry | null
  readonly onSelect: (entry: TimelineEntry) => void
  readonly onOpen: (entry: TimelineEntry) => void
}

/**
 * Period bands above, one line per kind of event below; names stay at the left while the time is moved under them. The table
 * beneath says the same in words; by keys the entries are walked, the time is zoomed and moved.
 */
export function TimelineDrawing({ dated, periods, selected, onSelect, onOpen }: TimelineDrawingProps) {
  const { t } = useTranslation()
  const view = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(1)
  /** Share of the time at the middle of the view before a zoom, so that it is there after it. */
  const middle = useRef(0.5)
  useLayoutEffect(() => {
    const element = view.current
    if (element === null) return undefined
    const measure = (): void => setWidth(element.clientWidth)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  const room = Math.max(100, width - 16) * zoom
  const scale = scaleOf(dated, periods, room)
  const place = dated.find(({ entry }) => entry === selected)
  const at = scale === null || place === undefined ? null : scale.x(place.from)
  useLayoutEffect(() => {
    const element = view.current
    if (element !== null) element.scrollLeft = middle.current * element.scrollWidth - element.clientWidth / 2
  }, [zoom])
  useEffect(() => {
    const element = view.current
    if (element === null || at === null) return
    if (at < element.scrollLeft + 24 || at > element.scrollLeft + element.clientWidth - 24) element.scrollLeft = at - element.clientWidth / 2
  }, [at])

  const turn = (step: 1 | -1): void => {
    const next = ZOOMS[ZOOMS.indexOf(zoom) + step]
    const element = view.current
    if (next === undefined || element === null) return
    middle.current = at !== null && step === 1 ? at / room : (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth
    setZoom(next)
  }
  const move = (way: 1 | -1): void => view.current?.scrollBy({ left: way * view.current.clientWidth * 0.8 })
  const walk = (to: number): void => {
    const next = dated[Math.min(dated.length - 1, Math.max(0, to))]
    if (next !== undefined) onSelect(next.entry)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const index = place === undefined ? -1 : dated.indexOf(place)
    if (event.key === 'ArrowRight') walk(index + 1)
    else if (event.key === 'ArrowLeft') walk(index < 0 ? 0 : index - 1)
    else if (event.key === 'Home') walk(0)
    else if (event.key === 'End') walk(dated.length - 1)
    else if (event.key === '+' || event.key === '=') turn(1)
    else if (event.key === '-') turn(-1)
    else if (event.key === '0') setZoom(1)
    else if (event.code === 'BracketLeft') move(-1)
    else if (event.code === 'BracketRight') move(1)
    else if (event.key === 'Enter' && place !== undefined) onOpen(place.entry)
    else return
    event.preventDefault()
  }

  const bands = [...LANES.filter((lane) => periods.some((period) => laneOf(period.kind) === lane)), ...(['after-notice', 'report-window'] as const).filter((kind) => periods.some((period) => period.kind === kind))]
  const lanes = TIMELINE_LANES.filter((lane) => dated.some(({ entry }) => laneOfEntry(entry) === lane))
  const bandsTop = 6
  const linesTop = bandsTop + bands.length * BAND + 10
  const bottom = linesTop + lanes.length * LINE + 4
  return (
    <div className="tldraw">
      <div className="tlzoom" role="group" aria-label={t('comparison-window.zoom.label')}>
        <Button small aria-label={t('comparison-window.zoom.out')} unavailable={zoom === 1 ? t('comparison-window.zoom.all') : false} onClick={() => turn(-1)}>−</Button>
        <span role="status">{t('comparison-window.zoom.level', { n: zoom })}</span>
        <Button small aria-label={t('comparison-window.zoom.in')} unavailable={zoom === 16 ? t('comparison-window.zoom.level', { n: 16 }) : false} onClick={() => turn(1)}>+</Button>
        <Button small unavailable={zoom === 1 ? t('comparison-window.zoom.all') : false} onClick={() => setZoom(1)}>{t('comparison-window.zoom.all')}</Button>
        <span className="muted small">{t('comparison-window.drawingHint')}</span>
      </div>
      <div className="tlrow">
        <svg className="tline" width={LABEL} height={bottom + 20} aria-hidden="true">
          {bands.map((kind, line) => (
            <g key={kind} className={PERIOD_CLASS[kind]}>
              <text className="bl" x={0} y={bandsTop + line * BAND + 10}>{t(`review-window.period.${kind}.letter`)}</text>
              <text className="bl" x={20} y={bandsTop + line * BAND + 10}>{t(`review-window.period.${kind}.name`)}</text>
            </g>
          ))}
          {lanes.map((lane, line) => (
            <g key={lane}>
              <path className="tl-r" d={`M0 ${linesTop + line * LINE + 0.5}H${LABEL}`} />
              <text className="kl" x={0} y={linesTop + line * LINE + LINE / 2 + 4}>{t(`timeline.lane.${lane}`)}</text>
            </g>
          ))}
        </svg>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a drawing that is walked by keys, as a grid is */}
        <div ref={view} className="tlview" role="group" tabIndex={0} aria-label={`${t('review-window.timeline.drawing', { n: dated.length })} ${t('comparison-window.drawingHint')}`} onKeyDown={onKeyDown}>
          {scale !== null && width > 0 && (
            <svg className="tline" width={room + 12} height={bottom + 20} role="img" aria-label={place === undefined ? t('review-window.timeline.drawing', { n: dated.length }) : `${place.entry.date} ${place.entry.title}`}>
              <Patterns />
              {ticksOf(scale, room).map((tick) => (
                <g key={tick.day}>
                  <path className={tick.year ? 'yrl' : 'ql'} d={`M${Math.round(scale.x(tick.day)) + 0.5} ${tick.year ? 0 : bottom - 4}V${bottom + 3}`} />
                  <text className={tick.year ? 'yl' : 'ml'} x={scale.x(tick.day) + 3} y={bottom + 15}>{tick.year ? tick.label : t('review-window.timeline.month', { n: Number(tick.label) })}</text>
                </g>
              ))}
              {bands.map((kind, line) => (
                <g key={kind} className={PERIOD_CLASS[kind]}>
                  {periods.filter((period) => period.kind === kind || laneOf(period.kind) === kind).map((period, index) => <Band key={index} scale={scale} from={period.from} to={period.to} kind={kind} y={bandsTop + line * BAND} />)}
                </g>
              ))}
              {lanes.map((lane, line) => {
                const y = linesTop + line * LINE + LINE / 2
                return (
                  <g key={lane}>
                    <path className="tl-r" d={`M0 ${linesTop + line * LINE + 0.5}H${room}`} />
                    {dated.filter(({ entry }) => laneOfEntry(entry) === lane).map((one, index) => <Mark key={index} one={one} lane={lane} scale={scale} y={y} selected={one.entry === selected} onSelect={onSelect} />)}
                  </g>
                )
              })}
            </svg>
          )}
        </div>
      </div>
    </div>
  )
}

function Band({ scale, from, to, kind, y }: { readonly scale: TimeScale; readonly from: string; readonly to: string | null; readonly kind: string; readonly y: number }) {
  const begin = earliest(from)
  const end = to === null ? null : earliest(to)
  if (begin === null) return null
  const left = scale.x(begin)
  const right = end === null ? scale.x(scale.last) : scale.x(addDays(end, 1))
  return <rect className={`bd ${kind}`} x={left} y={y + 1.5} width={Math.max(2, right - left)} height={BAND - 4} />
}

/** A certain day is solid; a day known in part is a dashed bar from its earliest to its latest day, never a dot on a guess. */
function Mark({ one, lane, scale, y, selected, onSelect }: { readonly one: DatedEntry; readonly lane: TimelineLane; readonly scale: TimeScale; readonly y: number; readonly selected: boolean; readonly onSelect: (entry: TimelineEntry) => void }) {
  const { entry, from, to } = one
  const x = scale.x(from)
  const press = { onClick: () => onSelect(entry), className: `mk-${entry.kind}${selected ? ' sel' : ''}` }
  if (from !== to) {
    const end = scale.x(to)
    return <g {...press}><title>{`${entry.date} ${entry.title}`}</title><rect className="rb" x={x} y={y - 5} width={Math.max(3, end - x)} height={10} /><path className="rc" d={`M${x} ${y - 7}v14M${end} ${y - 7}v14`} /></g>
  }
  return (
    <g {...press}>
      <title>{`${entry.date} ${entry.title}`}</title>
      <rect className="hit" x={x - 8} y={y - 12} width={16} height={24} />
      <Shape lane={lane} x={x} y={y} />
    </g>
  )
}

/** Each line has a shape of its own, so that the lines can be told apart without colour. */
function Shape({ lane, x, y }: { readonly lane: TimelineLane; readonly x: number; readonly y: number }) {
  switch (lane) {
    case 'milestone': return <path className="pt" d={`M${x} ${y - 6}l6 6l-6 6l-6 -6Z`} />
    case 'sanction': return <path className="pt" d={`M${x} ${y - 6}l6 11h-12Z`} />
    case 'seizure': case 'freeze': return <rect className="pt" x={x - 5} y={y - 5} width={10} height={10} />
    case 'dealing': return <circle className="pt" cx={x} cy={y} r={5} />
    case 'payment': return <circle className="po" cx={x} cy={y} r={5} />
    case 'journey': return <path className="po" d={`M${x} ${y - 6}l6 11h-12Z`} />
    case 'money': return <path className="pl" d={`M${x} ${y - 7}v14`} />
  }
}

function Patterns() {
  return (
    <defs>
      <pattern id="tl-lookback" width="4" height="4" patternUnits="userSpaceOnUse"><circle className="pat-dot" cx="1" cy="1" r="1" /></pattern>
      <pattern id="tl-seizure" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path className="pat-seizure" d="M0 0V5" /></pattern>
      <pattern id="tl-sanction" width="5" height="5" patternUnits="userSpaceOnUse"><path className="pat-sanction" d="M1 0V5" /></pattern>
    </defs>
  )
}
