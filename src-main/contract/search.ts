/** Why a search cannot be read; the sentences are in the catalogues (`search.unreadable.<fault>`). */
export const QUERY_FAULTS = ['empty', 'quote-open', 'bracket-open', 'bracket-close', 'word-missing', 'only-excluded', 'near-words', 'nothing-searchable', 'too-long'] as const
export type QueryFault = (typeof QUERY_FAULTS)[number]
