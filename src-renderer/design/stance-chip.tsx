import type { ReactNode } from 'react'
import type { Stance } from '../../src-main/contract/review.ts'

interface StanceChipProps {
  /** `both` only where findings of both stances meet, as in a cell of the matrix. */
  readonly stance: Stance | 'both'
  /** The word beside the square; without it the square needs `label`. */
  readonly children?: ReactNode
  /** Read out where the square stands alone. */
  readonly label?: string
  /** Square and word without a frame. */
  readonly bare?: boolean
  readonly big?: boolean
}

const SQUARE = { for: 'sq for', against: 'sq against', both: 'sq both', 'not-assessed': 'sq' } as const
const CHIP = { for: 'for', against: 'against', both: '', 'not-assessed': 'open' } as const

/** Half a square: left for, right against, both, empty not assessed. The word says the same, so colour is never alone. */
export function StanceChip({ stance, children, label, bare = false, big = false }: StanceChipProps) {
  const square = `${SQUARE[stance]}${big ? ' big' : ''}`
  if (children === undefined) {
    return label === undefined
      ? <span className={square} aria-hidden="true" />
      : <span className={square} role="img" aria-label={label} />
  }
  return (
    <span className={`stance ${CHIP[stance]}${bare ? ' bare' : ''}`}>
      <span className={square} aria-hidden="true" />
      {children}
    </span>
  )
}
