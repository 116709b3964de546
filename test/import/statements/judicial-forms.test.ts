import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../../src-main/import/parse-file.ts'
import { asWorkbookBytes } from '../as-workbook.ts'

/**
 * The forms in which returns to courts and print-outs of counters come, one after the other, each with the files that
 * stand for it. Rows, sums and proofs of each are held against its expectation by the golden tests beside this one.
 */
const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ['A, return of the query platform', ['statements/judicial-return-a.csv']],
  ['B, return of banks', ['statements/judicial-return-b.csv']],
  ['C, counter print-out: header further down, lost zeros, DB2 times, serials, pages', ['statements/counter-printout.tsv']],
  ['C, counter print-out: names over two rows, ten thousands', ['statements/counter-wan.tsv']],
  ['C, counter print-out: 原交易日期, 借方发生金额, 客户账号', ['statements/counter-original-dates.tsv']],
  ['C, counter print-out: 会计日期 as serials, HHMM', ['statements/counter-accounting-date.tsv']],
  ['D, Tenpay trades in fen', ['statements/tenpay-return.tsv']],
  ['D, Tenpay registration, two tables in one file', ['lists/tenpay-registration.txt']],
  ['E, Alipay registration', ['lists/alipay-registration.csv']],
  ['E, Alipay account details', ['statements/alipay-return-account.csv']],
  ['E, Alipay balance details', ['statements/alipay-return-balance.csv']],
  ['E, Alipay log-ins', ['lists/alipay-log-in.csv']],
  ['F, Alipay web export', ['statements/alipay-web.csv']],
  ['G, China Merchants Bank', ['pdf-tables/cmb-statement.pdf', 'statements/cmb-debit.csv']],
  ['G, Bank of China', ['pdf-tables/boc-flow.pdf', 'statements/boc-debit.csv']],
  ['G, China Construction Bank', ['pdf-tables/ccb-detail.pdf', 'statements/ccb-debit.csv']],
  ['G, Minsheng Bank', ['pdf-tables/minsheng-flow.pdf', 'statements/minsheng-flow.csv']],
  ['G, ICBC history with a watermark of digits', ['pdf-tables/icbc-history.pdf']],
]
const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))

describe('every form of returns and print-outs', () => {
  it.each(FORMS)('%s has its file and what is to be read from it', (_form, files) => {
    for (const file of files) {
      expect(existsSync(fixtures + file), file).toBe(true)
      expect(existsSync(`${fixtures}${file.replace(/\.[a-z.]+$/u, '')}.expected.json`), file).toBe(true)
    }
  })
})

describe('tables of returns that hold no movements', () => {
  const lists = readdirSync(`${fixtures}lists/`).filter((name) => !name.endsWith('.json'))
  it.each(lists)('%s is kept as text that can be found, and asks for nobody', async (name) => {
    const file = await parseFile(readFileSync(`${fixtures}lists/${name}`), name)
    const { kind, format, encoding, status, reasonCode, pages, statements, travel } = file
    expect({ kind, format, encoding, status, reasonCode, statements: statements.length, travel: travel.length, pages: pages.map((page) => page.split('\n').map((line) => line.split('\t'))) })
      .toEqual(JSON.parse(readFileSync(`${fixtures}lists/${name.replace(/\.[a-z]+$/u, '')}.expected.json`, 'utf8')))
  })
})

describe('several sheets in one print-out', () => {
  const head = ['交易日期', '交易时间', '借方发生额', '贷方发生额', '账户余额', '摘要']
  it('are one statement each, with the account that its own head names', async () => {
    const bytes = asWorkbookBytes([
      { name: '活期', rows: [['虚构银行账户明细'], ['账号：0100000000000033', '户名：甄虚构'], head, ['20240901', '93605', '', '1000.00', '1000.00', '转存'], ['20240902', '120000', '300.00', '', '700.00', '取款']] },
      { name: '定期', rows: [['账号：0100000000000041', '户名：甄虚构'], [''], head, ['20240903', '0', '', '5000.00', '5000.00', '存入']] },
      { name: '说明', rows: [['以上数据仅供参考']] },
    ])
    const file = await parseFile(bytes, '虚构银行.xlsx')
    expect(file).toMatchObject({ kind: 'bank-statement', status: 'imported', reasonCode: null })
    expect(file.statements.map(({ sheet, hints, read, rows, balanceChecked }) => [sheet, hints.numbers, read, rows.length, balanceChecked])).toEqual([['活期', ['0100000000000033'], 2, 2, 1], ['定期', ['0100000000000041'], 1, 1, 0]])
  })
})
