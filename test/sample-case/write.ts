/**
 * Writes the sample bundle (resources/sample-case) and what a careful person would count in it (expected.json).
 * Run with `node test/sample-case/write.ts`. The seed is fixed: two runs write the same bytes. Nothing of the product is
 * called here, so that its answers can be held against these.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { totals, writeBook, type Booked } from './book.ts'
import { FILES, caseJson } from './case-json.ts'
import { expectedMoney, expectedPersistence, expectedProperty, expectedTravel } from './expect.ts'
import { airFile, airlineFile, borderFile, railFile, shipFile, type WrittenTravel } from './journeys.ts'
import { dayOf, yuan } from './movement.ts'
import { LOG, PHOTO, PRINTED, README, SCANNED } from './papers.ts'
import { openPrinter } from './print.ts'
import { icbcCsv, judicialCsv, judicialXlsx, toGb18030, wechatCsv, type WrittenTable } from './statements.ts'
import { ACCOUNTS, PATHS, SEED, type AccountKey } from './story.ts'
import { onFixedDay, testimonyDocx } from './testimony.ts'

const bundle = new URL('../../resources/sample-case/', import.meta.url).pathname
const expectedPath = new URL('./expected.json', import.meta.url).pathname

const files = new Map<string, Uint8Array>()
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const book = writeBook()
const between = (rows: readonly Booked[], from: string, to: string): readonly Booked[] => rows.filter((row) => dayOf(row) >= from && dayOf(row) <= to)

interface StatementFile {
  readonly path: string
  readonly account: AccountKey
  readonly table: WrittenTable
  /** Rows that an earlier file of the account has already. */
  readonly repeats: ReadonlySet<string>
}
const a1 = between(book.a, '2023-01-01', '2024-06-30')
const wechat1 = between(book.wechat, '2023-01-01', '2024-01-31')
const serials = (rows: readonly Booked[]): ReadonlySet<string> => new Set(rows.map((row) => row.serial))
const none: ReadonlySet<string> = new Set()
const statements: readonly StatementFile[] = await onFixedDay(() => [
  { path: PATHS.icbc1, account: 'icbc', table: icbcCsv(between(book.icbc, '2022-11-01', '2023-01-31')), repeats: none },
  { path: PATHS.icbc2, account: 'icbc', table: icbcCsv(between(book.icbc, '2023-04-03', '2023-12-31')), repeats: none },
  { path: PATHS.a1, account: 'a', table: judicialCsv(a1), repeats: none },
  { path: PATHS.a2, account: 'a', table: judicialCsv(between(book.a, '2024-04-01', '2025-12-31')), repeats: serials(a1) },
  { path: PATHS.b, account: 'b', table: judicialXlsx(book.b), repeats: none },
  { path: PATHS.wechat1, account: 'wechat', table: wechatCsv(wechat1, '2023-01-01', '2024-01-31'), repeats: none },
  { path: PATHS.wechat2, account: 'wechat', table: wechatCsv(between(book.wechat, '2024-01-01', '2025-04-30'), '2024-01-01', '2025-04-30'), repeats: serials(wechat1) },
])
const travel: readonly (readonly [string, WrittenTravel])[] = await onFixedDay(() => [
  [PATHS.air, airFile()], [PATHS.airline, airlineFile()], [PATHS.border, borderFile()], [PATHS.rail, railFile()], [PATHS.ship, shipFile()],
])
for (const { path, table } of statements) files.set(path, table.bytes)
for (const [path, { bytes }] of travel) files.set(path, bytes)

const printer = await openPrinter()
try {
  for (const paper of PRINTED) files.set(paper.path, await printer.pdf(paper))
  const [photo] = await printer.photographs(PHOTO)
  if (photo === undefined) throw new Error('the receipt was not photographed')
  files.set(PHOTO.path, photo)
  files.set(SCANNED.path, await printer.pdfOfPictures(SCANNED.title, await printer.photographs(SCANNED)))
} finally {
  await printer.close()
}
files.set(PATHS.testimony, await testimonyDocx())
files.set(PATHS.log, toGb18030(`${LOG.join('\r\n')}\r\n`))
files.set(PATHS.readme, new TextEncoder().encode(`${README.join('\n')}\n`))

const bytesOf = (path: string): Uint8Array => {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`not written: ${path}`)
  return bytes
}
files.set('case.json', new TextEncoder().encode(`${JSON.stringify(caseJson((path) => sha256(bytesOf(path))), null, 2)}\n`))

const statementRows = statements.map(({ path, account, table, repeats }) => {
  const rejected = table.lines.filter(({ row }) => row.truth.spoilt !== undefined)
  const duplicate = table.lines.filter(({ row }) => row.truth.spoilt === undefined && repeats.has(row.serial))
  const kept = table.lines.filter(({ row }) => row.truth.spoilt === undefined && !repeats.has(row.serial))
  const sums = totals(kept.map(({ row }) => row))
  return {
    path,
    kind: 'bank-statement',
    account: ACCOUNTS[account].id,
    rows: { read: table.lines.length, kept: kept.length, duplicate: duplicate.length, rejected: rejected.length },
    rejections: rejected.map(({ line, row }) => ({ line, reasonCode: row.truth.spoilt })),
    totals: { in: yuan(sums.in), out: yuan(sums.out) },
    breaks: table.lines.filter(({ row }) => row.truth.breaks !== undefined).map(({ line }) => line),
  }
})
const travelRows = travel.map(([path, { rows }]) => {
  const rejected = rows.filter((row) => row.rejected !== undefined)
  return {
    path,
    kind: 'travel-record',
    rows: { read: rows.length, kept: rows.length - rejected.length, duplicate: 0, rejected: rejected.length },
    rejections: rejected.map(({ line, rejected: reasonCode }) => ({ line, reasonCode })),
  }
})
const journeys = travel.flatMap(([, { rows }]) => rows)
const kept = (tables: readonly { readonly rows: { readonly kept: number } }[]): number => tables.reduce((total, { rows }) => total + rows.kept, 0)

const expected = {
  about: 'Counted by the writer of the sample case while writing it. Totals of a statement: kept rows that moved money, neutral rows left out, amounts before refunds.',
  seed: SEED,
  bundle: [...files].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) })).toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  tables: [...statementRows, ...travelRows],
  pages: { withText: PRINTED.map(({ path, pages }) => ({ path, pages: pages.length })), withoutText: [{ path: SCANNED.path, pages: SCANNED.pages.length }, { path: PHOTO.path, pages: 1 }] },
  totals: { filesBesideCaseJson: files.size - 1, transactions: kept(statementRows), journeys: kept(travelRows) },
  findings: [...expectedMoney(book), ...expectedTravel(journeys), expectedPersistence(book, journeys), ...expectedProperty(book)],
  presentWithoutNumbers: ['ability.ledger', 'timing.limitation', 'version.favourable'],
  absent: ['property.high-price', 'property.disposed-while-seized', 'lease.suspect', 'settlement.suspect', 'precondition.sanction-missing'],
}

const listed = new Set(FILES.map(({ path }) => path))
for (const path of files.keys()) if (path !== 'case.json' && !listed.has(path)) throw new Error(`not in case.json: ${path}`)

rmSync(bundle, { recursive: true, force: true })
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(bundle, path)), { recursive: true })
  writeFileSync(join(bundle, path), bytes)
}
writeFileSync(expectedPath, `${JSON.stringify(expected, null, 2)}\n`)
const size = [...files.values()].reduce((total, bytes) => total + bytes.length, 0)
process.stdout.write(`${files.size} files, ${size} bytes, ${expected.totals.transactions} transactions, ${expected.totals.journeys} journeys\n`)
