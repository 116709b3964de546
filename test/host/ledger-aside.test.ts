import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fen } from '../../src-main/domain/values/money.ts'
import type { Day } from '../../src-main/domain/values/day.ts'
import type { Ledger } from '../../src-main/domain/ledger/ledger.ts'
import { ledgerInSlices } from '../../src-main/db/stored-ledger.ts'
import type { CaseFile } from '../../src-main/db/open.ts'
import { ledgerAside } from '../../src-main/host/case/ledger-aside.ts'
import { addTable, asked, row } from '../db/stored-rows.ts'
import { opened, temporaryFolder, type TemporaryFolder } from '../db/temporary-case.ts'

let folder: TemporaryFolder
let file: CaseFile
beforeEach(() => {
  folder = temporaryFolder()
  file = opened(folder.path('aside.tcase'), { create: true, passphrase: null })
})
afterEach(() => {
  file.database.close()
  folder.remove()
})

/** Runs steps to their end, waiting for what they wait for. */
async function ended<Found>(steps: Generator<unknown, Found>): Promise<Found> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await step.value
  }
}

const all = (ledger: Ledger): unknown => ({ rows: ledger.transactions.map(asked), order: [...ledger.order], accounts: ledger.accounts, texts: ledger.texts.size, holding: [...ledger.texts.holding('虚构')] })

/** Three slices and a part of one, in two tables, with whatever is seldom. */
function fillCase(): void {
  const many = (count: number): Parameters<typeof addTable>[3] =>
    Array.from({ length: count }, (_none, index) =>
      row(index + 2, {
        account: index % 3 === 0 ? 'a2' : '账户三', at: { day: `2024-0${1 + (index % 9)}-11` as Day, time: index % 4 === 0 ? null : '09:08:07' }, memo: index % 5 === 0 ? '' : `虚构摘要${index % 700}`, merchant: index % 11 === 0 ? '虚构店' : '',
        amount: fen(index === 77 ? 2n ** 60n : BigInt(index)), balance: index % 2 === 0 ? null : fen(-BigInt(index)), expectedBalance: index % 997 === 0 ? fen(5n) : null, refunded: fen(index % 501 === 0 ? 3n : 0n),
        serial: index % 2 === 0 ? `流水${index}` : null, orderNumber: index % 900 === 0 ? `D${index}` : null, ...(index % 1200 === 0 ? { page: 7 } : {}),
        counterparty: { name: `某人${index % 40}`, number: `62${index % 60}`, document: index % 800 === 0 ? '证件' : '', bank: '' },
      }))
  addTable(file, 1, 'newest-first', many(9000))
  addTable(file, 2, 'oldest-first', many(7001))
}

describe('the rows of a big case, read with a thread beside', () => {
  it('are those that are read without one', async () => {
    fillCase()
    const ledger = await ended(ledgerAside(file.database))
    expect(ledger.size).toBe(16_001)
    expect(all(ledger)).toEqual(all(await ended(ledgerInSlices(file.database))))
  })

  it('are none where the case has none', async () => {
    expect((await ended(ledgerAside(file.database))).size).toBe(0)
  })

  it('are read without the thread where it is lost', async () => {
    fillCase()
    const gone = new URL('data:text/javascript,throw new Error("gone")')
    expect(all(await ended(ledgerAside(file.database, gone)))).toEqual(all(await ended(ledgerInSlices(file.database))))
  })
})
