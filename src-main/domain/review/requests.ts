import type { ReviewRequest } from '../../contract/opinion.ts'
import type { Decisions } from './decisions.ts'
import type { FilledSlot } from './recognise-slots.ts'
import type { ReviewInput } from './review-input.ts'
import { unitTitle } from './units.ts'

type RequestInput = Pick<ReviewInput, 'pack' | 'decisions' | 'language'>

/** Under what a request is kept: the slot, and the unit where the document is asked of one of several. */
export const requestKey = (slot: string, unit: string | null): string => (unit === null ? slot : `${slot}@${unit}`)
const slotOf = (key: string): string => key.split('@', 1)[0] ?? key
const unitOf = (key: string): string | null => (key.includes('@') ? key.slice(key.indexOf('@') + 1) : null)

/** Every document that was asked for, by its number. One that was answered is no gap any more and stays here. */
export function buildRequests(input: RequestInput): readonly ReviewRequest[] {
  return Object.keys(input.decisions.gaps ?? {})
    .map((key) => requestAt(key, input))
    .filter((request) => request !== null)
    .toSorted((left, right) => left.number - right.number)
}

/** The requests for one document, of whichever unit. */
export const requestsOf = (slot: string, input: RequestInput): readonly ReviewRequest[] => buildRequests(input).filter((request) => request.slot === slot)

/** The first request for one document; null where nobody was asked. */
export const requestOf = (slot: string, input: RequestInput): ReviewRequest | null => requestsOf(slot, input)[0] ?? null

function requestAt(key: string, { pack, decisions, language }: RequestInput): ReviewRequest | null {
  const request = decisions.gaps?.[key]
  if (request === undefined) return null
  const slot = slotOf(key)
  const unit = unitOf(key)
  const entry = pack.slots.find((each) => each.id === slot)
  const askUnit = entry?.askUnit[language] ?? ''
  const elements = pack.elements.filter((element) => element.slots.includes(slot) || element.conditionalSlots.includes(slot)).map((element) => element.title[language])
  return {
    ...request, slot, document: entry?.title[language] ?? slot, askUnit, unit, unitTitle: (unit === null ? null : unitTitle(unit, language)) ?? askUnit,
    why: [...new Set(elements)].join(language === 'zh-CN' ? '、' : '; '),
  }
}

/** Slots that the reviewer says this piece of evidence fills: the answer to a request counts like a document that was recognised. */
export function answeredSlots(evidence: string, decisions: Pick<Decisions, 'gaps'>): readonly FilledSlot[] {
  return Object.entries(decisions.gaps ?? {})
    .filter(([, request]) => request.state === 'answered' && request.answeredBy.includes(evidence))
    .map(([key]) => ({ slot: slotOf(key), page: null, quote: null }))
}

/** The number of a new request: one more than the highest ever given in what is kept. */
export function nextRequestNumber(decisions: Pick<Decisions, 'gaps'>): number {
  return Object.values(decisions.gaps ?? {}).reduce((most, request) => Math.max(most, request.number), 0) + 1
}
