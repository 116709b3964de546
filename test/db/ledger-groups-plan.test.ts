import { afterEach, expect, it } from 'vitest'
import { groupedRows } from '../../src-main/db/ledger-groups.ts'
import { temporaryFolder, withCase } from './temporary-case.ts'

const folder = temporaryFolder()
afterEach(() => folder.remove())

it('adds groups up through the index of the grid, whichever way they are put together', () => {
  withCase(folder.path('plan.tcase'), { create: true, passphrase: null }, ({ database }) => {
    const asked: string[] = []
    const watched = new Proxy(database, { get: (target, key) => (key === 'prepare' ? (sql: string) => { asked.push(sql); return target.prepare(sql) } : Reflect.get(target, key)) })
    for (const by of ['account', 'month', 'channel'] as const) expect(groupedRows(watched, {}, by)).toEqual([])
    expect(asked).toHaveLength(3)
    for (const sql of asked) {
      const plan = (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map((each) => each.detail)
      expect(plan.join('; ')).toContain('SCAN ledger_row USING INDEX ledger_row_by_time')
    }
  })
})
