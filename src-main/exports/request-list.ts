import type { ReviewRequest } from '../contract/opinion.ts'
import type { Review, ReviewGap } from '../contract/review.ts'
import { body, cells, column, note, type Block, type ChecklistDocument, type Row } from './checklist-document.ts'
import type { ChecklistOptions } from './checklist-content.ts'
import { shortHash, writer as writerOf, type Writer } from './checklist-writer.ts'

/**
 * What is to be asked for, one section a unit: numbered requests with what, why, by when and what answered them; behind
 * them the gaps that nobody has turned into a request yet.
 */
export function requestListDocument(review: Review, { translate, role }: ChecklistOptions): ChecklistDocument {
  const writer = writerOf(review, translate)
  const { say, facts, sectionNumber, list, moment } = writer
  const requests = review.requests ?? []
  const units = [...Map.groupBy(requests, (request) => request.unitTitle ?? request.askUnit)]
  const unasked = review.gaps.filter((gap) => (gap.requests ?? (gap.request == null ? [] : [gap.request])).length === 0)
  const sections = [
    ...units.map(([unit, members]) => ({ title: say('request-list.unit', { unit }), blocks: requestBlocks(members, writer) })),
    ...(unasked.length === 0 ? [] : [{ title: say('request-list.unasked'), blocks: gapTable(unasked, writer) }]),
  ]
  const debtors = facts.parties.filter((party) => party.role === 'debtor').map((party) => party.name)
  return {
    language: review.language,
    kicker: say('kicker'),
    title: say(`request-list.title.${role}`),
    invented: /虚构|invented/iu.test(facts.head.title ?? '') ? say('invented') : null,
    head: [
      { label: say('head.number'), text: facts.head.number ?? say('head.not-entered') },
      { label: say('head.title'), text: facts.head.title ?? say('head.not-entered') },
      { label: say('head.debtor'), text: debtors.length === 0 ? say('head.not-entered') : list(debtors) },
      { label: say('head.generated'), text: moment(review.generatedAt) },
      { label: say('head.log'), text: say(review.audit.verified ? 'head.log-verified' : 'head.log-broken', { entries: review.audit.entries, head: review.audit.head }) },
    ],
    notice: [say('request-list.notice', { count: requests.length, units: units.length, gaps: unasked.length })],
    sections: [
      ...(sections.length === 0 ? [{ title: say('request-list.none-title'), blocks: [body(say('gaps.none'))] }] : sections),
      { title: say('request-list.signature'), blocks: [{ kind: 'fill' as const, labels: [say('request-list.handler'), say('signature.date')] }] },
    ].map((section, index) => ({ ...section, title: `${sectionNumber(index + 1)}${section.title}` })),
    footer: {
      left: say('footer.left', { id: review.rulePack.id, version: review.rulePack.version }),
      page: say('footer.page', { page: '{{page}}', pages: '{{pages}}' }),
      right: say('footer.right', { head: shortHash(review.audit.head) }),
    },
  }
}

function requestBlocks(requests: readonly ReviewRequest[], writer: Writer): readonly Block[] {
  return [requestTable(requests, writer, null)]
}

/** Requests as a table: number, what, why, until when, what became of it. */
export function requestTable(requests: readonly ReviewRequest[], writer: Writer, unit: ((request: ReviewRequest) => string) | null): Block {
  const { say, day, list, review } = writer
  const paths = new Map(review.evidence.map((item) => [item.id, item.path]))
  const state = (request: ReviewRequest): readonly string[] => [
    say(`requests.state.${request.state}`),
    ...(request.answeredBy.length === 0 ? [] : [say('requests.answered-by', { items: list(request.answeredBy.map((id) => say('checksums.file', { id, path: paths.get(id) ?? '' }))) })]),
    ...(request.note === null ? [] : [request.note]),
  ]
  const rows = requests.map((request): Row => cells(
    say('requests.number', { number: request.number }),
    [request.document, ...(unit === null ? [] : [unit(request)])],
    request.why ?? say('none'),
    request.dueDate === null ? say('requests.no-due') : day(request.dueDate),
    state(request),
  ))
  return {
    kind: 'table', caption: null,
    columns: [column(say('column.number'), 9, 'center'), column(say(unit === null ? 'column.document' : 'column.document-unit'), 29), column(say('column.why'), 28), column(say('column.due-date'), 12), column(say('column.status'), 22)],
    rows,
  }
}

function gapTable(gaps: readonly ReviewGap[], { say }: Writer): readonly Block[] {
  return [
    note(say('request-list.unasked-note')),
    {
      kind: 'table', caption: null,
      columns: [column(say('column.document'), 36), column(say('column.unit'), 30), column(say('column.why'), 34)],
      rows: gaps.map((gap) => cells(gap.document, gap.units === undefined || gap.units.length === 0 ? gap.askUnit : gap.units.map((unit) => unit.title), gap.why)),
    },
  ]
}
