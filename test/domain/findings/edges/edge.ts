import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, RuleId } from '../../../../src-main/domain/findings/finding.ts'
import type { ParameterSet } from '../../../../src-main/domain/findings/parameters.ts'
import { runRules } from '../../../../src-main/domain/findings/run-rules.ts'
import { ROOT } from '../../../rules/import-graph.ts'
import { context, type CaseParts } from '../case-builder.ts'

/**
 * The edges at which two people who count by hand are most likely to differ: the first and last day of a period, an amount
 * or span of exactly the limit, money that came back, the turn of the day, the 29th of February, and what is not stated.
 */
export const EDGES = ['first-day', 'exact', 'refund', 'midnight', 'leap-day', 'missing'] as const
export type EdgeKind = (typeof EDGES)[number]

/** A check of its own; or the test of the rule that has it, by file under test/domain/findings and title; or why the rule has no such edge. */
export type Edge = (() => void) | { readonly in: string; readonly title: string } | { readonly none: string }
export type EdgesOfRule = Readonly<Record<EdgeKind, Edge>>
export type EdgeTable = Readonly<Partial<Record<RuleId, EdgesOfRule>>>

/** Findings of one rule over a case. */
export const find = (rule: RuleId, parts: CaseParts, parameters: ParameterSet = {}): readonly Finding[] =>
  runRules(context(parts, { [rule]: parameters })).filter((finding) => finding.rule === rule)
/** How often a rule counts over all its subjects. */
export const count = (rule: RuleId, parts: CaseParts, parameters: ParameterSet = {}): number => find(rule, parts, parameters).reduce((sum, finding) => sum + finding.count, 0)

/** Whether the file has a test of the title, written as it stands there. */
export const hasTest = ({ in: file, title }: { readonly in: string; readonly title: string }): boolean =>
  readFileSync(join(ROOT, 'test/domain/findings', file), 'utf8').includes(`it('${title}'`)

export const none = (why: string): Edge => ({ none: why })
export const tested = (file: string, title: string): Edge => ({ in: file, title })

/** Fails the check where what was counted is not what the text of the rule says. */
export function same(found: unknown, said: unknown): void {
  assert.deepEqual(found, said)
}
