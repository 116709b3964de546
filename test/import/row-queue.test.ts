import { describe, expect, it } from 'vitest'
import { ReaderLost, RowsWithdrawn } from '../../src-main/import/arriving-file.ts'
import { rowQueue } from '../../src-main/import/row-queue.ts'
import { answersForFile, BATCH_ROWS, isRowsOfStatement, type RowsAnswer } from '../../src-main/import/parse-messages.ts'
import { parseFile } from '../../src-main/import/parse-file.ts'
import type { RowFacts } from '../../src-main/import/arriving-file.ts'
import type { ParsedFile } from '../../src-main/import/parsed-file.ts'

const HEADER = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
const statement = (rows: number): Buffer =>
  Buffer.from([HEADER, ...Array.from({ length: rows }, (_, index) => `2024-03-0${1 + (index % 9)} 10:00:00,转账,测试乙,/,支出,¥${index}.00,零钱,支付成功,${index},${index},/`)].join('\n'))

async function answersOf(rows: number): Promise<{ file: ParsedFile; facts: readonly RowFacts[]; batches: RowsAnswer[] }> {
  let file: ParsedFile | null = null
  let facts: readonly RowFacts[] = []
  const batches: RowsAnswer[] = []
  for (const answer of answersForFile(await parseFile(statement(rows), 'a.csv'))) {
    if (answer.kind === 'file') file = answer.file
    else if (answer.kind === 'facts') facts = answer.facts
    else if (isRowsOfStatement(answer)) batches.push(answer)
  }
  if (file === null) throw new Error('no file')
  return { file, facts, batches }
}

describe('rows on their way', () => {
  it('come in order, are waited for, and end with the last that was announced', async () => {
    const { file, facts, batches } = await answersOf(12_000)
    expect(facts[0]).toMatchObject({ count: 12_000, owners: [{ ownNumbers: [], ownName: null }] })
    let taken = 0
    const queue = rowQueue(file, facts, () => void (taken += 1))
    const [table] = queue.file.statements
    const first = table?.next()
    expect(first).toBeInstanceOf(Promise)
    expect(queue.hasRows()).toBe(false)
    for (const batch of batches) queue.put(batch)
    await first
    expect(queue.hasRows()).toBe(true)
    const lines: number[] = []
    for (let rows = table?.next(); rows !== null; rows = table?.next()) {
      if (rows === undefined || rows instanceof Promise) throw new Error('rows were there')
      lines.push(...rows.map(({ line }) => line))
    }
    expect(lines).toEqual(Array.from({ length: 12_000 }, (_, index) => index + 2))
    expect(taken).toBe(batches.length)
  })

  it('that come before all of them were seen end once they are settled, and say what is true of them', async () => {
    const { file, facts, batches } = await answersOf(2000)
    const queue = rowQueue(file, null, () => undefined)
    const [table] = queue.file.statements
    for (const batch of batches) queue.put(batch)
    let rows = 0
    for (const _ of batches) rows += (table?.next() as readonly unknown[] | undefined)?.length ?? 0
    expect([rows, table?.facts]).toEqual([2000, null])
    expect(() => table?.settled()).toThrow('after its last row')
    const last = table?.next()
    expect(last).toBeInstanceOf(Promise)
    const [statement] = file.statements
    if (statement === undefined || facts[0] === undefined) throw new Error('no statement')
    queue.settle({ ...statement, read: 2000, facts: facts[0] })
    await last
    expect(table?.next()).toBeNull()
    expect(table?.settled()).toMatchObject({ read: 2000, facts: { count: 2000 } })
  })

  it('that are withdrawn are void at once, and whoever does not want them does not get them again', async () => {
    const { file, batches } = await answersOf(4000)
    let taken = 0
    let released = 0
    const queue = rowQueue(file, null, () => void (taken += 1))
    const [table] = queue.file.statements
    for (const batch of batches) queue.put(batch)
    expect(table?.next()).toHaveLength(BATCH_ROWS)
    const again = Promise.resolve({ ...queue.file, release: () => void (released += 1) })
    queue.withdraw(again)
    expect(taken).toBe(batches.length)
    expect(() => table?.next()).toThrow(RowsWithdrawn)
    await again
    expect(released).toBe(0)
    const unwanted = rowQueue(file, null, () => undefined)
    unwanted.file.release()
    unwanted.withdraw(again)
    await again
    expect(released).toBe(1)
  })

  it('that stop coming are told with the reason, also to who waits already', async () => {
    const { file, facts, batches } = await answersOf(12_000)
    const queue = rowQueue(file, facts, () => undefined)
    const [table] = queue.file.statements
    if (batches[0]) queue.put(batches[0])
    expect(table?.next()).toHaveLength(BATCH_ROWS)
    const waiting = table?.next()
    expect(waiting).toBeInstanceOf(Promise)
    queue.end(new ReaderLost('parse-timeout', '300'))
    await waiting
    expect(() => table?.next()).toThrow(ReaderLost)
  })

  it('that nobody wants do not hold the reader up', async () => {
    const { file, facts, batches } = await answersOf(12_000)
    let taken = 0
    const queue = rowQueue(file, facts, () => void (taken += 1))
    if (batches[0]) queue.put(batches[0])
    queue.file.release()
    for (const batch of batches.slice(1)) queue.put(batch)
    expect(taken).toBe(batches.length)
  })
})
