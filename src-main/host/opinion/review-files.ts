import type { ReviewFile } from '../../contract/review.ts'
import { fen, formatYuan } from '../../domain/values/money.ts'
import { listFiles } from '../../db/files.ts'
import { recognitionByFile } from '../../db/recognised.ts'
import { breaksByTable, totalsByTable } from '../../db/ledger.ts'
import { listRejections, listSourceTables } from '../../db/source-tables.ts'
import type { Translate } from '../../domain/review/review-input.ts'
import type { Session } from '../case/session.ts'
import { reasonWords } from './reason-words.ts'

/** What came in, file by file, as review.json tells it. */
export function reviewFiles(session: Session, translate: Translate): ReviewFile[] {
  const { database } = session.file
  const tables = Map.groupBy(listSourceTables(database), (table) => table.file)
  const rejections = Map.groupBy(listRejections(database), (row) => row.file)
  const totals = totalsByTable(database)
  const breaks = breaksByTable(database)
  const recognised = recognitionByFile(database)
  return listFiles(database).map((file) => {
    const own = tables.get(file.id) ?? []
    const statements = own.filter((table) => table.kind === 'statement')
    const sum = (pick: (table: (typeof own)[number]) => number): number => own.reduce((number, table) => number + pick(table), 0)
    const money = (direction: 'in' | 'out'): string => formatYuan(fen(statements.reduce((amount, table) => amount + (totals.get(table.id)?.[direction] ?? 0n), 0n)))
    return {
      id: `f${file.id}`,
      path: file.path,
      title: file.title,
      sha256: file.sha256 ?? '',
      size: file.size,
      kind: file.kind,
      format: file.format,
      encoding: file.encoding,
      status: file.status,
      reason: file.reason_code === null ? null : reasonWords(translate, file.reason_code, file.reason_detail),
      reasonCode: file.reason_code,
      ...(file.pages > 0 ? { pages: file.pages, pagesWithoutText: file.pages_without_text, pagesRecognised: recognised.get(file.id)?.done ?? 0 } : {}),
      ...(own.length > 0
        ? {
            rows: {
              read: sum((table) => table.rows_read),
              kept: sum((table) => table.rows_kept),
              duplicate: sum((table) => table.rows_duplicate),
              rejected: sum((table) => table.rows_rejected),
              rejections: (rejections.get(file.id) ?? []).map((row) => ({
                line: row.line,
                ...(row.page === null ? {} : { page: row.page }),
                reason: translate(`rejection.${row.code}`, { value: row.value }),
                reasonCode: row.code,
                text: (JSON.parse(row.cells) as string[]).filter((cell) => cell !== '').join(' | '),
              })),
            },
          }
        : {}),
      ...(statements.length > 0
        ? {
            totals: { in: money('in'), out: money('out') },
            balance: {
              checked: statements.reduce((number, table) => number + table.balance_checked, 0),
              breaks: statements.flatMap((table) => breaks.get(table.id) ?? []).map((each) => ({
                line: each.line, ...(each.page === null ? {} : { page: each.page }), expected: formatYuan(fen(each.expected)), found: formatYuan(fen(each.found)),
              })),
            },
          }
        : {}),
      ...(file.stated_account === null ? {} : { account: file.stated_account }),
      ...(file.stated_party === null ? {} : { party: file.stated_party }),
      ...(file.source === null ? {} : { source: file.source }),
    }
  })
}
