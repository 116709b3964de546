import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { SourceTable } from '../../../src-main/import/table.ts'
import { asWorkbook } from '../as-workbook.ts'
import { projection, recognised, tablesOf } from './read-fixture.ts'

const folder = fileURLToPath(new URL('../../fixtures/statements/', import.meta.url))
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.json'))
const expectedOf = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name.replace(/\.[a-z.]+$/u, '')}.expected.json`, 'utf8'))

function onlyTable(name: string): SourceTable {
  const [table, ...more] = tablesOf(folder + name)
  if (table === undefined || more.length > 0) throw new Error(`${name}: not one table`)
  return table
}

describe('statements of every format against what was read from them by eye', () => {
  it('has a file and an expectation for each format', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(22)
  })

  it.each(fixtures)('%s', (name) => {
    const statement = recognised(onlyTable(name))
    expect(JSON.parse(JSON.stringify(projection(statement)))).toEqual(expectedOf(name))
    expect(statement.read).toBe(statement.rows.length + statement.rejected.length)
  })
})

/** Cells that a text file may shift cannot shift in a sheet; their rows are told apart there in other ways. */
const shiftsInText = new Set(['tenpay-return.tsv'])

describe('the same statements as sheets', () => {
  it.each(fixtures.filter((name) => !shiftsInText.has(name)))('%s as XLSX', (name) => {
    const statement = recognised(asWorkbook(onlyTable(name), 'xlsx'))
    expect(JSON.parse(JSON.stringify(projection(statement)))).toEqual(expectedOf(name))
  })

  it.each(['judicial-return-a.csv', 'judicial-return-b.csv', 'ccb-debit.csv', 'wechat-pay.csv'])('%s as XLS', (name) => {
    const statement = recognised(asWorkbook(onlyTable(name), 'biff8'))
    expect(JSON.parse(JSON.stringify(projection(statement)))).toEqual(expectedOf(name))
  })
})

describe('any subset and any order of the optional columns', () => {
  const table = onlyTable('judicial-return-a.csv')
  const names = table.rows[0]?.cells ?? []
  const needed = ['交易时间', '交易金额', '收付标志']
  const whole = recognised(table)

  const withColumns = (kept: readonly number[]): SourceTable => ({
    sheet: null,
    rows: table.rows.map(({ line, cells }) => ({ line, cells: kept.map((column) => cells[column] ?? '') })),
  })
  const essence = (statement: typeof whole): unknown => statement.rows.map(({ line, at, direction, amount }) => [line, at, direction, amount])

  it('keeps the same rows without any one optional column', () => {
    for (const left of names.filter((name) => !needed.includes(name) && name !== '查询反馈结果原因' && name !== '交易是否成功')) {
      const kept = names.flatMap((name, column) => (name === left ? [] : [column]))
      expect(essence(recognised(withColumns(kept))), left).toEqual(essence(whole))
    }
  })

  it('keeps the same rows with the needed columns alone, in reverse order', () => {
    const kept = names.flatMap((name, column) => (needed.includes(name) ? [column] : [])).toReversed()
    const small = recognised(withColumns(kept))
    expect(essence(small)).toEqual(essence(whole))
    expect(small.columns).toEqual({ direction: 0, amount: 1, time: 2 })
  })

  it('keeps the same rows with the columns turned round', () => {
    const turned = recognised(withColumns(names.map((_, column) => names.length - 1 - column)))
    expect(essence(turned)).toEqual(essence(whole))
    expect(turned.rows.map(({ balanceProof }) => balanceProof)).toEqual(whole.rows.map(({ balanceProof }) => balanceProof))
  })
})
