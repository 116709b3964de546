import boardingPass from '../../../resources/travel/tickets/air-boarding-pass.json' with { type: 'json' }
import itinerary from '../../../resources/travel/tickets/air-itinerary-form.json' with { type: 'json' }
import railTicket from '../../../resources/travel/tickets/rail-ticket-12306.json' with { type: 'json' }
import type { TravelRow } from '../../domain/journeys/journey.ts'
import type { ParsedFile, RecognisedTravel } from '../parsed-file.ts'
import type { Rejection, SourceRow } from '../table.ts'
import { flightOf } from './boarding-pass.ts'
import type { TravelHeader } from './header.ts'
import { buildRow } from './row.ts'
import { readMoment } from './when.ts'

/** A printed or written line of a document. */
export interface TextLine {
  /** 1-based, as rows of the document are cited. */
  readonly line: number
  readonly page?: number
  readonly text: string
}

/** A ticket that is a form and no table, as data; see resources/travel/tickets. */
interface TicketForm {
  readonly id: string
  readonly mode: string
  /** At least one of these stands in the text. */
  readonly marks: readonly string[]
  /** What a ticket must say: each list takes its first expression that is found, and all are found equally often. */
  readonly needed: readonly (readonly RegExp[])[]
  /** What it may say besides; used only where it is found once for each ticket, or once for all of them. */
  readonly fields: readonly (readonly RegExp[])[]
}

const ready = (file: typeof railTicket): TicketForm => {
  const expressions = (lists: readonly (readonly string[])[]): readonly (readonly RegExp[])[] => lists.map((list) => list.map((source) => new RegExp(source, 'gu')))
  return { id: file.id, mode: file.mode, marks: file.marks, needed: expressions(file.needed), fields: expressions(file.fields) }
}

const FORMS: readonly TicketForm[] = [railTicket, itinerary, boardingPass].map(ready)

/** Meanings of what the groups of the expressions hold, in the order in which the cells of a row stand. */
const MEANINGS = ['ticket', 'name', 'document', 'date', 'train', 'flight', 'from', 'to', 'seat', 'cabin', 'fare', 'refund'] as const
/** Longest document that is looked at: a ticket is a page, a bundle of them some dozens. */
const MOST_LINES = 2000
/** Characters that stand on one ticket at most: a letter or a record that quotes one has more beside it, and stays a document. */
const MOST_PER_TICKET = 1200

/**
 * Reads tickets that are forms (rail ticket, itinerary of an air ticket, bar codes of boarding passes) out of the lines of a
 * document. Null where it is none, or where its parts cannot be told apart: then it stays a document, and nothing is guessed.
 */
export function ticketsIn(lines: readonly TextLine[]): RecognisedTravel | null {
  if (lines.length === 0 || lines.length > MOST_LINES) return null
  const texts = lines.map(({ text }) => joinedCharacters(text.normalize('NFKC')))
  const whole = texts.join('\n')
  for (const form of FORMS) {
    if (!form.marks.some((mark) => whole.includes(mark))) continue
    const found = form.needed.map((list) => list.map((expression) => [...whole.matchAll(expression)]).find((matches) => matches.length > 0) ?? [])
    const count = found[0]?.length ?? 0
    if (count === 0 || found.some((matches) => matches.length !== count) || whole.length > count * MOST_PER_TICKET) continue
    const starts = lineStarts(texts)
    const tickets = (found[0] ?? []).map((anchor, at) => {
      const groups: Record<string, string> = { ...fieldsOf(form, whole, count, at) }
      for (const matches of found) Object.assign(groups, matches[at]?.groups)
      return { groups, line: lines[lineAt(starts, anchor.index)] }
    })
    return recognised(form, tickets)
  }
  return null
}

/** What a ticket says besides. A name that stands once over several segments is that of all of them; a fare of all is the fare of none. */
function fieldsOf(form: TicketForm, whole: string, count: number, at: number): Readonly<Record<string, string>> {
  const groups: Record<string, string> = {}
  for (const list of form.fields) {
    const matches = list.map((expression) => [...whole.matchAll(expression)]).find((each) => each.length === count || each.length === 1)
    if (matches === undefined) continue
    Object.assign(groups, (matches.length === count ? matches[at] : matches[0])?.groups)
    if (matches.length !== count) delete groups['fare']
  }
  return groups
}

/** A document that is a ticket is a travel record as well, its pages kept for reading and citing; its format stays that of the document. */
export function withTickets(file: ParsedFile): ParsedFile {
  if (file.kind !== 'document' || file.status !== 'imported') return file
  const paged = file.pages.length > 1 || file.format === 'ofd'
  const lines = file.pages.flatMap((page, index) => page.split('\n').map((text) => ({ ...(paged ? { page: index + 1 } : {}), text })))
  const tickets = ticketsIn(lines.map((line, index) => ({ ...line, line: index + 1 })))
  return tickets === null ? file : { ...file, kind: 'travel-record', travel: [tickets] }
}

interface FoundTicket {
  readonly groups: Readonly<Record<string, string>>
  readonly line: TextLine | undefined
}

function recognised(form: TicketForm, tickets: readonly FoundTicket[]): RecognisedTravel {
  const header: TravelHeader = {
    mode: form.mode === 'rail' ? 'rail' : 'air', layout: null, line: 0, cells: MEANINGS,
    columns: new Map(MEANINGS.flatMap((meaning, index): [string, number[]][] => (meaning === 'document' ? [] : [[meaning, [index]]]))),
    documents: [{ index: MEANINGS.indexOf('document'), kind: '' }],
  }
  const rows: TravelRow[] = []
  const rejected: Rejection[] = []
  for (const { groups, line } of tickets) {
    const { airline, number, yearday } = groups
    const told: Readonly<Record<string, string>> = { ...groups, ...(airline === undefined || number === undefined ? {} : { flight: flightOf(airline, number) }) }
    const source: SourceRow = { line: line?.line ?? 1, ...(line?.page === undefined ? {} : { page: line.page }), cells: MEANINGS.map((meaning) => (told[meaning] ?? '').trim()) }
    const place = { line: source.line, ...(source.page === undefined ? {} : { page: source.page }) }
    const written = (groups['date'] ?? '').replace(/[|\s]+/gu, ' ')
    const at = readMoment(written)
    if (at === null) rejected.push({ ...place, code: 'date-unreadable', value: yearday ?? written, cells: source.cells })
    else rows.push({ ...buildRow(source, header, { name: '', documents: [] }, at, null), ...place })
  }
  return {
    sheet: null, layout: form.id, headerLine: 0, columns: Object.fromEntries(MEANINGS.map((meaning, index) => [meaning, index])), header: MEANINGS,
    read: rows.length + rejected.length, rows, rejected, furniture: [],
  }
}

/** Tickets print the characters of a short name apart (南 丰 站): single ones in a row are one word. */
const joinedCharacters = (text: string): string => text.replace(/(?<![^\s|])\p{Script=Han}(?:[ \t\u3000]+\p{Script=Han}(?![^\s|]))+/gu, (run) => run.replace(/\s+/gu, ''))

function lineStarts(texts: readonly string[]): readonly number[] {
  let at = 0
  return texts.map((text) => {
    const start = at
    at += text.length + 1
    return start
  })
}

const lineAt = (starts: readonly number[], offset: number): number => starts.findLastIndex((start) => start <= offset)
