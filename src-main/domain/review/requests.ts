import type { ReviewRequest } from '../../contract/opinion.ts'
import type { Decisions } from './decisions.ts'
import type { FilledSlot } from './recognise-slots.ts'
import type { ReviewInput } from './review-input.ts'

type RequestInput = Pick<ReviewInput, 'pack' | 'decisions' | 'language'>

/** Every document that was asked for, by its number. One that was answered is no gap any more and stays here. */
export function buildRequests(input: RequestInput): readonly ReviewRequest[] {
  return Object.keys(input.decisions.gaps ?? {})
    .map((slot) => requestOf(slot, input))
    .filter((request) => request !== null)
    .toSorted((left, right) => left.number - right.number)
}

export function requestOf(slot: string, { pack, decisions, language }: RequestInput): ReviewRequest | null {
  const request = decisions.gaps?.[slot]
  if (request === undefined) return null
  const entry = pack.slots.find((each) => each.id === slot)
  return { ...request, slot, document: entry?.title[language] ?? slot, askUnit: entry?.askUnit[language] ?? '' }
}

/** Slots that the reviewer says this piece of evidence fills: the answer to a request counts like a document that was recognised. */
export function answeredSlots(evidence: string, decisions: Pick<Decisions, 'gaps'>): readonly FilledSlot[] {
  return Object.entries(decisions.gaps ?? {})
    .filter(([, request]) => request.state === 'answered' && request.answeredBy.includes(evidence))
    .map(([slot]) => ({ slot, page: null, quote: null }))
}

/** The number of a new request: one more than the highest ever given in what is kept. */
export function nextRequestNumber(decisions: Pick<Decisions, 'gaps'>): number {
  return Object.values(decisions.gaps ?? {}).reduce((most, request) => Math.max(most, request.number), 0) + 1
}
