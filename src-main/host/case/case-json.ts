import { z } from 'zod'
import {
  bundleAccount, bundleAsset, bundleCase, bundleDealing, bundleFile, bundleMilestone, bundleObligation, bundleParty, type BundleFile,
} from '../../contract/case-bundle.ts'
import type { Json } from '../../contract/codec.ts'
import { earliest } from '../../domain/values/day.ts'
import type { FactKind } from '../../db/facts.ts'

/** An entry of case.json that does not keep to the contract: where it stands, and what is wrong. */
export interface CaseJsonProblem {
  readonly place: string
  readonly problem: string
}
export interface ReadCaseJson {
  readonly facts: readonly { readonly kind: FactKind; readonly id: string; readonly body: Json }[]
  readonly files: readonly BundleFile[]
  readonly problems: readonly CaseJsonProblem[]
}

const LISTS = [
  ['parties', 'party', bundleParty],
  ['accounts', 'account', bundleAccount],
  ['assets', 'asset', bundleAsset],
  ['dealings', 'dealing', bundleDealing],
  ['milestones', 'milestone', bundleMilestone],
] as const

/**
 * Reads case.json entry by entry: one wrong entry is named and left out, the rest goes in.
 * Ids come from the entries; milestones, which have none, get one from their place among those of their kind.
 */
export function readCaseJson(text: string): ReadCaseJson {
  const problems: CaseJsonProblem[] = []
  let root: unknown
  try {
    root = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch (error) {
    return { facts: [], files: [], problems: [{ place: 'case.json', problem: error instanceof Error ? error.message : 'not JSON' }] }
  }
  const top = z.looseObject({ schema: z.literal('threshold-case/1') }).safeParse(root)
  if (!top.success) return { facts: [], files: [], problems: [{ place: 'schema', problem: 'threshold-case/1 expected' }] }
  const source: Readonly<Record<string, unknown>> = top.data
  const facts: { kind: FactKind; id: string; body: Json }[] = []

  const keep = (kind: FactKind, id: string, schema: z.ZodType, value: unknown, place: string): void => {
    const body = check(schema, value, place, problems)
    if (body !== null) facts.push({ kind, id, body })
  }
  if (source['case'] !== undefined) keep('case', 'case', bundleCase, source['case'], 'case')
  if (source['obligation'] !== undefined) keep('obligation', 'obligation', bundleObligation, source['obligation'], 'obligation')
  for (const [key, kind, schema] of LISTS) {
    const counters = new Map<string, number>()
    entriesOf(source[key], key, problems).forEach((value, at) => {
      keep(kind, idOf(kind, value, counters), schema, value, `${key}[${at}]`)
    })
  }
  const files = entriesOf(source['files'], 'files', problems).flatMap((value, at) => {
    const body = check(bundleFile, value, `files[${at}]`, problems)
    return body === null ? [] : [body as BundleFile]
  })
  for (const key of Object.keys(source)) {
    if (!['schema', 'case', 'obligation', 'files', ...LISTS.map(([name]) => name)].includes(key)) problems.push({ place: key, problem: 'unknown key' })
  }
  return { facts, files, problems }
}

function entriesOf(value: unknown, key: string, problems: CaseJsonProblem[]): readonly unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  problems.push({ place: key, problem: 'a list is expected' })
  return []
}

function idOf(kind: FactKind, value: unknown, counters: Map<string, number>): string {
  const entry = z.looseObject({ id: z.string().optional(), kind: z.string().optional() }).safeParse(value)
  if (entry.success && entry.data.id !== undefined) return entry.data.id
  const name = entry.success && entry.data.kind !== undefined ? entry.data.kind : kind
  const number = (counters.get(name) ?? 0) + 1
  counters.set(name, number)
  return `${name}-${number}`
}

/** Keys whose value must be a date of the calendar. */
export const DATE_KEYS: ReadonlySet<string> = new Set(['date', 'frozenFrom', 'frozenTo', 'seizedFrom', 'seizedTo', 'valuationDate'])

function check(schema: z.ZodType, value: unknown, place: string, problems: CaseJsonProblem[]): Json | null {
  const first = schema.safeParse(value)
  let kept: unknown = first.data
  if (!first.success) {
    // An unknown key beside good ones is named and dropped; anything else makes the entry unusable.
    const unknown = first.error.issues.filter((issue) => issue.code === 'unrecognized_keys')
    for (const issue of first.error.issues) {
      problems.push({ place: [place, ...issue.path.map(String)].join('.'), problem: issue.code === 'unrecognized_keys' ? `unknown key: ${issue.keys.join(', ')}` : issue.message })
    }
    if (unknown.length !== first.error.issues.length || typeof value !== 'object' || value === null) return null
    const names = new Set(unknown.filter((issue) => issue.path.length === 0).flatMap((issue) => issue.keys))
    const second = schema.safeParse(Object.fromEntries(Object.entries(value).filter(([key]) => !names.has(key))))
    if (!second.success) return null
    kept = second.data
  }
  for (const [key, text] of Object.entries(kept as Record<string, unknown>)) {
    if (DATE_KEYS.has(key) && typeof text === 'string' && earliest(text) === null) {
      problems.push({ place: `${place}.${key}`, problem: `${text} is no day of the calendar` })
      return null
    }
  }
  return kept as Json
}
