import type { Language, Review } from '../../contract/review.ts'
import type { SearchFilter, WorkHit } from '../../contract/search.ts'
import { currentAnnotations } from '../../db/annotations.ts'
import { currentAssertions } from '../../db/assertions.ts'
import { changesSoFar } from '../../db/ledger-page.ts'
import { CELL_BORDER } from '../../domain/search/characters.ts'
import { answers, passagesOf, readText, snippetOf, type ReadText } from '../../domain/search/find-words.ts'
import type { Query } from '../../domain/search/query.ts'
import { deriveIfQuick } from '../case/derive.ts'
import { loadFacts } from '../case/load-case.ts'
import { reviewOf } from '../opinion/review.ts'
import type { Session } from '../case/session.ts'

/** Something of the work on the case, with the text it is found by. */
interface WorkText extends Omit<WorkHit, 'snippet'> {
  readonly text: string
  readonly read: ReadText
}

const kept = new WeakMap<Session, { readonly key: string; readonly texts: readonly WorkText[]; readonly pending: boolean }>()

/**
 * Marks, assertions, parties, findings, reasons and requests that answer. They are few: they are read where they
 * are kept, by the same rules as the index, and so are never out of date.
 */
export function findWork(session: Session, query: Query, filter: SearchFilter, language: Language): { readonly hits: readonly WorkHit[]; readonly pending: boolean } {
  const { texts, pending } = workTexts(session, language)
  // Days, periods, parties and files belong to passages: a search narrowed to them shows passages.
  if (filter.period !== undefined || filter.from !== undefined || filter.to !== undefined || filter.file !== undefined || filter.party !== undefined) return { hits: [], pending }
  const hits = texts.flatMap(({ text, read, ...hit }): WorkHit[] =>
    (filter.kinds === undefined || filter.kinds.includes(hit.kind)) && answers(read, query) ? [{ ...hit, snippet: snippetOf(text.replaceAll(CELL_BORDER, ' '), passagesOf(read, query), 120) }] : [])
  return { hits, pending }
}

function workTexts(session: Session, language: Language): { readonly texts: readonly WorkText[]; readonly pending: boolean } {
  const { database } = session.file
  const pending = deriveIfQuick(session) === null
  const key = `${language} ${changesSoFar(database)} ${pending}`
  const known = kept.get(session)
  if (known?.key === key) return known
  const texts: WorkText[] = []
  const add = (kind: WorkHit['kind'], id: string, title: string, parts: readonly (string | null | undefined)[], more: Partial<Pick<WorkHit, 'about' | 'place'>> = {}): void => {
    const text = parts.filter((part) => part !== null && part !== undefined && part !== '').join(CELL_BORDER)
    if (text !== '') texts.push({ kind, id, about: null, place: null, ...more, title, text, read: readText(text) })
  }
  for (const { id, path, anchor, note, tags, assignments } of currentAnnotations(database)) {
    const quote = anchor.kind === 'text' ? anchor.exact : anchor.kind === 'row' ? anchor.cells.join(' ') : ''
    const place = { path, page: anchor.kind === 'text' || anchor.kind === 'box' ? anchor.page : null, line: anchor.kind === 'row' ? anchor.line : null, quote: anchor.kind === 'text' ? anchor.exact : null }
    add('mark', id, path, [note, ...tags, ...assignments.map((each) => each.why), quote], { place })
  }
  for (const { id, sentence } of currentAssertions(database)) add('assertion', id, sentence, [sentence])
  for (const party of loadFacts(database).parties) {
    add('party', party.id, party.name, [party.name, ...party.aliases, ...party.documents.map((each) => each.number), ...party.phones, party.relation])
  }
  if (!pending) addReview(reviewOf(session, language), add)
  const found = { key, texts, pending }
  kept.set(session, found)
  return found
}

type Add = (kind: WorkHit['kind'], id: string, title: string, parts: readonly (string | null | undefined)[], more?: Partial<Pick<WorkHit, 'about' | 'place'>>) => void

/** What the review shows to whoever sits here: of a sealed second view it holds nothing of the other's. */
function addReview(review: Review, add: Add): void {
  for (const finding of review.findings) {
    add('finding', finding.id, finding.title, [finding.title, finding.subject?.name, finding.shows, finding.innocentReading])
    if (finding.decision !== null) add('reason', finding.id, finding.title, [finding.decision.reason], { about: 'finding' })
  }
  for (const element of review.elements) add('reason', element.id, element.title, [element.reasoning], { about: 'element' })
  for (const circumstance of review.circumstances) {
    add('reason', circumstance.id, circumstance.title, circumstance.preconditions.map((each) => each.assessed?.reason), { about: 'circumstance' })
  }
  for (const item of review.evidence) {
    add('reason', item.id, item.title, Object.values(item.properties).map((each) => each.note), { about: 'evidence' })
  }
  for (const gap of review.gaps) add('request', gap.element, gap.document, [gap.document, gap.askUnit, gap.why, gap.request?.note], { about: 'element' })
}
