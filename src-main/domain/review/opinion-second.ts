import type { OpinionSubject, SecondReview, SeenAs, SeatState, Seat, ViewDifference } from '../../contract/opinion.ts'
import type { SecondRecord, View } from './decisions.ts'
import type { ReviewInput } from './review-input.ts'

/** The second reviewer: who has decided how much, who has signed; the differences only when both have. */
export function buildSecond({ decisions }: Pick<ReviewInput, 'decisions'>, subjects: readonly Pick<OpinionSubject, 'id' | 'title'>[]): SecondReview | null {
  const record = decisions.second
  if (record === undefined) return null
  const differences = record.views === null ? null : differencesOf(record.views, subjects)
  return {
    seat: record.seat,
    total: subjects.length,
    first: seatState('first', record),
    second: seatState('second', record),
    differences,
    alike: differences === null ? null : subjects.length - differences.length,
  }
}

const seatState = (seat: Seat, record: SecondRecord): SeatState => ({
  name: record.names[seat],
  decided: record.decided[seat],
  signedAt: record.signatures[seat]?.signedAt ?? null,
  seal: record.signatures[seat]?.seal ?? null,
})

/** Where the two views name another status. The reasons stand beside it; other words for the same status are no difference. */
export function differencesOf(views: Readonly<Record<Seat, View>>, subjects: readonly Pick<OpinionSubject, 'id' | 'title'>[]): readonly ViewDifference[] {
  return subjects
    .map(({ id, title }) => ({ id, title, first: seenAs(views.first, id), second: seenAs(views.second, id) }))
    .filter(({ first, second }) => first.status !== second.status)
}

const seenAs = (view: View, id: string): SeenAs => ({ status: view[id]?.status ?? 'unassessed', reasoning: view[id]?.reasoning ?? null })
