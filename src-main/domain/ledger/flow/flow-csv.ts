import { formatYuan } from '../../values/money.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { NameOfEnd } from './graphml.ts'

/** Columns of the table of a picture; their heads come from the catalogues. One line a counted movement. */
export const FLOW_CSV_COLUMNS = ['from', 'fromNumber', 'to', 'toNumber', 'edgeCount', 'edgeTotal', 'day', 'time', 'amount', 'memo', 'path', 'page', 'line', 'also'] as const
export type FlowCsvColumn = (typeof FLOW_CSV_COLUMNS)[number]

/** RFC 4180 field. A leading sign that a spreadsheet would take for a formula is disarmed by an apostrophe; long numbers keep their digits as text. */
export function csvField(value: string): string {
  const safe = /^[=+\-@\t\r]/u.test(value) || /^\d{12,}$/u.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Every movement of the picture with its edge and its source, with a byte order mark, so that spreadsheets read its Chinese. Amounts are decimal yuan. */
export function flowCsv(graph: FlowGraph, heads: Readonly<Record<FlowCsvColumn, string>>, nameOf: NameOfEnd): string {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const name = (id: string): string => {
    const node = nodes.get(id)
    return node === undefined ? id : nameOf(node)
  }
  const lines = graph.edges.flatMap((edge) =>
    edge.movements.map(({ row, also }): Readonly<Record<FlowCsvColumn, string>> => ({
      from: name(edge.from), fromNumber: nodes.get(edge.from)?.number ?? '', to: name(edge.to), toNumber: nodes.get(edge.to)?.number ?? '',
      edgeCount: String(edge.count), edgeTotal: formatYuan(edge.total), day: row.at.day, time: row.at.time ?? '', amount: formatYuan(row.amount),
      memo: [row.memo, row.merchant].filter((text) => text !== '').join(' '), path: row.path, page: String(row.page ?? ''), line: String(row.line), also: also.map((each) => `${each.path}:${each.line}`).join('; '),
    })),
  )
  return `\uFEFF${[heads, ...lines].map((line) => FLOW_CSV_COLUMNS.map((column) => csvField(line[column])).join(',')).join('\r\n')}\r\n`
}
