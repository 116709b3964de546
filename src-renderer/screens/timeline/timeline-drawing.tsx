import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, TimelineEntry } from '../../../src-main/contract/review.ts'
import { addDays, earliest } from '../../../src-main/domain/values/day.ts'
import { PERIOD_CLASS } from '../../design/index.ts'
import { LANES, laneOf } from '../money/lane-order.ts'
import { scaleOf, ticksOf } from '../../../src-main/domain/timeline/time-scale.ts'
import type { DatedEntry, TimeScale } from '../../../src-main/domain/timeline/time-scale.ts'

const LABEL = 104
const BAND = 14
const LINE = 26

export const ENTRY_KINDS = ['milestone', 'seizure', 'freeze', 'dealing', 'payment', 'journey', 'finding'] as const

interface TimelineDrawingProps {
  readonly dated: readonly DatedEntry[]
  readonly periods: Review['periods']
  readonly selected: TimelineEntry | null
  readonly onSelect: (entry: TimelineEntry) => void
}

/** Period bands above, one line per kind of event below. The table beside it says the same in words, so the drawing is one picture for readers. */
export function TimelineDrawing({ dated, periods, selected, onSelect }: TimelineDrawingProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = (): void => setWidth(element.clientWidth)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  const room = Math.max(100, width - LABEL - 16)
  const scale = scaleOf(dated, periods, room)
  const bands = [...LANES.filter((lane) => periods.some((period) => laneOf(period.kind) === lane)), ...(['after-notice', 'report-window'] as const).filter((kind) => periods.some((period) => period.kind === kind))]
  const kinds = ENTRY_KINDS.filter((kind) => dated.some(({ entry }) => entry.kind === kind))
  const bandsTop = 6
  const linesTop = bandsTop + bands.length * BAND + 10
  const bottom = linesTop + kinds.length * LINE + 4
  return (
    <div className="tldraw" ref={box}>
      {scale !== null && width > 0 && (
        <svg className="tline" width={LABEL + room + 12} height={bottom + 20} role="img" aria-label={t('review-window.timeline.drawing', { n: dated.length })}>
          <Patterns />
          <g transform={`translate(${LABEL} 0)`}>
            {ticksOf(scale, room).map((tick) => (
              <g key={tick.day}>
                <path className={tick.year ? 'yrl' : 'ql'} d={`M${Math.round(scale.x(tick.day)) + 0.5} ${tick.year ? 0 : bottom - 4}V${bottom + 3}`} />
                <text className={tick.year ? 'yl' : 'ml'} x={scale.x(tick.day) + 3} y={bottom + 15}>{tick.year ? tick.label : t('review-window.timeline.month', { n: Number(tick.label) })}</text>
              </g>
            ))}
          </g>
          {bands.map((kind, line) => (
            <g key={kind} className={PERIOD_CLASS[kind]}>
              <text className="bl" x={0} y={bandsTop + line * BAND + 10}>{t(`review-window.period.${kind}.letter`)}</text>
              <text className="bl" x={20} y={bandsTop + line * BAND + 10}>{t(`review-window.period.${kind}.name`)}</text>
              <g transform={`translate(${LABEL} 0)`}>
                {periods.filter((period) => period.kind === kind || laneOf(period.kind) === kind).map((period, index) => <Band key={index} scale={scale} from={period.from} to={period.to} kind={kind} y={bandsTop + line * BAND} />)}
              </g>
            </g>
          ))}
          {kinds.map((kind, line) => {
            const y = linesTop + line * LINE + LINE / 2
            return (
              <g key={kind}>
                <path className="tl-r" d={`M0 ${linesTop + line * LINE + 0.5}H${LABEL + room}`} />
                <text className="kl" x={0} y={y + 4}>{t(`review-window.timelineKind.${kind}`)}</text>
                <g transform={`translate(${LABEL} 0)`}>
                  {dated.filter(({ entry }) => entry.kind === kind).map((one, index) => <Mark key={index} one={one} scale={scale} y={y} selected={one.entry === selected} onSelect={onSelect} />)}
                </g>
              </g>
            )
          })}
        </svg>
      )}
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
function Mark({ one, scale, y, selected, onSelect }: { readonly one: DatedEntry; readonly scale: TimeScale; readonly y: number; readonly selected: boolean; readonly onSelect: (entry: TimelineEntry) => void }) {
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
      <Shape kind={entry.kind} x={x} y={y} />
    </g>
  )
}

/** Each kind has a shape of its own, so that the lines can be told apart without colour. */
function Shape({ kind, x, y }: { readonly kind: TimelineEntry['kind']; readonly x: number; readonly y: number }) {
  switch (kind) {
    case 'milestone': return <path className="pt" d={`M${x} ${y - 6}l6 6l-6 6l-6 -6Z`} />
    case 'seizure': case 'freeze': return <rect className="pt" x={x - 5} y={y - 5} width={10} height={10} />
    case 'dealing': return <circle className="pt" cx={x} cy={y} r={5} />
    case 'payment': return <circle className="po" cx={x} cy={y} r={5} />
    case 'journey': return <path className="po" d={`M${x} ${y - 6}l6 11h-12Z`} />
    case 'finding': return <path className="pl" d={`M${x} ${y - 7}v14`} />
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
