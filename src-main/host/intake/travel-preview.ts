import type { LayoutDraft, LayoutPreview, LayoutRow } from '../../contract/layouts-methods.ts'
import type { TravelRow } from '../../domain/journeys/journey.ts'
import { momentText } from '../../domain/values/day.ts'
import { formatYuan } from '../../domain/values/money.ts'
import type { RecognisedTravel } from '../../import/parsed-file.ts'
import type { SourceTable } from '../../import/table.ts'
import { readTravelLayout } from '../../import/travel/layout.ts'
import { recogniseTravel } from '../../import/travel/recognise.ts'
import { statusOfWord, type TicketMode } from '../../import/travel/status.ts'
import { travelLayout } from './layout-draft.ts'
import type { Fate } from './layout-preview.ts'

/** A table as the draft of a travel record reads it; null where it reads none. */
export function travelReading(table: SourceTable, draft: LayoutDraft, header: readonly string[]): RecognisedTravel | null {
  const read = recogniseTravel(table, [readTravelLayout(travelLayout(draft, header, 'draft'), true)])
  return read?.layout === 'draft' ? read : null
}

/** What became of each line of a travel record. */
export function travelFates(read: RecognisedTravel | null): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>()
  const empty = { direction: null, expected: null, proof: null }
  for (const row of read?.rows ?? []) {
    const fare = row.mode === 'border' || row.fare === null ? null : formatYuan(row.fare)
    fates.set(row.line, { ...empty, fate: 'kept', reason: null, value: '', at: momentText(row.at), amount: fare, journey: journeyOf(row) })
  }
  for (const { line, code, value } of read?.rejected ?? []) fates.set(line, { ...empty, fate: 'rejected', reason: code, value, at: null, amount: null, journey: null })
  return fates
}

function journeyOf(row: TravelRow): NonNullable<LayoutRow['journey']> {
  const own = { traveller: row.travellerName || (row.documents[0]?.number ?? ''), status: row.status, direction: null }
  switch (row.mode) {
    case 'border':
      return { ...own, carrier: row.carrier, from: row.port, to: row.destination, direction: row.direction }
    case 'rail':
      return { ...own, carrier: row.train, from: row.from, to: row.to }
    case 'air':
      return { ...own, carrier: row.flight, from: row.from, to: row.to }
    case 'ship':
      return { ...own, carrier: row.vessel, from: row.from, to: row.to }
    case 'hotel':
      return { ...own, carrier: row.hotel, from: row.place, to: '' }
  }
}

/** Kept rows by what became of the booking. */
export function journeyCounts(read: RecognisedTravel | null): LayoutPreview['journeys'] {
  const rows = read?.rows ?? []
  const count = (...statuses: readonly string[]): number => rows.filter((row) => statuses.includes(row.status)).length
  return { taken: count('taken'), notTaken: count('refunded', 'changed', 'not-taken'), unknown: count('unknown') }
}

/** What a status word means without anybody saying so; null for a word that is in no list. */
export function builtInFate(mode: LayoutDraft['mode'], word: string): string | null {
  if (mode === 'statement' || mode === 'border') return null
  const status = statusOfWord(mode satisfies TicketMode, word)
  return status === 'unknown' ? null : status
}

/** What has to be said before a travel record can be read. */
export function travelMissing(draft: LayoutDraft): LayoutPreview['missing'] {
  const chosen = draft.columns.filter((meaning) => meaning !== '')
  if (!chosen.some((meaning) => meaning === 'date' || meaning === 'generic-date')) return 'date'
  return chosen.length < 3 && !chosen.includes('boarding-pass') ? 'columns' : null
}
