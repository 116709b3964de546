import { HIT_KINDS, type SearchFilter } from '../../../src-main/contract/search.ts'
import type { Place } from '../../state/navigation.ts'

export const SEARCH_PERIODS = ['lookback', 'after-effective', 'after-notice', 'report-window', 'restriction', 'seizure', 'freeze', 'after-sanction'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/u

/** The search that the place of the window names, so that going back leads to it and a reload keeps it. */
export function searchOf(target: Place['target']): { readonly words: string; readonly filter: SearchFilter; readonly names: boolean } {
  const kind = HIT_KINDS.find((each) => each === target['kind'])
  const period = SEARCH_PERIODS.find((each) => each === target['period'])
  const day = (name: string): string | undefined => (DAY.test(target[name] ?? '') ? target[name] : undefined)
  const [from, to, party, file] = [day('from'), day('to'), target['party'], target['file']]
  return {
    words: target['q'] ?? '',
    names: target['view'] === 'names',
    filter: {
      ...(kind === undefined ? {} : { kinds: [kind] }), ...(period === undefined ? {} : { period }), ...(party === undefined ? {} : { party }),
      ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(file === undefined ? {} : { file }),
    },
  }
}

export function targetOf(words: string, filter: SearchFilter): Place['target'] {
  const kind = filter.kinds?.[0]
  const { party, period, from, to, file } = filter
  return Object.fromEntries(Object.entries({ q: words, kind, party, period, from, to, file }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''))
}
