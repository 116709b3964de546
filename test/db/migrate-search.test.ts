import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CURRENT_VERSION, MIGRATIONS } from '../../src-main/db/migrate.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseProblems } from '../../src-main/db/integrity.ts'
import { countPassages, findPassages } from '../../src-main/db/search.ts'
import { matchOf, readQuery } from '../../src-main/domain/search/query.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const sha = (letter: string): string => letter.repeat(64)
const SEP = '\u001f'
const VERSION = MIGRATIONS.find((step) => step.fill !== undefined)?.version ?? 0

/** A case file of the version before: a corrected scan, a statement with a row that repeats another, a journey. Its index holds nothing, so that what is found was filled in. */
function caseBefore(path: string): void {
  const database = databaseAtVersion(path, VERSION - 1)
  database.exec(`
    INSERT INTO original (sha256, sm3, size) VALUES ('${sha('a')}', NULL, 3), ('${sha('b')}', NULL, 3), ('${sha('c')}', NULL, 3);
    INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${sha('a')}', 0, x'010203'), ('${sha('b')}', 0, x'010203'), ('${sha('c')}', 0, x'010203');
    INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, pages, pages_without_text, imported_at) VALUES
      (1, '笔录.pdf', '${sha('a')}', 3, '笔录', 'document', 'pdf', 'application/pdf', 'imported', 1, 1, '2026-01-01T08:00:00+08:00'),
      (2, '流水.csv', '${sha('b')}', 3, '流水', 'bank-statement', 'csv', 'text/csv', 'imported', 0, 0, '2026-01-01T08:00:00+08:00'),
      (3, '出入境.csv', '${sha('c')}', 3, '出入境', 'travel-record', 'csv', 'text/csv', 'imported', 0, 0, '2026-01-01T08:00:00+08:00');
    INSERT INTO page (file, number, text, recognised) VALUES (1, 1, '轉移 財 產', 1);
    INSERT INTO recognised_page (file, page, state, model, at) VALUES (1, 1, 'done', 'M 1', '2026-01-01T08:00:00+08:00');
    INSERT INTO recognised_line (file, page, line, row, text, confidence, doubtful, x, y, width, height) VALUES (1, 1, 1, 1, '转栘财产', 0.9, '[]', 1, 1, 1, 1);
    INSERT INTO line_correction (file, page, line, text, reviewer, at) VALUES (1, 1, 1, '轉移 財 產', '虚构审查人', '2026-01-01T08:00:00+08:00');
    INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected) VALUES
      (1, 2, 0, 'statement', 'bank-statement', 'bank', 'oldest-first', 1, '[]', '{}', 2, 1, 1, 0),
      (2, 3, 0, 'travel', 'border-crossing', NULL, NULL, 1, '[]', '{}', 1, 1, 0, 0);
    INSERT INTO ledger_row (id, source_table, account, line, position, duplicate_of, day, direction, amount, reversal, balance_proof, currency, outcome, kind, refunded, own_numbers, own_name,
        counterparty_name, counterparty_number, counterparty_document, counterparty_bank, memo, merchant, channel, type_text, status_text, cash, cells)
      VALUES (1, 1, 'a1', 2, 0, NULL, '2024-05-01', 'out', 123456, 0, 'none', 'CNY', 'done', 'ordinary', 0, '6217000000000000001', '佘虚构', '虚构商行', '', '', '', '', '', '', '', '', 0, '6217000000000000001${SEP}佘虚构${SEP}2024-05-01${SEP}1,234.56${SEP}9,999.99${SEP}虚构商行'),
             (2, 1, 'a1', 3, 1, 1, '2024-05-01', 'out', 123456, 0, 'none', 'CNY', 'done', 'ordinary', 0, '6217000000000000001', '佘虚构', '虚构商行', '', '', '', '', '', '', '', '', 0, '6217000000000000001${SEP}佘虚构${SEP}2024-05-01${SEP}1,234.56${SEP}9,999.99${SEP}虚构商行');
    INSERT INTO journey_row (id, source_table, line, mode, day, traveller, status, body, cells) VALUES (1, 2, 2, 'border', '2024-05-02', '佘虚构', 'taken', '{"documents":[{"number":"E00000001"}]}', '出境${SEP}虚构口岸');
    INSERT INTO search_entry (id, kind, file, page, line) VALUES (1, 'page', 1, 1, NULL), (2, 'journey', 3, NULL, 2);
  `)
  database.close()
}

describe('the index of a case file of the version before', () => {
  it('is filled anew from its pages and rows', () => {
    caseBefore(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(database.pragma('user_version', { simple: true })).toBe(CURRENT_VERSION)
    const found = (typed: string): string[] => {
      const query = readQuery(typed)
      if (!query.ok) throw new Error(query.error)
      return findPassages(database, matchOf(query.value), 50).map((each) => [each.kind, each.path, each.page ?? each.line].join(' '))
    }
    expect(found('转移财产')).toEqual(['page 笔录.pdf 1'])
    expect(found('转栘')).toEqual(['page 笔录.pdf 1'])
    expect(found('商行')).toEqual(['row 流水.csv 2'])
    expect(found('1234.56')).toEqual(['row 流水.csv 2'])
    // Balances and days are not indexed, and whose account it is stands once.
    expect([found('9999.99'), found('2024-05-01')]).toEqual([[], []])
    expect(found('佘虚构')).toEqual(['journey 出入境.csv 2', 'row 流水.csv 2'])
    expect(found('E00000001')).toEqual(['journey 出入境.csv 2'])
    expect([countPassages(database, 'rows', '"商 行"'), countPassages(database, 'entries', '"商 行"')]).toEqual([1, 0])
    expect(databaseProblems(database).filter((problem) => problem.target === 'triggers')).toEqual([])
    expect(() => database.exec("INSERT INTO saved_search_revision (id, body, reviewer, at) VALUES ('urn:uuid:1', '{}', '', ''); UPDATE saved_search_revision SET body = NULL")).toThrow('a revision never changes')
    closeCaseFile(file)
  })
})
