import type { ResultOf } from '../../contract/api.ts'
import type { CallError } from '../../contract/errors.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { SAVED_SEARCH } from '../../db/saved-searches.ts'
import { ANNOTATION } from '../../db/annotations.ts'
import { ASSERTION } from '../../db/assertions.ts'
import { CITATION_LABEL } from '../../db/citation-labels.ts'
import { READING } from '../../db/readings.ts'
import { SPENDING_CATEGORY } from '../../db/ledger-words.ts'
import type { CaseCategory } from '../../domain/findings/case-lexicon.ts'
import { moveInHistory, type MovedStep } from '../../db/decisions.ts'
import { CORRECTION, correctionPlace, FACT, FILE_ENTRY, PROPOSAL, PROPOSAL_DISMISSED, PROPOSAL_RESTORED, type FileEntryStep } from '../../db/revised.ts'
import { PIN, READING_STATE } from '../../db/reader.ts'
import { shanghaiNow } from '../clock.ts'
import type { HostState } from '../handler.ts'
import { loadFacts } from './load-case.ts'
import { reassignRows } from '../intake/reassign-rows.ts'
import { ownLayouts } from '../intake/layouts.ts'
import { followReading } from '../intake/read-again.ts'
import { remakePage } from '../intake/recognised-text.ts'
import { readScannedRows } from '../intake/scanned-rows.ts'
import { reviewOf } from '../opinion/review.ts'
import { mayMove, seatOf } from '../opinion/seat.ts'
import { changeCase, logIn, reviewerOf, type Reach, type Session } from './session.ts'

/** Undo and redo, across restarts: one act of the reviewer, whatever it changed. Null where there is nothing to take back or do again. */
export function moveHistory(state: HostState, session: Session, way: 'undo' | 'redo', language: Language): Result<ResultOf<'history.undo'>, CallError> {
  const { database } = session.file
  const moved = changeCase(session, () => {
    const accounts = loadFacts(database).accounts
    const act = moveInHistory(database, way, reviewerOf(session), shanghaiNow(), mayMove(seatOf(session)))
    if (act === null) return null
    const rowsMoved = act.moved.some(touchesAccounts) ? reassignRows(database, accounts) : 0
    for (const step of act.moved) follow(session, step)
    const category = categoryMoved(act.moved)
    logIn(session, `history.${way}`, category ?? act.target, { kind: category === null ? act.kind : SPENDING_CATEGORY, ...(act.steps > 1 ? { steps: act.steps } : {}), ...(rowsMoved > 0 ? { rowsMoved } : {}) })
    return act
  }, (act) => (act === null ? 'decisions' : reachOf(act.moved)))
  if (moved === null) return ok(null)
  // A line of a scan that reads otherwise again may be part of a row.
  for (const { kind, target } of moved.moved) if (kind === CORRECTION) readScannedRows(session, correctionPlace(target).file, ownLayouts(state.places, session))
  // Decisions come back with the answer; what else was changed, other parts of the window have to read again.
  if (reachOf(moved.moved) !== 'rules') state.emit({ type: 'case-changed' })
  return ok(reviewOf(session, language))
}

/** An account that is stated otherwise may take rows with it. */
function touchesAccounts({ kind, target, left, now }: MovedStep): boolean {
  if (kind === FACT) return target.startsWith('account/')
  if (kind !== FILE_ENTRY) return false
  const account = (body: string | null): string | null => (body === null ? null : (JSON.parse(body) as FileEntryStep).stated_account)
  return account(left) !== account(now)
}

/** The name of the category of the case's own that an act made, renamed or took away; null where it did not. Its id says nothing to whoever reads the log. */
function categoryMoved(moved: readonly MovedStep[]): string | null {
  const step = moved.find(({ kind }) => kind === SPENDING_CATEGORY)
  const body = step?.now ?? step?.left ?? null
  return body === null ? null : (JSON.parse(body) as CaseCategory).name
}

/** What hangs on the body of a step and is no revision itself. */
function follow(session: Session, { kind, target, now }: MovedStep): void {
  if (kind === CORRECTION) {
    const { file, page } = correctionPlace(target)
    remakePage(session.file.database, file, page)
  }
  if (kind === READING) followReading(session, target)
  if (kind === PROPOSAL) logIn(session, now === null ? PROPOSAL_RESTORED : PROPOSAL_DISMISSED, target, {})
}

function reachOf(steps: readonly MovedStep[]): Reach {
  const kinds = new Set(steps.map((step) => step.kind))
  if (kinds.has(FACT) || kinds.has(FILE_ENTRY) || kinds.has(READING)) return 'rows'
  if (kinds.has(CORRECTION)) return 'pages'
  const words = [...kinds].every((kind) => kind === ANNOTATION || kind === ASSERTION || kind === CITATION_LABEL || kind === PROPOSAL || kind === READING_STATE || kind === PIN || kind === SAVED_SEARCH)
  return words ? 'decisions' : 'rules'
}
