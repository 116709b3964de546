import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { toGb18030 } from '../sample-case/statements.ts'
import { ASSETS, DEALINGS, SEIZURE_MILESTONES } from './dealings.ts'
import { expectedFindings, type ExpectedFinding } from './expect.ts'
import { dayOf, sumOf, writeBook, type Book, type Booked } from './movements.ts'
import { ACCOUNTS, COURT, DAYS, FILES, OBLIGATION, PEOPLE, nameOf, yuan } from './story.ts'

/** What the writer put into the bundle, counted while writing. Nothing of the product is called here. */
export interface WrittenCase {
  readonly book: Book
  readonly tables: readonly { readonly path: string; readonly rows: number; readonly in: string; readonly out: string; readonly breaks: readonly number[] }[]
  readonly findings: readonly ExpectedFinding[]
  readonly presentWithoutNumbers: readonly string[]
}

const HEAD = ['交易卡号', '交易账号', '账户开户名称', '交易时间', '交易金额', '交易余额', '收付标志', '交易对手账卡号', '现金标志', '对手户名', '摘要说明', '交易币种', '交易是否成功', '交易流水号', '备注', '交易类型']

/** A bank's return in GB18030, one row a line under the head. */
function statement(rows: readonly Booked[]): Uint8Array {
  const lines = rows.map((row) => {
    const { number, holder } = ACCOUNTS[row.account]
    return [
      `${number}\t`, `${number}\t`, nameOf(holder), row.at, yuan(row.amount), yuan(row.balance), row.direction === 'in' ? '进' : '出', row.number === '' ? '' : `${row.number}\t`,
      row.cash === true ? '现金' : '转账', row.name, row.memo, 'CNY', '成功', row.serial, '虚构样例', row.cash === true ? '取款' : '转账',
    ].join(',')
  })
  return toGb18030(`${[HEAD.join(','), ...lines].join('\r\n')}\r\n`)
}

/** Writes the generated bundle into a folder: about fourteen thousand rows, the same ones every time. */
export function writePropertyCase(folder: string): WrittenCase {
  const book = writeBook()
  const tables = FILES.map((file) => {
    const rows = book[file.account].filter((row) => dayOf(row) >= file.from && dayOf(row) <= file.to)
    const path = join(folder, file.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, statement(rows))
    const side = (direction: Booked['direction']): string => yuan(sumOf(rows.filter((row) => row.direction === direction)))
    return { path: file.path, rows: rows.length, in: side('in'), out: side('out'), breaks: rows.flatMap((row, index) => (row.breaks ? [index + 2] : [])) }
  })
  writeFileSync(join(folder, 'case.json'), JSON.stringify(caseJson(), null, 2))
  return { book, tables, findings: expectedFindings(book), presentWithoutNumbers: ['timing.limitation', 'version.favourable', 'precondition.notice-missing'] }
}

function caseJson() {
  return {
    schema: 'threshold-case/1',
    case: { number: '（2023）江0199执0001号', title: '覃屿舟拒不执行判决案（虚构样例）', court: COURT, stage: 'prosecution-review' },
    parties: PEOPLE,
    accounts: Object.values(ACCOUNTS),
    obligation: { kind: 'money', amount: yuan(OBLIGATION), subject: '货款', nature: 'ordinary' },
    assets: ASSETS.map((asset) => ({ ...asset, valuation: yuan(asset.valuation) })),
    dealings: DEALINGS.map(({ why: _why, price, ...dealing }) => ({ ...dealing, ...(price === undefined ? {} : { price: yuan(price) }) })),
    milestones: [
      { kind: 'suit-notice', date: DAYS.suitNotice }, { kind: 'judgment-effective', date: DAYS.effective }, { kind: 'enforcement-notice-served', date: DAYS.notice },
      { kind: 'property-report-ordered', date: DAYS.notice }, { kind: 'property-report-due', date: '2023-02-15' }, { kind: 'property-report-filed', date: DAYS.reportFiled },
      { kind: 'restriction-served', date: DAYS.restriction }, { kind: 'fine-served', date: DAYS.fine, amount: '20000.00' }, { kind: 'detention-served', date: DAYS.detention, days: 15 },
      { kind: 'transferred-to-police', date: DAYS.transferred }, { kind: 'indicted', date: DAYS.indicted }, ...SEIZURE_MILESTONES,
    ],
    files: FILES.map(({ path, account }) => ({ path, kind: 'bank-statement', account: ACCOUNTS[account].id })),
  }
}
