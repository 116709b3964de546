import type { RuleId } from '../../../../src-main/domain/findings/finding.ts'
import type { Journey, JourneyStatus } from '../../../../src-main/domain/journeys/journey.ts'
import { journey, milestone, party, yuan } from '../case-builder.ts'
import { count, find, none, same, type EdgesOfRule, type EdgeTable } from './edge.ts'

const ID = '11010119800101001X'
const PASSPORT = 'E00000000'
const parties = [party('P1', { name: '张虚构', documents: [{ kind: 'resident-id', number: ID }, { kind: 'passport', number: PASSPORT }] })]
type Make = (at: string, over?: { readonly status?: JourneyStatus; readonly documents?: readonly string[]; readonly traveller?: string; readonly fare?: ReturnType<typeof yuan> | null }) => Journey

/** Journeys count from the day on which the restriction was served to the day before it was lifted. */
function inRestriction(rule: RuleId, make: Make, own: { readonly status?: false; readonly fares?: false } = {}): EdgesOfRule {
  const between = (from: string | null, to: string | null, ...journeys: readonly Journey[]): number =>
    count(rule, { parties, journeys, milestones: [...(from === null ? [] : [milestone('restriction-served', from)]), ...(to === null ? [] : [milestone('restriction-lifted', to)])] })
  return {
    'first-day': () => {
      same(['2023-05-09 10:00', '2023-05-10 10:00', '2023-07-31 10:00', '2023-08-01 10:00'].map((at) => between('2023-05-10', '2023-08-01', make(at))), [0, 1, 1, 0])
    },
    exact: none('no limit in the rule'),
    refund: own.status === false
      ? none('a crossing of the border is not refunded')
      : () => { for (const status of ['refunded', 'changed', 'not-taken'] as const) same([status, between('2023-05-10', null, make('2023-06-01 10:00', { status }))], [status, 0]) },
    midnight: () => {
      same(['2023-05-09 23:59:59', '2023-05-10 00:00:00', '2023-07-31 23:59:59', '2023-08-01 00:00:00'].map((at) => between('2023-05-10', '2023-08-01', make(at))), [0, 1, 1, 0])
    },
    'leap-day': () => {
      same(['2024-02-28', '2024-02-29', '2024-03-01'].map((at) => between('2024-02-29', '2024-03-01', make(at))), [0, 1, 0])
      same(['2024-02-28', '2024-02-29'].map((at) => between('2024-02', null, make(at))), [0, 1])
    },
    missing: () => {
      same(between(null, null, make('2023-06-01')), 0)
      // Somebody else's number is never the debtor's, whatever the name; another one of the debtor's is.
      same(between('2023-05-10', null, make('2023-06-01', { documents: ['110101199001010029'] })), 0)
      if (own.fares === false) return
      const [found] = find(rule, { parties, journeys: [make('2023-06-01', { fare: null })], milestones: [milestone('restriction-served', '2023-05-10')] })
      same([found?.count, found?.total ?? null], [1, null])
    },
  }
}

export const TRAVEL_EDGES: EdgeTable = {
  'travel.air': inRestriction('travel.air', (at, { documents = [ID], ...over } = {}) => journey('air', at, '张虚构', { fare: yuan('500.00'), documents, ...over })),
  'travel.rail': inRestriction('travel.rail', (at, { documents = [ID], ...over } = {}) => journey('rail', at, '张虚构', { train: 'G7', fare: yuan('50.00'), documents, ...over })),
  'travel.rail-unsure': inRestriction('travel.rail-unsure', (at, { documents = [ID], ...over } = {}) => journey('rail', at, '张虚构', { train: 'D7', seat: '动卧', fare: yuan('50.00'), documents, ...over })),
  'travel.ship': inRestriction('travel.ship', (at, { documents = [ID], ...over } = {}) => journey('ship', at, '张虚构', { cabin: '一等舱', fare: yuan('50.00'), documents, ...over })),
  'travel.border': inRestriction('travel.border', (at, { documents = [ID], status = 'taken' } = {}) => journey('border', at, '张虚构', { direction: 'exit', documents, status }), { status: false, fares: false }),
  'travel.other-document': inRestriction('travel.other-document', (at, { documents = [PASSPORT], ...over } = {}) => journey('air', at, '张虚构', { documents, ...over }), { fares: false }),
}
