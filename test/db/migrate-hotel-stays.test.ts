import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseProblems } from '../../src-main/db/integrity.ts'
import { journeyInserter, loadJourneys } from '../../src-main/db/journeys.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import type { HotelRow } from '../../src-main/domain/journeys/journey.ts'
import { day } from '../../src-main/domain/values/day.ts'
import { fen } from '../../src-main/domain/values/money.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const sha = 'a'.repeat(64)
const crossing = JSON.stringify({ mode: 'border', line: 4, at: { day: '2024-05-01', time: null }, travellerName: '甄虚构', documents: [], status: 'taken', statusText: '', direction: 'exit', port: '虚构口岸', destination: '', carrier: '' })
const stay: HotelRow = {
  mode: 'hotel', line: 2, at: { day: day('2024-05-02'), time: '14:30:00' }, travellerName: '甄虚构', documents: [{ kind: '护照', number: 'EX0000001' }], status: 'taken', statusText: '',
  hotel: '虚构大酒店', place: '虚构路 1 号', room: '1808', until: { day: day('2024-05-04'), time: null }, fare: fen(137600n), cells: ['甄虚构', '虚构大酒店'],
}

/** A case file of the version before: a border record of three rows in a PDF, the last of them a repetition of the first. */
function caseOfVersionFifteen(path: string): void {
  const database = databaseAtVersion(path, 15)
  database.exec(`
    INSERT INTO original (sha256, sm3, size) VALUES ('${sha}', NULL, 3);
    INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${sha}', 0, x'010203');
    INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, pages, pages_without_text, imported_at)
      VALUES (1, '出入境.pdf', '${sha}', 3, '出入境', 'travel-record', 'border-crossing-pdf', 'application/pdf', 'imported', 2, 0, '2026-01-01T08:00:00+08:00');
    INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected)
      VALUES (1, 1, 0, 'travel', 'border-crossing', NULL, NULL, 3, '[]', '{}', 3, 2, 1, 0);
  `)
  const insert = database.prepare("INSERT INTO journey_row (id, source_table, line, page, duplicate_of, mode, day, traveller, status, body, cells) VALUES (?, 1, ?, ?, ?, 'border', '2024-05-01', '甄虚构', 'taken', ?, '出境')")
  insert.run(7, 4, 1, null, crossing)
  insert.run(8, 5, 2, null, crossing.replace('虚构口岸', '另一口岸').replace('"line":4', '"line":5'))
  insert.run(9, 6, 2, 7, crossing)
  database.close()
}

describe('a case file of the version before hotel stays', () => {
  it('keeps its journeys with their numbers, pages and repetitions, and takes stays', () => {
    caseOfVersionFifteen(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(database.prepare('SELECT id, line, page, duplicate_of AS repeats FROM journey_row ORDER BY id').all()).toEqual([{ id: 7, line: 4, page: 1, repeats: null }, { id: 8, line: 5, page: 2, repeats: null }, { id: 9, line: 6, page: 2, repeats: 7 }])
    database.exec("INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected) VALUES (2, 1, 1, 'travel', 'hotel-directed', NULL, NULL, 1, '[]', '{}', 1, 1, 0, 0)")
    journeyInserter(database)(2, null, stay)
    expect(loadJourneys(database).map(({ mode, line }) => [mode, line])).toEqual([['border', 4], ['border', 5], ['hotel', 2]])
    expect(loadJourneys(database)[2]).toMatchObject({ hotel: '虚构大酒店', room: '1808', until: { day: '2024-05-04', time: null }, fare: 137600n, path: '出入境.pdf' })
    closeCaseFile(file)
  })

  it('keeps its guards: rows never change, repetitions name rows that are there, modes are known', () => {
    caseOfVersionFifteen(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(() => database.exec("UPDATE journey_row SET traveller = '程样本'")).toThrow('a row of a travel record never changes')
    expect(() => database.exec('DELETE FROM journey_row')).toThrow('a row of a travel record is never removed')
    expect(() => database.exec('UPDATE journey_row SET duplicate_of = 99 WHERE id = 9')).toThrow('FOREIGN KEY')
    expect(() => database.exec("INSERT INTO journey_row (source_table, line, mode, day, traveller, status, body, cells) VALUES (1, 9, 'coach', '2024-05-01', '', 'taken', '{}', '')")).toThrow('CHECK')
    expect(databaseProblems(database).filter(({ target }) => !target.startsWith('出入境'))).toEqual([])
    closeCaseFile(file)
  })
})
