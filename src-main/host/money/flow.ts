import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FlowFilter } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { FlowEdgeRecord, FlowMovements, FlowNodeRecord, FlowPicture, MoneyMonths } from '../../contract/ledger.ts'
import type { Language } from '../../contract/review.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { buildFlow, totalOfMovements, type FilteredFlow, type FlowConditions } from '../../domain/ledger/flow/build-flow.ts'
import { cite } from '../../domain/findings/build-finding.ts'
import { FLOW_CSV_COLUMNS, flowCsv, type FlowCsvColumn } from '../../domain/ledger/flow/flow-csv.ts'
import { throughput, type FlowEdge, type FlowGraph, type FlowNode } from '../../domain/ledger/flow/flow-graph.ts'
import { foldEnds } from '../../domain/ledger/flow/fold.ts'
import { graphml } from '../../domain/ledger/flow/graphml.ts'
import { moneyCourse } from '../../domain/ledger/flow/months.ts'
import { movementsOf, type Movements } from '../../domain/ledger/flow/movements.ts'
import { focusOf, reachable, type Focus } from '../../domain/ledger/flow/reach.ts'
import { isDay } from '../../domain/values/day.ts'
import { fen, formatYuan, parseYuan } from '../../domain/values/money.ts'
import { translator } from '../../texts/translate.ts'
import { derive } from '../case/derive.ts'
import { changeCase, logIn, type Derived, type Session } from '../case/session.ts'

const DEFAULT_HOPS = 2
/** Ends drawn by themselves where nobody said: as many as stand in one window without scrolling. */
const DEFAULT_ENDS = 18

const known = new WeakMap<Derived['context'], Movements>()

/** Movements of the case, tied together once for what was derived. */
export function movements(session: Session): Movements {
  const { context } = derive(session)
  const before = known.get(context)
  if (before !== undefined) return before
  const made = movementsOf(context)
  known.set(context, made)
  return made
}

interface Drawn {
  readonly graph: FlowGraph
  readonly focus: Focus | null
  readonly filtered: FilteredFlow
  readonly reached: FlowGraph
}

const last = new WeakMap<Movements, { readonly filter: string; readonly drawn: Drawn }>()

/** The picture for the conditions. The last one is kept: the rows of its edges and its export are asked for next. */
function draw(session: Session, filter: FlowFilter): Result<Drawn, CallError> {
  const key = JSON.stringify(filter)
  const all = movements(session)
  const before = last.get(all)
  if (before?.filter === key) return ok(before.drawn)
  const drawn = drawAnew(session, all, filter)
  if (drawn.ok) last.set(all, { filter: key, drawn: drawn.value })
  return drawn
}

function drawAnew(session: Session, all: Movements, filter: FlowFilter): Result<Drawn, CallError> {
  const conditions = conditionsOf(filter)
  if (!conditions.ok) return conditions
  const filtered = buildFlow(derive(session).context, all, conditions.value)
  const focus = filter.focus === undefined ? null : focusOf(filtered.graph, filter.focus)
  if (filter.focus !== undefined && focus === null) return fail(callError('not-found', { id: filter.focus }))
  const reached = focus === null ? filtered.graph : reachable(filtered.graph, focus, { up: filter.up ?? DEFAULT_HOPS, down: filter.down ?? DEFAULT_HOPS })
  return ok({ graph: foldEnds(reached, filter.most ?? DEFAULT_ENDS, focusEnds(focus)), focus, filtered, reached })
}

const focusEnds = (focus: Focus | null): ReadonlySet<string> => new Set(focus === null ? [] : [...focus.upFrom, ...focus.downFrom])

function conditionsOf({ accounts, period, from, to, least }: FlowFilter): Result<FlowConditions, CallError> {
  const wrong = (field: string, value: string): Result<never, CallError> => fail(callError('bad-request', { field, value }))
  if (from !== undefined && !isDay(from)) return wrong('from', from)
  if (to !== undefined && !isDay(to)) return wrong('to', to)
  const amount = least === undefined ? ok(fen(0n)) : parseYuan(least)
  if (!amount.ok) return wrong('least', least ?? '')
  return ok({
    least: amount.value,
    ...(accounts === undefined ? {} : { accounts }),
    ...(period === undefined ? {} : { period }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })
}

/** Who paid whom, with what the conditions leave out counted beside it. */
export function flowPicture(session: Session, filter: FlowFilter): Result<FlowPicture, CallError> {
  const drawn = draw(session, filter)
  if (!drawn.ok) return drawn
  const { graph, focus, filtered, reached } = drawn.value
  const { notMoved, foreign } = movements(session)
  const whole = totalOfEdges(graph.edges)
  const near = new Set(reached.edges.map((edge) => edge.id))
  const { outside, below } = filtered
  return ok({
    nodes: nodeRecords(graph),
    edges: graph.edges.map(edgeRecord),
    ...whole,
    focus: [...focusEnds(focus)],
    leftOut: {
      notMoved,
      foreign,
      outside: { count: outside.count, total: formatYuan(outside.total) },
      below: { edges: below.edges, count: below.count, total: formatYuan(below.total) },
      beyond: totalOfEdges(filtered.graph.edges.filter((edge) => !near.has(edge.id))),
    },
  })
}

function totalOfEdges(edges: readonly FlowEdge[]): { count: number; total: string } {
  const { count, total } = totalOfMovements(edges.flatMap((edge) => edge.movements))
  return { count, total: formatYuan(total) }
}

function nodeRecords(graph: FlowGraph): FlowNodeRecord[] {
  const sums = throughput(graph.edges)
  const counts = new Map<string, { in: number; out: number }>(graph.nodes.map((node) => [node.id, { in: 0, out: 0 }]))
  for (const edge of graph.edges) {
    const [from, to] = [counts.get(edge.from), counts.get(edge.to)]
    if (!from || !to || from === to) continue
    from.out += edge.count
    to.in += edge.count
  }
  return graph.nodes.map((node) => {
    const { party } = node
    const through = sums.get(node.id)
    return {
      id: node.id, kind: node.kind, name: node.name, number: node.number, account: node.account?.id ?? null, side: node.side, stated: node.stated, folded: node.folded,
      party: party === null ? null : { id: party.id, name: party.name, role: party.role, relation: party.relation },
      in: formatYuan(fen(through?.in ?? 0n)), out: formatYuan(fen(through?.out ?? 0n)),
      countIn: counts.get(node.id)?.in ?? 0, countOut: counts.get(node.id)?.out ?? 0,
    }
  })
}

const edgeRecord = (edge: FlowEdge): FlowEdgeRecord => ({
  id: edge.id, from: edge.from, to: edge.to, count: edge.count, total: formatYuan(edge.total), first: edge.first, last: edge.last, seenAgain: edge.seenAgain,
  periods: [...edge.periods].map(([kind, each]) => ({ kind, count: each.count, total: formatYuan(each.total) })),
  accounts: [...new Set(edge.movements.map(({ row }) => row.account as string))],
})

/** A page of the movements of one edge, oldest first. */
export function flowMovements(session: Session, filter: FlowFilter, edge: string, offset: number, limit: number): Result<FlowMovements, CallError> {
  const drawn = draw(session, filter)
  if (!drawn.ok) return drawn
  const found = drawn.value.graph.edges.find((each) => each.id === edge)
  if (found === undefined) return fail(callError('not-found', { id: edge }))
  return ok({
    total: found.count,
    rows: found.movements.slice(offset, offset + limit).map(({ row, also }) => ({
      id: row.id, day: row.at.day, amount: formatYuan(row.amount), memo: [row.memo, row.merchant].filter((text) => text !== '').join(' '),
      ...cite(row), also: also.map(cite),
    })),
  })
}

export function moneyMonths(session: Session, accounts: readonly string[]): MoneyMonths {
  const { context, findings } = derive(session)
  const course = moneyCourse(context, movements(session), findings, accounts)
  return {
    months: course.months.map((each) => ({
      month: each.month, in: formatYuan(each.in), out: formatYuan(each.out), balances: each.balances,
      balance: each.balance === null ? null : formatYuan(each.balance), unpaid: each.unpaid === null ? null : formatYuan(each.unpaid),
    })),
    days: course.days.map((each) => ({ ...each, in: formatYuan(each.in), out: formatYuan(each.out) })),
    marks: course.marks.map((each) => ({ ...each, amount: each.amount === null ? null : formatYuan(each.amount) })),
    balances: course.balances.map(({ day, amount }) => ({ day, amount: formatYuan(amount) })),
    unpaid: course.unpaid.map(({ day, amount }) => ({ day, amount: formatYuan(amount) })),
    accounts: course.accounts,
    obligation: course.obligation === null ? null : formatYuan(course.obligation),
  }
}

export type FlowFormat = 'graphml' | 'csv' | 'svg' | 'png'
interface FlowOrder {
  readonly filter: FlowFilter
  readonly format: FlowFormat
  readonly language: Language
  readonly content?: string | undefined
}

/** Writes the picture as drawn. */
export function writeFlow(session: Session, order: FlowOrder, target: string): Result<{ path: string }, CallError> {
  const bytes = bytesOf(session, order)
  return bytes.ok ? writeWhole(session, bytes.value, `flow-${order.format}`, target) : bytes
}

/** Writes a file, whole or not at all; the log says what was written, with its SHA-256. */
export function writeWhole(session: Session, bytes: Buffer, format: string, target: string): Result<{ path: string }, CallError> {
  if (!existsSync(dirname(target))) return fail(callError('target-unwritable', { path: target }))
  const partial = `${target}.partial`
  try {
    writeFileSync(partial, bytes, { mode: 0o600 })
    renameSync(partial, target)
  } catch (error) {
    return fail(callError('target-unwritable', { path: target, cause: error instanceof Error ? error.message : 'unknown' }))
  } finally {
    rmSync(partial, { force: true })
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  changeCase(session, () => logIn(session, 'export.written', target, { format, sha256 }), 'decisions')
  return ok({ path: target })
}

/** Elements and attributes that run, load or lead anywhere. Names of people stand in the text of the picture, so only tags are looked at. */
const ACTIVE_MARKUP = /<(?:script|foreignObject|iframe|image|use|a|style|animate|set)\b|<[^>]*\s(?:on\w+|(?:xlink:)?href)\s*=|<!/iu
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function bytesOf(session: Session, { filter, format, language, content }: FlowOrder): Result<Buffer, CallError> {
  const wrong = (): Result<never, CallError> => fail(callError('bad-request', { field: 'content', value: format }))
  switch (format) {
    case 'svg':
      // What the window hands over is kept as a file; it must be the picture and nothing that runs when it is opened.
      return content === undefined || !content.startsWith('<svg ') || ACTIVE_MARKUP.test(content) ? wrong() : ok(Buffer.from(content, 'utf8'))
    case 'png': {
      const bytes = Buffer.from(content ?? '', 'base64')
      return bytes.subarray(0, 8).equals(PNG_SIGNATURE) ? ok(bytes) : wrong()
    }
    case 'graphml':
    case 'csv': {
      const drawn = draw(session, filter)
      if (!drawn.ok) return drawn
      const translate = translator(language)
      const nameOf = (node: FlowNode): string => endName(node, (key, values) => translate(`flow-window.end.${key}`, values))
      const { graph } = drawn.value
      if (format === 'graphml') return ok(Buffer.from(graphml(graph, nameOf), 'utf8'))
      const heads = Object.fromEntries(FLOW_CSV_COLUMNS.map((column) => [column, translate(`flow-window.csv.${column}`)])) as Record<FlowCsvColumn, string>
      return ok(Buffer.from(flowCsv(graph, heads, nameOf), 'utf8'))
    }
  }
}

function endName(node: FlowNode, words: (key: string, values?: Record<string, number>) => string): string {
  switch (node.kind) {
    case 'account':
      return [node.name, node.number === null ? '' : node.number.replace(/\s/gu, '').slice(-4), node.party?.name ?? ''].filter((text) => text !== '').join(' ')
    case 'party':
    case 'counterparty':
      return node.name === '' ? (node.number ?? node.id) : node.name
    case 'cash':
    case 'unnamed':
      return words(node.kind)
    case 'rest':
      return words(node.id === 'rest:in' ? 'restIn' : 'restOut', { n: node.folded })
  }
}
