import { readFileSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { momentText } from '../../../src-main/domain/values/day.ts'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { parseFile } from '../../../src-main/import/parse-file.ts'
import type { ParsedFile, RecognisedTravel } from '../../../src-main/import/parsed-file.ts'
import { projection } from '../statements/read-fixture.ts'
import { LAYOUTS } from './printed-layouts.ts'

const folder = fileURLToPath(new URL('../../fixtures/pdf-tables/', import.meta.url))
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.pdf'))

const places = (rows: readonly { readonly line: number; readonly page?: number | undefined }[]): readonly string[] => rows.map(({ line, page }) => `${page ?? '-'}:${line}`)

function travelProjection(travel: RecognisedTravel): object {
  return {
    layout: travel.layout,
    headerLine: travel.headerLine,
    read: travel.read,
    furniture: travel.furniture,
    rejected: travel.rejected,
    rows: travel.rows.map((row) => ({
      ...row, ...('fare' in row ? { fare: row.fare === null ? null : formatYuan(row.fare) } : {}), at: momentText(row.at), standsAt: `${row.page ?? '-'}:${row.line}`,
    })),
  }
}

const seen = (file: ParsedFile): object => ({
  kind: file.kind,
  format: file.format,
  status: file.status,
  pages: file.pages.length,
  pagesWithoutText: file.pagesWithoutText,
  statements: file.statements.map((statement) => ({ ...projection(statement), places: places([...statement.rows, ...statement.rejected]) })),
  travel: file.travel.map(travelProjection),
})

describe('statements and travel records printed as PDF', () => {
  it('has a small file for each printed layout', () => {
    expect(fixtures).toEqual(LAYOUTS.map(({ name }) => `${name}.pdf`).toSorted())
    for (const name of fixtures) expect(statSync(folder + name).size, name).toBeLessThan(60_000)
  })

  it.each(fixtures)('%s', async (name) => {
    const file = await parseFile(readFileSync(folder + name), name)
    expect(JSON.parse(JSON.stringify(seen(file)))).toEqual(JSON.parse(readFileSync(`${folder}${name.replace('.pdf', '')}.expected.json`, 'utf8')))
    for (const table of [...file.statements, ...file.travel]) {
      expect(table.read).toBe(table.rows.length + table.rejected.length)
      expect(new Set([...table.rows, ...table.rejected].map(({ line }) => line)).size).toBe(table.read)
    }
  })

  it('keeps the text of the pages beside the rows', async () => {
    const file = await parseFile(readFileSync(`${folder}icbc-history.pdf`), 'icbc-history.pdf')
    expect(file.pages).toHaveLength(2)
    expect(file.pages[1]).toContain('殷假托')
  })

  it('keeps the digits of the watermark out of the cells', async () => {
    const file = await parseFile(readFileSync(`${folder}icbc-history.pdf`), 'icbc-history.pdf')
    expect(file.pages[0]).toMatch(/2\s*1\s*8\s*5\s*3\s*7\s*1/u)
    expect(file.statements[0]?.rows.map(({ cells }) => [cells[3], cells[8]])).toEqual([['00000', '+8,000.00'], ['00000', '-5.00'], ['00000', '-8,000.00'], ['00000', '-118.00'], ['00000', '-300.00'], ['00000', '+20,000.00']])
  })
})
