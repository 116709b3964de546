import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../../src-main/import/parse-file.ts'
import { projection } from '../statements/read-fixture.ts'

const folder = fileURLToPath(new URL('../../fixtures/exchange-formats/', import.meta.url))
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.json'))

describe('exchange formats against what was read from them by eye', () => {
  it('has a file for each format', () => {
    expect(fixtures.map((name) => name.replace(/^[^.]*\./u, '')).toSorted()).toEqual(['camt053.xml', 'mt940', 'ofx', 'ofx', 'qif'])
  })

  it.each(fixtures)('%s', async (name) => {
    const file = await parseFile(readFileSync(folder + name), name)
    const seen = { kind: file.kind, format: file.format, status: file.status, reasonCode: file.reasonCode, statements: file.statements.map(projection) }
    expect(JSON.parse(JSON.stringify(seen))).toEqual(JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8')))
    expect(file.pages).toHaveLength(1)
    for (const statement of file.statements) {
      expect(statement.read).toBe(statement.rows.length + statement.rejected.length)
      // A cited line is the line of the record in the original.
      const lines = (file.pages[0] ?? '').split('\n')
      for (const { line } of [...statement.rows, ...statement.rejected]) expect(lines[line - 1]).toMatch(/:61:|<STMTTRN>|^D\d|<Ntry>|<TxDtls>/u)
    }
  })
})
