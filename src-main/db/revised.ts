import type { Database } from 'better-sqlite3'
import type { Json } from '../contract/codec.ts'
import { canonicalJson } from '../domain/audit/canonical-json.ts'
import { addAnnotationRevision, ANNOTATION, currentAnnotationBody } from './annotations.ts'
import { addAssertionRevision, ASSERTION, currentAssertionBody } from './assertions.ts'
import { newestActions } from './audit.ts'
import { addCellCorrection, CELL_CORRECTION, currentCellCorrection } from './cell-corrections.ts'
import { addCitationLabelRevision, CITATION_LABEL, currentCitationLabelBody } from './citation-labels.ts'
import { factRevisions, isFactKind, stateFact } from './facts.ts'
import { fileByPath, stateFile } from './files.ts'
import { ACCOUNT_USE, addLedgerWord, COUNTERPARTY, currentLedgerWord, LEXICON, PAIRING, SPENDING_CATEGORY, type LedgerWordKind } from './ledger-words.ts'
import { addReportRevision, currentReportBody, PROPERTY_REPORT, REPORT_LINE, type ReportStepKind } from './property-reports.ts'
import { addReadingRevision, currentReading, READING } from './readings.ts'
import { addReaderRevision, currentReaderBody, PIN, READING_STATE } from './reader.ts'
import { addCorrection, currentCorrection } from './recognised.ts'
import { addSavedSearchRevision, currentSavedSearchBody, SAVED_SEARCH } from './saved-searches.ts'

/** A fact of the case; target `<kind>/<id>`, body `{ body, source }`. */
export const FACT = 'fact'
/** What is stated of a file; target its path. */
export const FILE_ENTRY = 'file-entry'
/** A recognised line put right by hand; target `<file>/<page>/<line>`, body the text. */
export const CORRECTION = 'line-correction'
/** A proposal set aside; target its id. The log is the record of it, so that its body here is only whether it is. */
export const PROPOSAL = 'proposal'

/** Actions of the log by which a proposal is set aside and brought back. */
export const PROPOSAL_DISMISSED = 'proposal.dismissed'
export const PROPOSAL_RESTORED = 'proposal.restored'

/** Something beside the decisions of which every word is kept and the newest counts: what a step of the history can change. */
interface Revised {
  /** The newest body as JSON text; null where there is none. */
  current(database: Database, target: string): string | null
  add(database: Database, target: string, body: string | null, reviewer: string, at: string): void
}

/** What a fact and its source were: a revision that undoes another also gives its source back. */
export interface FactStep {
  readonly body: Json
  readonly source: string
}
export interface FileEntryStep {
  readonly title: string
  readonly evidence_kind: string | null
  readonly source: string | null
  readonly stated_account: string | null
  readonly stated_party: string | null
}

/** The reviewer's words on the ledger are kept alike. */
const ledgerWord = (kind: LedgerWordKind): Revised => ({
  current: (database, target) => currentLedgerWord(database, kind, target),
  add: (database, target, body, reviewer, at) => addLedgerWord(database, kind, target, body, reviewer, at),
})

/** Reports and their lines are kept alike. */
const report = (kind: ReportStepKind): Revised => ({
  current: (database, target) => currentReportBody(database, kind, target),
  add: (database, target, body, reviewer, at) => addReportRevision(database, kind, target, body, reviewer, at),
})

/** By the kind of the step. Effects on what was derived from a body (rows under an account, text of a page) are the host's. */
export const REVISED = {
  [ANNOTATION]: { current: currentAnnotationBody, add: addAnnotationRevision },
  [ASSERTION]: { current: currentAssertionBody, add: addAssertionRevision },
  [CITATION_LABEL]: { current: currentCitationLabelBody, add: addCitationLabelRevision },
  [SAVED_SEARCH]: { current: currentSavedSearchBody, add: addSavedSearchRevision },
  [READING_STATE]: {
    current: (database, target) => currentReaderBody(database, READING_STATE, target),
    add: (database, target, body, reviewer, at) => addReaderRevision(database, READING_STATE, target, body, reviewer, at),
  },
  [PIN]: {
    current: (database, target) => currentReaderBody(database, PIN, target),
    add: (database, target, body, reviewer, at) => addReaderRevision(database, PIN, target, body, reviewer, at),
  },
  [FACT]: {
    current(database, target) {
      const { kind, id } = factTarget(target)
      const newest = factRevisions(database, kind, id).at(-1)
      // A fact that was removed stands as one that never was.
      return newest === undefined || newest.body === null ? null : factStep({ body: newest.body, source: newest.source })
    },
    add(database, target, body, reviewer, at) {
      const { kind, id } = factTarget(target)
      const step: { body: Json | null; source: string } = body === null ? { body: null, source: 'reviewer' } : (JSON.parse(body) as FactStep)
      stateFact(database, kind, id, step.body, step.source, at, reviewer)
    },
  },
  [FILE_ENTRY]: {
    current(database, target) {
      const file = fileByPath(database, target)
      if (!file) return null
      const { title, evidence_kind, source, stated_account, stated_party } = file
      return JSON.stringify({ title, evidence_kind, source, stated_account, stated_party } satisfies FileEntryStep)
    },
    add(database, target, body) {
      const file = fileByPath(database, target)
      if (file && body !== null) stateFile(database, file.id, JSON.parse(body) as FileEntryStep)
    },
  },
  [CORRECTION]: {
    current(database, target) {
      const text = currentCorrection(database, correctionPlace(target))
      return text === null ? null : JSON.stringify(text)
    },
    add: (database, target, body, reviewer, at) => addCorrection(database, correctionPlace(target), body === null ? null : (JSON.parse(body) as string), reviewer, at),
  },
  [CELL_CORRECTION]: { current: currentCellCorrection, add: addCellCorrection },
  [PAIRING]: ledgerWord(PAIRING),
  [COUNTERPARTY]: ledgerWord(COUNTERPARTY),
  [LEXICON]: ledgerWord(LEXICON),
  [ACCOUNT_USE]: ledgerWord(ACCOUNT_USE),
  [PROPERTY_REPORT]: report(PROPERTY_REPORT),
  [REPORT_LINE]: report(REPORT_LINE),
  [SPENDING_CATEGORY]: ledgerWord(SPENDING_CATEGORY),
  [READING]: { current: currentReading, add: addReadingRevision },
  [PROPOSAL]: {
    current: (database, target) => (newestActions(database, [PROPOSAL_DISMISSED, PROPOSAL_RESTORED]).get(target) === PROPOSAL_DISMISSED ? 'true' : null),
    add: () => undefined,
  },
} as const satisfies Readonly<Record<string, Revised>>

export type RevisedKind = keyof typeof REVISED

/** One spelling for one fact, so that a step can be held against what stands now. */
export const factStep = ({ body, source }: FactStep): string => canonicalJson({ body, source })

function factTarget(target: string): { readonly kind: Parameters<typeof factRevisions>[1]; readonly id: string } {
  const [kind = ''] = target.split('/', 1)
  if (!isFactKind(kind)) throw new Error(`not a kind of fact: ${kind}`)
  return { kind, id: target.slice(kind.length + 1) }
}

export const correctionTarget = (place: { readonly file: number; readonly page: number; readonly line: number }): string => `${place.file}/${place.page}/${place.line}`

export function correctionPlace(target: string): { readonly file: number; readonly page: number; readonly line: number } {
  const [file = 0, page = 0, line = 0] = target.split('/').map(Number)
  return { file, page, line }
}
