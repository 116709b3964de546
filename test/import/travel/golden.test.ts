import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { momentText } from '../../../src-main/domain/values/day.ts'
import type { TravelRow } from '../../../src-main/domain/journeys/journey.ts'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import type { RecognisedTravel } from '../../../src-main/import/parsed-file.ts'
import { TRAVEL_LAYOUTS } from '../../../src-main/import/travel/layout.ts'
import { parseFile } from '../../../src-main/import/parse-file.ts'
import { recogniseTravel } from '../../../src-main/import/travel/recognise.ts'
import type { SourceTable } from '../../../src-main/import/table.ts'
import { asWorkbook } from '../as-workbook.ts'
import { tableOfText } from '../statements/read-fixture.ts'

/** One file for each form of travel record, with invented people; `<form>.<sheet>.csv` where the name of the sheet matters. */
const folder = fileURLToPath(new URL('../../fixtures/travel/', import.meta.url))
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.csv'))
const expectedOf = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name.slice(0, -'.csv'.length)}.expected.json`, 'utf8'))

const sheetOf = (name: string): string | null => name.split('.').slice(1, -1)[0] ?? null
const tableOf = (name: string): SourceTable => ({ ...tableOfText(readFileSync(folder + name, 'utf8')), sheet: sheetOf(name) })

function recognised(table: SourceTable): RecognisedTravel {
  const travel = recogniseTravel(table)
  if (travel === null) throw new Error('not recognised as a travel record')
  return travel
}

/** What a person can check by eye against the file: what is empty or usual is left out. */
function projection(travel: RecognisedTravel): object {
  return { layout: travel.layout, headerLine: travel.headerLine, read: travel.read, furniture: travel.furniture, rejected: travel.rejected.map(({ line, code, value }) => ({ line, code, value })), rows: travel.rows.map(rowProjection) }
}

function rowProjection(row: TravelRow): object {
  const { cells: _cells, at, documents, status, ...rest } = row
  const shown = Object.entries(rest).flatMap(([key, value]): [string, unknown][] => {
    if (value === '' || value === null) return []
    if (typeof value === 'bigint') return [[key, formatYuan(value)]]
    return [[key, typeof value === 'object' && 'day' in value ? momentText(value) : value]]
  })
  return { at: momentText(at), ...Object.fromEntries(shown), ...(status === 'taken' ? {} : { status }), documents: documents.map(({ kind, number }) => `${kind} ${number}`.trim()) }
}

const plain = (travel: RecognisedTravel): unknown => JSON.parse(JSON.stringify(projection(travel)))

describe('travel records of every form against what was read from them by eye', () => {
  it('has a file for each form that is described, and for the unnamed form of each kind', () => {
    const layouts = new Set(fixtures.map((name) => recognised(tableOf(name)).layout))
    expect(TRAVEL_LAYOUTS.map(({ id }) => id).filter((id) => !layouts.has(id))).toEqual([])
  })

  it.each(fixtures)('%s', (name) => {
    const travel = recognised(tableOf(name))
    expect(plain(travel)).toEqual(expectedOf(name))
    expect(travel.read).toBe(travel.rows.length + travel.rejected.length)
  })

  it.each(fixtures)('%s as XLSX', (name) => {
    const table = tableOf(name)
    expect(plain(recognised(asWorkbook(table, 'xlsx', table.sheet ?? '明细')))).toEqual(expectedOf(name))
  })

  it.each(['air-directed.已成行航班.csv', 'hotel-directed.csv', 'rail-directed.csv'])('%s as the old XLS that some returns are under the name of an XLSX', (name) => {
    const table = tableOf(name)
    expect(plain(recognised(asWorkbook(table, 'biff8', table.sheet ?? '明细')))).toEqual(expectedOf(name))
  })
})

/** Tickets that are forms, as text; the same form comes as PDF and OFD. */
const forms = readdirSync(folder).filter((name) => name.endsWith('.txt'))

describe('tickets that are forms', () => {
  it.each(forms)('%s', async (name) => {
    const file = await parseFile(readFileSync(folder + name), name)
    expect(file).toMatchObject({ kind: 'travel-record', format: 'text', status: 'imported' })
    expect(file.pages.join('')).not.toBe('')
    const travel = file.travel.map(plain)
    expect(travel).toEqual(JSON.parse(readFileSync(`${folder}${name.slice(0, -'.txt'.length)}.expected.json`, 'utf8')))
    for (const table of file.travel) expect(table.read).toBe(table.rows.length + table.rejected.length)
  })
})
