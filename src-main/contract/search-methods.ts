import { z } from 'zod'
import { command, day, id, language, query } from './method.ts'
import { HIT_KINDS, type NamesTable, type SavedSearch, type SearchAnswer, type SearchCounts } from './search.ts'

const words = z.string().max(2000)
export const searchFilter = z.strictObject({
  kinds: z.array(z.enum(HIT_KINDS)).optional(),
  party: id.optional(),
  period: z.enum(['lookback', 'after-effective', 'after-notice', 'report-window', 'restriction', 'seizure', 'freeze', 'after-sanction']).optional(),
  from: day.optional(),
  to: day.optional(),
  file: id.optional(),
})

/** The search screen. The command line and the command palette ask `search.query`. */
export const SEARCH_METHODS = {
  /** The first hits, fast; a query that cannot be read fails with `query-unreadable`. */
  'search.find': query<SearchAnswer>()(z.strictObject({ words, filter: searchFilter, limit: z.int().min(1).max(500), language })),
  /** Counts over everything that answers; takes as long as there are hits, lets other calls in between, and ends `cancelled` when a later one is asked for. */
  'search.counts': query<SearchCounts>()(z.strictObject({ words, filter: searchFilter, language })),
  'search.names': query<NamesTable>()(z.strictObject({ names: z.array(z.string().min(1).max(200)).min(1).max(200) })),
  'search.saved': query<readonly SavedSearch[]>()(z.strictObject({})),
  /** Keeping and forgetting a search can be undone. */
  'search.save': command<SavedSearch>()(z.strictObject({ name: z.string().trim().min(1).max(200), words, filter: searchFilter })),
  'search.forget': command<null>()(z.strictObject({ id })),
} as const
