import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerFilter, LedgerRow } from '../../src-main/contract/ledger.ts'
import { foldText, isChinese } from '../../src-main/domain/search/fold-text.ts'
import { wordsOfRow } from '../../src-main/domain/search/row-words.ts'
import { indexedWords, typedTokens } from '../../src-main/domain/search/tokens.ts'
import { fen, parseYuan } from '../../src-main/domain/values/money.ts'
import { openCaseFile } from '../../src-main/db/open.ts'
import { ledgerInSlices } from '../../src-main/db/stored-ledger.ts'
import { generateBundle } from '../bench/generate.ts'
import { startTestHost, type TestHost } from './in-process.ts'

type Sort = 'time' | 'time-desc' | 'amount' | 'amount-desc'

const read = new Map<string, bigint>()

/** Remembered: the comparison asks for the same twenty thousand amounts again and again. */
function fenOf(text: string): bigint {
  const known = read.get(text)
  if (known !== undefined) return known
  const amount = parseYuan(text)
  if (!amount.ok) throw new Error(text)
  read.set(text, amount.value)
  return amount.value
}

async function everyRow(test: TestHost): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = []
  for (;;) {
    const page = await test.ask('money.rows', { filter: {}, sort: 'time', offset: rows.length, limit: 500 })
    rows.push(...page.rows)
    if (page.rows.length === 0) return rows
  }
}

/** What words are looked for in: Chinese ones in the words that the index has of a row, others in the columns. */
interface Texts {
  readonly words: string
  readonly columns: string
}

/** By row id, from the case file itself. */
function textsOf(path: string): ReadonlyMap<string, Texts> {
  const opened = openCaseFile(path, { passphrase: null })
  if (!opened.ok) throw new Error(opened.error.code)
  const texts = new Map<string, Texts>()
  const words = new Map<string, string>()
  const stored = opened.value.database.prepare("SELECT 'f' || file || '#' || source_table || ':' || line AS id, cells, own_numbers, own_name, own_document FROM ledger JOIN source_table ON source_table.id = source_table")
  for (const row of stored.all() as { id: string; cells: string; own_numbers: string; own_name: string | null; own_document: string | null }[]) {
    words.set(row.id, wordsOfRow({ cells: row.cells.split('\u001f'), amount: fen(0n), ownNumbers: row.own_numbers.split('\u001f'), ownName: row.own_name, ownDocument: row.own_document }))
  }
  const slices = ledgerInSlices(opened.value.database)
  for (let step = slices.next(); ; step = slices.next()) {
    if (step.done !== true) continue
    for (const row of step.value.transactions) texts.set(row.id, { words: words.get(row.id) ?? '', columns: [row.counterparty.name, row.counterparty.number, row.memo, row.merchant, row.typeText, row.channel].join(' ') })
    break
  }
  opened.value.database.close()
  return texts
}

interface Naive {
  readonly rows: readonly LedgerRow[]
  readonly texts: ReadonlyMap<string, Texts>
}

/** The filter worked out row by row. */
function passes(row: LedgerRow, text: Texts, filter: LedgerFilter): boolean {
  const { accounts, party, period, from, to, least, most, direction, words, finding, cashOnly } = filter
  return (
    (accounts === undefined || accounts.length === 0 || accounts.includes(row.account)) &&
    (party === undefined || row.counterpartyParty?.id === party) &&
    (period === undefined || row.periods.includes(period)) &&
    (from === undefined || row.day >= from) &&
    (to === undefined || row.day <= to) &&
    (least === undefined || least === '' || fenOf(row.amount) >= fenOf(least)) &&
    (most === undefined || most === '' || fenOf(row.amount) <= fenOf(most)) &&
    (direction === undefined || row.direction === direction) &&
    (cashOnly !== true || row.cash) &&
    (finding === undefined || row.findings.includes(finding)) &&
    (words ?? '').split(/\s+/u).filter((word) => word !== '').every((word) => (isChinese(word) ? ` ${indexedWords(text.words)} `.includes(` ${typedTokens(word).join(' ')} `) : foldText(text.columns).includes(foldText(word))))
  )
}

function sorted(rows: readonly LedgerRow[], sort: Sort): readonly LedgerRow[] {
  if (sort === 'time') return rows
  if (sort === 'time-desc') return rows.toReversed()
  const sign = sort === 'amount' ? 1 : -1
  return rows.toSorted((left, right) => sign * (fenOf(left.amount) < fenOf(right.amount) ? -1 : fenOf(left.amount) > fenOf(right.amount) ? 1 : 0))
}

const total = (rows: readonly LedgerRow[], direction: 'in' | 'out'): bigint =>
  rows.filter((row) => row.direction === direction && row.currency === 'CNY' && (row.outcome === 'done' || row.outcome === 'partly-refunded')).reduce((sum, row) => sum + fenOf(row.amount), 0n)

interface Compared {
  readonly found: unknown
  readonly expected: unknown
}

/** A page as the host gives it, and as it follows from the rows. */
async function compare(test: TestHost, { rows, texts }: Naive, filter: LedgerFilter, sort: Sort, offset: number, limit: number): Promise<Compared> {
  const { accounts, ...others } = filter
  const page = await test.ask('money.rows', { filter: { ...others, ...(accounts ? { accounts: [...accounts] } : {}) }, sort, offset, limit })
  const expected = rows.filter((row) => passes(row, texts.get(row.id) ?? { words: '', columns: '' }, filter))
  return {
    found: { total: page.total, in: fenOf(page.totalIn), out: fenOf(page.totalOut), rows: page.rows },
    expected: { total: expected.length, in: total(expected, 'in'), out: total(expected, 'out'), rows: sorted(expected, sort).slice(offset, offset + limit) },
  }
}

/** Values that stand in the case, so that filters meet rows. */
function filters(rows: readonly LedgerRow[], findings: readonly string[], words: readonly string[]): fc.Arbitrary<LedgerFilter> {
  const from = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...new Set(values))
  const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined, freq: 2 })
  const days = rows.map((row) => row.day)
  const amounts = rows.map((row) => row.amount)
  return fc
    .record({
      accounts: maybe(fc.uniqueArray(from(rows.map((row) => row.account)), { maxLength: 3 })),
      party: maybe(from([...rows.flatMap((row) => row.counterpartyParty?.id ?? []), 'nobody'])),
      period: maybe(from([...rows.flatMap((row) => row.periods), 'lookback', 'restriction', 'seizure'])),
      from: maybe(from(days)),
      to: maybe(from(days)),
      least: maybe(from(amounts)),
      most: maybe(from(amounts)),
      direction: maybe(fc.constantFrom('in', 'out', 'neutral')),
      words: maybe(from(words)),
      finding: maybe(from([...findings, 'nothing'])),
      cashOnly: maybe(fc.boolean()),
    })
    .chain((all) => fc.subarray(Object.keys(all), { maxLength: 3 }).map((keys) => Object.fromEntries(Object.entries(all).filter(([key, value]) => keys.includes(key) && value !== undefined)) as LedgerFilter))
}

const sorts = fc.constantFrom<Sort>('time', 'time-desc', 'amount', 'amount-desc')

describe.each([
  { name: 'the sample case', rows: 0, words: ['酒店', '微信', '62', '虚构 消费', 'ATM', '100%', '_', '转账'] },
  { name: 'a generated case of 20,000 rows', rows: 20_000, words: ['高尔夫', '号店', '7号店', '财付通', '佘虚亲', 'xg0', '00000042', '消费 超市', '%'] },
])('the grid over $name', ({ rows: size, words }) => {
  let test: TestHost
  let rows: LedgerRow[]
  let findings: string[]
  let texts: ReadonlyMap<string, Texts>
  beforeAll(async () => {
    test = startTestHost()
    if (size === 0) await test.ask('cases.openSample', {})
    else {
      await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
      await test.ask('intake.import', { tokens: [await test.token(generateBundle(join(test.folder, 'bundle'), size).folder)] })
    }
    findings = (await test.ask('review.get', { language: 'zh-CN' })).findings.map((finding) => finding.id)
    rows = await everyRow(test)
    texts = textsOf(size === 0 ? join(test.folder, 'data', 'sample.tcase') : join(test.folder, 'case.tcase'))
  }, 120_000)
  afterAll(() => test.end())

  it('holds every kept row once, from old to new', async () => {
    const { intake } = await test.ask('review.get', { language: 'zh-CN' })
    expect(rows.length).toBe(intake.totals.transactions)
    if (size > 0) expect(rows.length).toBe(size)
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    const moments = rows.map((row) => `${row.day} ${row.time ?? ''}`)
    expect(moments).toEqual(moments.toSorted())
  })

  it('gives the pages, the count and the sums of a row-by-row computation, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(filters(rows, findings, words), sorts, fc.nat(rows.length), fc.integer({ min: 1, max: 60 }), async (filter, sort, far, limit) => {
        for (const offset of [0, far % 400]) {
          const { found, expected } = await compare(test, { rows, texts }, filter, sort, offset, limit)
          expect(found).toEqual(expected)
        }
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('finds each word by itself and nothing beyond it', async () => {
    for (const word of words) {
      const { found, expected } = await compare(test, { rows, texts }, { words: word }, 'time', 0, 100)
      expect(found).toEqual(expected)
    }
  })

  it('shows a row with its cells and its neighbours', async () => {
    for (const row of [rows[0], rows[Math.floor(rows.length / 2)], rows.at(-1)]) {
      if (!row) throw new Error('no rows')
      const detail = await test.ask('money.row', { id: row.id })
      expect(detail).toMatchObject(row)
      expect(detail.cells.some((cell) => cell.text !== '')).toBe(true)
      expect(detail.around.map((each) => each.line)).toContain(row.line)
      expect(detail.around.map((each) => each.line)).toEqual(detail.around.map((each) => each.line).toSorted((left, right) => left - right))
    }
    expect(await test.host.call('money.row', { id: 'f1#1:999999' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await test.host.call('money.row', { id: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('sums accounts as their rows add up', async () => {
    for (const account of await test.ask('money.accounts', {})) {
      const own = rows.filter((row) => row.account === account.id)
      expect(account).toMatchObject({ firstDay: own[0]?.day ?? null, lastDay: own.at(-1)?.day ?? null })
      expect([account.rows.kept, fenOf(account.totalIn), fenOf(account.totalOut)]).toEqual([own.length, total(own, 'in'), total(own, 'out')])
      expect(account.months.reduce((sum, month) => sum + month.rows, 0)).toBe(own.length)
    }
  })
})

describe('the grid', () => {
  it('refuses an amount that is none', async () => {
    const test = startTestHost()
    await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
    expect(await test.host.call('money.rows', { filter: { least: 'much' }, sort: 'time', offset: 0, limit: 1 })).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    await test.end()
  })

  it('opens a big case before its rules have run, and marks its rows afterwards', async () => {
    const test = startTestHost()
    await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
    await test.ask('intake.import', { tokens: [await test.token(generateBundle(join(test.folder, 'bundle'), 24_000).folder)] })
    const ask = () => test.ask('money.rows', { filter: { words: '高尔夫' }, sort: 'time', offset: 0, limit: 500 })
    const before = await ask()
    // The review is asked for and the grid at once: the grid does not wait for it.
    const order: string[] = []
    const review = test.ask('review.get', { language: 'zh-CN' }).then((answer) => (order.push('review'), answer))
    const meanwhile = ask().then((answer) => (order.push('rows'), answer))
    await Promise.all([review, meanwhile])
    const after = await ask()
    expect(order).toEqual(['rows', 'review'])
    expect(before.rows.every((row) => row.findings.length === 0)).toBe(true)
    expect(after.rows.some((row) => row.findings.length > 0)).toBe(true)
    expect(after.rows.map((row) => ({ ...row, findings: [], mirroredWith: null }))).toEqual(before.rows.map((row) => ({ ...row, findings: [], mirroredWith: null })))
    await test.end()
  })
})
