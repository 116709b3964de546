import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bankReturn } from './bank-return.ts'
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

/** Writes the generated bundle into a folder: about fourteen thousand rows, the same ones every time. */
export function writePropertyCase(folder: string): WrittenCase {
  const book = writeBook()
  const tables = FILES.map((file) => {
    const rows = book[file.account].filter((row) => dayOf(row) >= file.from && dayOf(row) <= file.to)
    const path = join(folder, file.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bankReturn({ number: ACCOUNTS[file.account].number, holder: nameOf(ACCOUNTS[file.account].holder) }, rows))
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
