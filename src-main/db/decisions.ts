import type { Database } from 'better-sqlite3'
import type { Json } from '../contract/codec.ts'
import { REVISED, type RevisedKind } from './revised.ts'

export type DecisionKind =
  | 'finding' | 'element' | 'evidence-property' | 'parameters'
  | 'circumstance' | 'precondition' | 'answer' | 'gap' | 'formal-check' | 'clock' | 'opinion'
  | 'checksum-list' | 'contradiction'
  | 'person' | 'placement' | 'sanction-act' | 'causation' | 'recovery' | 'proceeding' | 'act' | 'rule-pack'
export interface DecisionRow {
  readonly kind: DecisionKind
  readonly target: string
  readonly body: Json
  readonly reviewer: string
  readonly at: string
}
/** What a step of the history changes: a decision, or anything else of which every word is kept. */
export type StepKind = DecisionKind | RevisedKind
const isRevised = (kind: StepKind): kind is RevisedKind => Object.hasOwn(REVISED, kind)
interface Step {
  number: number
  kind: StepKind
  target: string
  before: string | null
  after: string | null
  first_of_act: number | null
}

/** Newest decision on each target; those taken back are left out. */
export function currentDecisions(database: Database): DecisionRow[] {
  const rows = database
    .prepare(
      `SELECT kind, target, body, reviewer, at FROM decision_revision
        WHERE number IN (SELECT max(number) FROM decision_revision GROUP BY kind, target) AND body IS NOT NULL
        ORDER BY number`,
    )
    .all() as { kind: DecisionKind; target: string; body: string; reviewer: string; at: string }[]
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as Json }))
}

function currentBody(database: Database, kind: StepKind, target: string): string | null {
  if (isRevised(kind)) return REVISED[kind].current(database, target)
  const row = database.prepare('SELECT body FROM decision_revision WHERE kind = ? AND target = ? ORDER BY number DESC LIMIT 1').get(kind, target) as { body: string | null } | undefined
  return row?.body ?? null
}

function addRevision(database: Database, kind: StepKind, target: string, body: string | null, reviewer: string, at: string): void {
  if (isRevised(kind)) return REVISED[kind].add(database, target, body, reviewer, at)
  database.prepare('INSERT INTO decision_revision (kind, target, body, reviewer, at) VALUES (?, ?, ?, ?, ?)').run(kind, target, body, reviewer, at)
}

export interface NewRevision {
  readonly kind: StepKind
  readonly target: string
  readonly body: Json | null
  readonly reviewer: string
  readonly at: string
}

/** Records a decision as a step that can be undone; steps undone before it can no longer be redone. */
export function decide(database: Database, decision: NewRevision): { before: string | null } {
  return { before: decideTogether(database, [decision])[0] ?? null }
}

/** Records several revisions as one act: one undo takes all of them back. Returns what stood before each. */
export function decideTogether(database: Database, revisions: readonly NewRevision[]): readonly (string | null)[] {
  database.prepare("UPDATE history_step SET state = 'dropped' WHERE state = 'undone'").run()
  const insert = database.prepare("INSERT INTO history_step (kind, target, before, after, state, first_of_act, reviewer, at) VALUES (?, ?, ?, ?, 'done', ?, ?, ?)")
  let first: number | null = null
  return revisions.map(({ kind, target, body, reviewer, at }) => {
    const before = currentBody(database, kind, target)
    const after = body === null ? null : JSON.stringify(body)
    addRevision(database, kind, target, after, reviewer, at)
    const added = insert.run(kind, target, before, after, first, reviewer, at)
    first ??= Number(added.lastInsertRowid)
    return before
  })
}

/** Keeps a revision that is no step of the history: it has an act of its own that takes it back. */
export function recordOutsideHistory(database: Database, { kind, target, body, reviewer, at }: NewRevision): void {
  addRevision(database, kind, target, body === null ? null : JSON.stringify(body), reviewer, at)
}

/** Which steps may be moved; the others are passed over. */
export type MayMove = (step: { readonly kind: StepKind; readonly target: string }) => boolean
const ANY: MayMove = () => true

/** A step that was taken back or done again: what stood there before the move and what stands there now. */
export interface MovedStep {
  readonly kind: StepKind
  readonly target: string
  readonly left: string | null
  readonly now: string | null
}
export interface MovedAct {
  readonly kind: StepKind
  readonly target: string
  readonly steps: number
  readonly moved: readonly MovedStep[]
}

/**
 * Takes the last act back (or does it again), all its steps together. An act is passed over for good where something
 * outside the history changed what it left since, such as a case.json taken in again: taking it back would throw away
 * the newer word. Null where there is none.
 */
export function moveInHistory(database: Database, way: 'undo' | 'redo', reviewer: string, at: string, mayMove: MayMove = ANY): MovedAct | null {
  for (const nearest of stepsFor(database, way)) {
    if (!mayMove(nearest)) continue
    const act = actOf(database, nearest, way)
    if (act.some((step) => step.number !== nearest.number && !mayMove(step)) || act[0]?.number !== nearest.number) continue
    const isLeft = (step: Step): boolean => currentBody(database, step.kind, step.target) === (way === 'undo' ? step.after : step.before)
    // A target that one act changed twice stands as the last step left it.
    const last = new Map(act.toReversed().map((step) => [`${step.kind} ${step.target}`, step]))
    const setState = database.prepare('UPDATE history_step SET state = ? WHERE number = ?')
    if (![...last.values()].every(isLeft)) {
      for (const step of act) setState.run('dropped', step.number)
      continue
    }
    const moved = act.map((step): MovedStep => {
      const now = way === 'undo' ? step.before : step.after
      addRevision(database, step.kind, step.target, now, reviewer, at)
      setState.run(way === 'undo' ? 'undone' : 'done', step.number)
      return { kind: step.kind, target: step.target, left: way === 'undo' ? step.after : step.before, now }
    })
    return { kind: nearest.kind, target: nearest.target, steps: act.length, moved }
  }
  return null
}

/** Steps that can be moved, the next one first. */
const stepsFor = (database: Database, way: 'undo' | 'redo'): Step[] =>
  (way === 'undo'
    ? database.prepare("SELECT * FROM history_step WHERE state = 'done' ORDER BY number DESC").all()
    : database.prepare("SELECT * FROM history_step WHERE state = 'undone' ORDER BY number").all()) as Step[]

/** All steps of the act of one step, in the order in which they are moved. */
function actOf(database: Database, step: Step, way: 'undo' | 'redo'): Step[] {
  const first = step.first_of_act ?? step.number
  return database
    .prepare(`SELECT * FROM history_step WHERE (number = ? OR first_of_act = ?) AND state = ? ORDER BY number ${way === 'undo' ? 'DESC' : ''}`)
    .all(first, first, way === 'undo' ? 'done' : 'undone') as Step[]
}

export function historyState(database: Database, mayMove: MayMove = ANY): { canUndo: boolean; canRedo: boolean } {
  const has = (state: string): boolean => (database.prepare('SELECT kind, target FROM history_step WHERE state = ? ORDER BY number DESC').all(state) as Step[]).some(mayMove)
  return { canUndo: has('done'), canRedo: has('undone') }
}

/** How many targets that begin so were ever decided on, those taken back included. */
export function targetsEverUsed(database: Database, kind: DecisionKind, beginning: string): number {
  const row = database.prepare('SELECT count(DISTINCT target) AS number FROM decision_revision WHERE kind = ? AND substr(target, 1, length(?)) = ?').get(kind, beginning, beginning)
  return (row as { number: number }).number
}
