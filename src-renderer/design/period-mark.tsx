import type { ReactNode } from 'react'
import type { PeriodKind } from '../../src-main/contract/review.ts'

/** Style class of a period kind: a freeze has the seizure's colour, notice and report window share the neutral one. */
export const PERIOD_CLASS: Readonly<Record<PeriodKind, string>> = {
  lookback: 'p-lookback',
  'after-effective': 'p-after-effective',
  'after-notice': 'p-other',
  'report-window': 'p-other',
  restriction: 'p-restriction',
  seizure: 'p-seizure',
  freeze: 'p-seizure',
  'after-sanction': 'p-after-sanction',
}

interface PeriodMarkProps {
  readonly kind: PeriodKind
  /** The one character of the lane. */
  readonly letter: string
  /** The word beside it; where it is left out, `label` is read. */
  readonly children?: ReactNode
  readonly label?: string
}

export function PeriodMark({ kind, letter, children, label }: PeriodMarkProps) {
  return (
    <span className={`per ${PERIOD_CLASS[kind]}`} title={children === undefined ? label : undefined}>
      <i aria-hidden="true">{letter}</i>
      {children ?? <span className="vh">{label ?? letter}</span>}
    </span>
  )
}
