import { z } from 'zod'
import { command, day, id, json, language, none, passphrase, query, stance, text, type Method } from './method.ts'
import { COMPARISON_METHODS } from './comparison-methods.ts'
import type { AccountSummary, FlowMovements, FlowPicture, JourneyRecord, LedgerPage, LedgerRowDetail, MoneyMonths } from './ledger.ts'
import type { Capabilities, Grant } from './shell-port.ts'
import type {
  CaseOverview, DocumentInfo, ImportReport, LogPage, PageText, RecentCase, RecognisedPage, RecognitionStatus, RulePackView, SearchHit, TableSlice, VerifyReport,
} from './screens.ts'
import { ACCOUNT_WORDS_METHODS } from './account-words-methods.ts'
import { ASSERTIONS_METHODS } from './assertions-methods.ts'
import { CITATIONS_METHODS } from './citations-methods.ts'
import { documentPassword, INTAKE_METHODS } from './intake-methods.ts'
import { anchorRequest, markChange, markContent, type MarkView } from './marks.ts'
import type { Review } from './review.ts'
import { ledgerFilter } from './ledger-filter.ts'
import { LEDGER_GROUPS_METHODS } from './ledger-groups-methods.ts'
import { LEDGER_WORDS_METHODS } from './ledger-words-methods.ts'
import { LEXICON_METHODS } from './lexicon-methods.ts'
import { CORRECTED_ROWS_METHODS } from './corrected-rows-methods.ts'
import { LAYOUTS_METHODS } from './layouts-methods.ts'
import { SEARCH_METHODS } from './search-methods.ts'
import { READER_METHODS } from './reader-methods.ts'
import { WORKSPACE_METHODS } from './workspace-methods.ts'
import { STATEMENT_PROOF_METHODS } from './statement-proof-methods.ts'
import { RULES_METHODS } from './rules-methods.ts'
import { PROPERTY_REPORT_METHODS } from './property-report-methods.ts'
import { PROPERTY_METHODS } from './property-methods.ts'
import { STATED_KINDS, type FactChange, type FactList, type FactRevisionRecord, type ProposalRecord } from './facts.ts'

/** Which movements the flow picture draws; amounts are decimal yuan, days `YYYY-MM-DD`. */
export const flowFilter = z.strictObject({
  accounts: z.array(id).optional(),
  period: z.enum(['lookback', 'after-effective', 'after-notice', 'report-window', 'restriction', 'seizure', 'freeze', 'after-sanction']).optional(),
  from: id.optional(),
  to: id.optional(),
  /** Least sum of an edge. */
  least: id.optional(),
  /** An end, a party, an edge or a row from which the money is followed. */
  focus: id.optional(),
  up: z.int().min(0).max(20).optional(),
  down: z.int().min(0).max(20).optional(),
  /** Most ends drawn by themselves. */
  most: z.int().min(4).max(1000).optional(),
})
export type FlowFilter = z.infer<typeof flowFilter>

/**
 * Every method by its name. A group of methods that has a file of its own (`<group>-methods.ts`) is spread in here;
 * its handlers stand in `host/<group>-handlers.ts`.
 */
export const API = {
  ...WORKSPACE_METHODS,
  'app.info': query<{ name: string; version: string; capabilities: Capabilities; rulePack: string }>()(none),

  /** Answered by the shell, not by the host: they ask a person and hand back grants. */
  'shell.pickBundleFiles': command<readonly Grant[]>()(none),
  'shell.pickBundleFolder': command<Grant | null>()(none),
  'shell.pickCase': command<Grant | null>()(none),
  'shell.pickSave': command<Grant | null>()(z.strictObject({ suggestedName: text })),
  'shell.reveal': command<null>()(z.strictObject({ token: id })),

  'cases.recent': query<readonly RecentCase[]>()(none),
  'cases.openSample': command<CaseOverview>()(none),
  'cases.create': command<CaseOverview>()(z.strictObject({ token: id, passphrase, reviewer: text.optional() })),
  'cases.open': command<CaseOverview>()(z.strictObject({ token: id, passphrase })),
  /** Opens what was named when the program was started: a case file, or a bundle to be taken into a new one beside it. */
  'cases.startWith': command<CaseOverview>()(z.strictObject({ token: id })),
  'cases.close': command<null>()(none),
  'cases.overview': query<CaseOverview | null>()(none),

  'intake.import': command<ImportReport>()(z.strictObject({ tokens: z.array(id).min(1), source: text.optional(), passwords: z.array(documentPassword).max(100).optional() })),
  'intake.cancel': command<null>()(none),
  ...INTAKE_METHODS,

  /** The whole review as it stands, in the language asked for. */
  'review.get': query<Review>()(z.strictObject({ language })),
  'rules.pack': query<RulePackView>()(z.strictObject({ language })),
  ...RULES_METHODS,
  ...PROPERTY_METHODS,
  ...PROPERTY_REPORT_METHODS,

  'findings.decide': command<Review>()(
    z.strictObject({ id, status: z.enum(['proposed', 'accepted', 'rejected']), reason: text, stances: z.record(z.string(), stance), language }),
  ),
  'findings.setParameters': command<Review>()(
    z.strictObject({ rule: id, parameters: z.record(z.string(), z.union([z.string(), z.number()])), language }),
  ),
  'elements.assess': command<Review>()(
    z.strictObject({
      id,
      status: z.enum(['unassessed', 'established', 'disputed', 'not-established', 'not-applicable']),
      reasoning: text,
      /** Why it is decided while an opposing item has no answer; needed then. */
      openReason: text.optional(),
      language,
    }),
  ),
  /** The reviewer's word on one precondition; null takes it back. */
  'circumstances.assess': command<Review>()(
    z.strictObject({ id, precondition: id, met: z.enum(['yes', 'no', 'unknown']).nullable(), reason: text, findings: z.array(id).max(1000), evidence: z.array(id).max(1000).optional(), language }),
  ),
  'circumstances.decide': command<Review>()(
    z.strictObject({
      id,
      status: z.enum(['unassessed', 'established', 'disputed', 'not-established', 'not-applicable']),
      reasoning: text,
      openReason: text.optional(),
      language,
    }),
  ),
  /** A written answer to one item or question of an element or circumstance; an empty text takes it back. */
  'opinion.answer': command<Review>()(z.strictObject({ id, item: id, text, language })),
  /** Start and end of a time limit that no milestone tells; `from` null takes it back. Days `YYYY-MM-DD`. */
  'opinion.setClock': command<Review>()(z.strictObject({ clock: id, from: day.nullable(), to: day.nullable(), note: text, language })),
  /** Names a second reviewer, or ends the second review with null. */
  'opinion.second': command<Review>()(z.strictObject({ name: z.string().max(200).nullable(), language })),
  /** Signs the view of whoever sits here, or withdraws the signature while the other has not signed. */
  'opinion.sign': command<Review>()(z.strictObject({ withdraw: z.boolean().optional(), language })),
  /** Asks for a missing document, notes the answer or that it is not needed; `open` takes the request back. */
  'gaps.set': command<Review>()(
    z.strictObject({ slot: id, unit: id.optional(), state: z.enum(['open', 'requested', 'answered', 'not-needed']), dueDate: day.nullable(), answeredBy: z.array(id).max(1000), note: text, language }),
  ),
  'evidence.setCheck': command<Review>()(
    z.strictObject({ id, check: id, state: z.enum(['unchecked', 'found', 'missing', 'curable']), note: text, language }),
  ),
  'evidence.setProperty': command<Review>()(
    z.strictObject({
      id,
      property: z.enum(['authenticity', 'legality', 'relevance']),
      status: z.enum(['unreviewed', 'accepted', 'doubted', 'rejected']),
      note: text,
      language,
    }),
  ),
  ...COMPARISON_METHODS,

  /** Who reviews, and in which office: the office chooses the form of the checklist. */
  'reviewer.set': command<null>()(z.strictObject({ name: text.optional(), role: z.enum(['judge', 'prosecutor', 'transfer', 'private']).optional() })),
  'history.undo': command<Review | null>()(z.strictObject({ language })),
  'history.redo': command<Review | null>()(z.strictObject({ language })),

  'money.accounts': query<readonly AccountSummary[]>()(none),
  'money.rows': query<LedgerPage>()(
    z.strictObject({
      filter: ledgerFilter,
      sort: z.enum(['time', 'time-desc', 'amount', 'amount-desc']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  'money.row': query<LedgerRowDetail>()(z.strictObject({ id })),
  /** Writes rows as a table (CSV) with their citations: those named, or all that a filter lets through but some. */
  'money.export': command<{ path: string; rows: number }>()(
    z.strictObject({ rows: z.union([z.array(id).min(1).max(10_000), z.strictObject({ filter: ledgerFilter, except: z.array(id).max(10_000) })]), token: id, language }),
  ),
  'money.months': query<MoneyMonths>()(z.strictObject({ accounts: z.array(id).optional() })),
  ...LEDGER_GROUPS_METHODS,
  ...STATEMENT_PROOF_METHODS,
  ...LEDGER_WORDS_METHODS,
  ...LEXICON_METHODS,
  ...ACCOUNT_WORDS_METHODS,
  'flow.picture': query<FlowPicture>()(z.strictObject({ filter: flowFilter })),
  'flow.rows': query<FlowMovements>()(z.strictObject({ filter: flowFilter, edge: z.string().min(1).max(2000), offset: z.int().min(0), limit: z.int().min(1).max(500) })),
  /** GraphML and CSV are written by the host; SVG (text) and PNG (base64) are drawn by the window and handed over in `content`. */
  'flow.export': command<{ path: string }>()(
    z.strictObject({ filter: flowFilter, format: z.enum(['graphml', 'csv', 'svg', 'png']), token: id, language, content: z.string().max(60_000_000).optional() }),
  ),
  'journeys.list': query<readonly JourneyRecord[]>()(none),

  'read.document': query<DocumentInfo>()(z.strictObject({ file: id })),
  'read.byPath': query<DocumentInfo>()(z.strictObject({ path: text })),
  'read.pageText': query<PageText>()(z.strictObject({ file: id, page: z.int().min(1) })),
  /** Rows of a table file around a line, as they stand in the original. */
  'read.table': query<TableSlice>()(z.strictObject({ file: id, sheet: z.int().min(0), offset: z.int().min(0), limit: z.int().min(1).max(500) })),

  ...LAYOUTS_METHODS,
  ...CORRECTED_ROWS_METHODS,
  ...READER_METHODS,

  /** Lines recognised on a page, with boxes, confidence and corrections; none while it waits. */
  'read.recognisedLines': query<RecognisedPage>()(z.strictObject({ file: id, page: z.int().min(1) })),

  /**
   * Reads pages without text in the background. A file or page named is taken first, and tried again where it failed;
   * with `again` also a page that was recognised, whose former reading and corrections by hand stay.
   */
  'recognise.start': command<RecognitionStatus>()(z.strictObject({ file: id.optional(), page: z.int().min(1).optional(), again: z.boolean().optional() })),
  'recognise.cancel': command<RecognitionStatus>()(none),
  'recognise.status': query<RecognitionStatus>()(none),
  /** A correction by hand beside the recognised line; the same text confirms it, null takes the correction back. */
  'recognise.correct': command<RecognisedPage>()(
    z.strictObject({ file: id, page: z.int().min(1), line: z.int().min(1), text: z.string().max(2000).nullable(), language: language.optional() }),
  ),

  /** The case's facts as they stand, each with where it comes from. */
  'facts.list': query<FactList>()(none),
  /** States or changes one entry of case.json; without an id a new one is given. The body keeps to the contract of its kind. */
  'facts.state': command<FactChange>()(z.strictObject({ kind: z.enum(STATED_KINDS), id: id.nullable(), body: z.record(z.string(), json) })),
  'facts.remove': command<FactChange>()(z.strictObject({ kind: z.enum(STATED_KINDS), id })),
  'facts.history': query<readonly FactRevisionRecord[]>()(z.strictObject({ kind: z.enum(STATED_KINDS), id })),
  /** What the documents say that could be a fact: nothing of it is one before it is accepted. */
  'proposals.list': query<readonly ProposalRecord[]>()(z.strictObject({ path: text.optional() })),
  'proposals.accept': command<FactChange>()(z.strictObject({ id, edited: z.record(z.string(), json).optional() })),
  /** Sets a proposal aside, or brings it back. */
  'proposals.dismiss': command<null>()(z.strictObject({ id, reason: text.optional(), restore: z.boolean().optional() })),

  /** Marks of one file, or of the whole case; each is looked up in its original, orphans with their quote. */
  'marks.list': query<readonly MarkView[]>()(z.strictObject({ file: id.optional() })),
  'marks.create': command<MarkView>()(z.strictObject({ file: id, anchor: anchorRequest, ...markContent })),
  /** One act however many marks: one undo takes it back. */
  'marks.change': command<readonly MarkView[]>()(z.strictObject({ ids: z.array(id).min(1).max(1000), change: markChange })),
  'marks.remove': command<null>()(z.strictObject({ ids: z.array(id).min(1).max(1000) })),

  ...ASSERTIONS_METHODS,
  ...CITATIONS_METHODS,

  'search.query': query<readonly SearchHit[]>()(z.strictObject({ words: text, limit: z.int().min(1).max(500) })),
  ...SEARCH_METHODS,

  'export.write': command<{ path: string }>()(
    z.strictObject({
      format: z.enum(['json', 'html', 'docx', 'pdf', 'csv', 'bag', 'requests-docx', 'requests-pdf', 'timeline-pdf', 'timeline-html']), token: id, language,
      /** A final document: refused while a citation points at nothing. A draft says where one does. */
      final: z.boolean().optional(),
    }),
  ),

  'log.list': query<LogPage>()(z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(500) })),
  'log.verify': command<VerifyReport>()(none),
} as const

export type Api = typeof API
export type MethodName = keyof Api
export type Params<M extends MethodName> = Api[M] extends Method<infer P, infer _R> ? P : never
export type ResultOf<M extends MethodName> = Api[M] extends Method<infer _P, infer R> ? R : never

/** Things the host tells the window by itself. */
export type HostEvent =
  /** `done` of `total` files; pages and rows read so far; `secondsLeft` null while it cannot be told. */
  | { readonly type: 'import-progress'; readonly done: number; readonly total: number; readonly path: string; readonly pages: number; readonly rows: number; readonly secondsLeft: number | null }
  | { readonly type: 'import-finished' }
  | { readonly type: 'recognition-progress'; readonly done: number; readonly total: number; readonly file: string; readonly path: string; readonly page: number }
  /** `problem` names why recognition is not to be had on this machine; null where it is. */
  | { readonly type: 'recognition-finished'; readonly recognised: number; readonly failed: number; readonly waiting: number; readonly problem: string | null }
  | { readonly type: 'case-changed' }
  | { readonly type: 'host-gone'; readonly reason: string }

/** What the bridge on `window.threshold` offers in every shell. */
export interface Bridge {
  /** `paramsJson` and the answer are JSON text; the answer is a Result envelope. Never rejects. */
  call(method: string, paramsJson: string): Promise<string>
  /** Events as JSON text. Returns a function that ends the subscription. */
  subscribe(listener: (eventJson: string) => void): () => void
  /** Turns files dropped on the window into grants: the only call that takes more than JSON. */
  grant(files: readonly unknown[]): Promise<string>
}
