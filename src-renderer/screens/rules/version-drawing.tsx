import './rules.css'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewCircumstance } from '../../../src-main/contract/review.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { earliest } from '../../../src-main/domain/values/day.ts'

const ROW = 22
const TOP = 20
const LANES = ['acts', 'sanctions', 'payments'] as const

interface VersionDrawingProps {
  readonly review: Review
  readonly person: ReviewPerson
  readonly circumstance: ReviewCircumstance
}

/**
 * The acts of one circumstance, the sanctions and the payments against the days on which the rules change. Places are
 * shares of the width, so that letters keep their size; the table beneath says the same in words.
 */
export function VersionDrawing({ review, person, circumstance }: VersionDrawingProps) {
  const { t } = useTranslation()
  const bands = circumstance.version?.bands ?? []
  if (bands.length === 0) return null
  const days = {
    acts: actDays(review, circumstance),
    sanctions: (review.sanctions ?? []).filter((one) => one.party === null || one.party === person.id).flatMap((one) => earliest(one.date) ?? []),
    payments: daysOf(review, new Set(person.leniency.payments.map((paid) => paid.finding))),
  }
  const shown = [...bands.flatMap((band) => [band.from, band.to]), ...LANES.flatMap((lane) => days[lane])].toSorted()
  const [first = '', last = ''] = [shown[0], shown.at(-1)]
  const start = number(first) - 30
  const x = (day: string): number => (100 * (number(day) - start)) / (number(last) + 30 - start)
  const lines = (review.versionLines ?? []).filter((line) => line.day > first && line.day <= last)
  const before = (review.versionLines ?? []).findLast((line) => line.day <= first)
  const stretches = [{ id: before?.id ?? null, from: 0 }, ...lines.map((line) => ({ id: line.id, from: x(line.day) }))]
  const height = TOP + ROW * (LANES.length + 1)
  return (
    <div className="verdraw">
      <div className="lanes" aria-hidden="true"><span>{t('version-window.lane.law')}</span>{LANES.map((lane) => <span key={lane}>{t(`version-window.lane.${lane}`)}</span>)}</div>
      <svg width="100%" height={height} role="img" aria-label={t('version-window.drawing', { acts: days.acts.length, sanctions: days.sanctions.length, payments: days.payments.length })}>
        {stretches.map((stretch, index) => {
          const to = stretches[index + 1]?.from ?? 100
          return (
            <svg key={stretch.id ?? 'before'} x={`${stretch.from}%`} y="0" width={`${to - stretch.from}%`} height={ROW}>
              <rect className="vlaw" x="0" y=".5" width="100%" height={ROW - 4} /><text x="6" y={ROW - 8}>{t(stretch.id === null ? 'version-window.lineBefore' : `version-window.line.${stretch.id}`)}</text>
            </svg>
          )
        })}
        {LANES.map((lane, index) => <line key={lane} className="vrow" x1="0" x2="100%" y1={middle(index)} y2={middle(index)} />)}
        {bands.filter((band) => band.from < band.to).map((band) => <line key={`${band.from} ${band.to} ${String(band.continuing)}`} className={band.continuing ? 'vgoes' : 'vspan'} x1={`${x(band.from)}%`} x2={`${x(band.to)}%`} y1={middle(0)} y2={middle(0)} />)}
        {days.acts.map((day) => <line key={day} className="vact" x1={`${x(day)}%`} x2={`${x(day)}%`} y1={middle(0) - 7} y2={middle(0) + 7} />)}
        {days.sanctions.map((day, index) => <rect key={`${day} ${index}`} className="vsanction" x={`${x(day)}%`} y={middle(1) - 5} width="10" height="10" transform="translate(-5 0)" />)}
        {days.payments.map((day) => <circle key={day} className="vpaid" cx={`${x(day)}%`} cy={middle(2)} r="5" />)}
        {lines.map((line) => (
          <g key={line.id}>
            <line className="vline" x1={`${x(line.day)}%`} x2={`${x(line.day)}%`} y1="0" y2={height - TOP + 4} />
            <text className="vday" x={`${x(line.day)}%`} y={height - 3} textAnchor={x(line.day) > 85 ? 'end' : x(line.day) < 15 ? 'start' : 'middle'}>{line.day}</text>
          </g>
        ))}
        <text x="0" y={height - 3} className="vend">{lines.some((line) => x(line.day) < 30) ? '' : first}</text>
        <text x="100%" y={height - 3} className="vend" textAnchor="end">{lines.some((line) => x(line.day) > 70) ? '' : last}</text>
      </svg>
    </div>
  )
}

const middle = (lane: number): number => ROW * (lane + 1) + ROW / 2

/** Days since 1970 of an ISO day. */
const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Rules on versions and on missing preconditions name items and count no act. */
const COUNTS_NONE = /^(?:version|precondition)\./u

function actDays(review: Review, { findings, version }: ReviewCircumstance): readonly string[] {
  const counting = review.findings.filter((finding) => findings.includes(finding.id) && finding.status !== 'rejected' && !finding.favoursAccused && !COUNTS_NONE.test(finding.rule))
  const counted = daysOf(review, new Set(counting.map((finding) => finding.id)))
  const entered = [...(version?.acts ?? []), ...(version?.kindredActs ?? [])].flatMap((act) => [act.from, act.to])
  // An act counts here only where the answer by date took it in.
  const taken = (day: string): boolean => (version?.bands ?? []).some((band) => band.from <= day && day <= band.to)
  return [...new Set([...counted, ...entered])].filter(taken).toSorted()
}

function daysOf(review: Review, ids: ReadonlySet<string>): readonly string[] {
  return [...new Set(review.findings.filter((finding) => ids.has(finding.id)).flatMap((finding) => finding.citations.flatMap((citation) => citation.day ?? [])))].toSorted()
}
