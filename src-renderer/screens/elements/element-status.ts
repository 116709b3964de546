import type { ElementStatus, ReviewCircumstance } from '../../../src-main/contract/review.ts'
import type { MarkState } from '../../design/index.ts'

/** Sign of each status of an element. */
export const STATUS_MARK: Readonly<Record<ElementStatus, MarkState>> = {
  unassessed: 'unknown', established: 'yes', disputed: 'disputed', 'not-established': 'no', 'not-applicable': 'rejected',
}

/** Order in which the statuses are offered; none is chosen at first. */
export const STATUSES: readonly ElementStatus[] = ['established', 'disputed', 'not-established', 'not-applicable', 'unassessed']

/** Sign of a precondition. */
export const MET_MARK: Readonly<Record<ReviewCircumstance['preconditions'][number]['met'], MarkState>> = { yes: 'yes', no: 'no', unknown: 'unknown' }
