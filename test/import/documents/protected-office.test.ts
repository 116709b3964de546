import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProtectedOffice, unlocked } from '../../../src-main/import/documents/protected-office.ts'
import { parseFile } from '../../../src-main/import/parse-file.ts'
import { readTables } from '../../../src-main/import/read-tables.ts'
import { showDocument } from '../../../src-main/import/show-document.ts'
import { ROOT } from '../../rules/import-graph.ts'
import { paragraph, writeDocx } from './write-document.ts'
import { writeCompound } from './write-compound.ts'
import { protectAgile, protectStandard } from './write-protected.ts'

const document = writeDocx(Array.from({ length: 40 }, (_, index) => paragraph(`虚构执行裁定书第${index}段`)).join(''))
const choice = (...passwords: string[]) => ({ choice: { encoding: null, passwords } })

describe.each([['agile', protectAgile], ['standard', protectStandard]] as const)('a document with %s encryption', (_, protect) => {
  it('opens with its password, found among several, and with no other', async () => {
    const bytes = protect(document, '虚构密码1')
    expect(await parseFile(bytes, '裁定.docx')).toMatchObject({ format: 'encrypted-office', status: 'needs-attention', reasonCode: 'password-protected', reasonDetail: null })
    expect(await parseFile(bytes, '裁定.docx', choice('wrong'))).toMatchObject({ reasonCode: 'password-protected' })
    const opened = await parseFile(bytes, '裁定.docx', choice('wrong', '虚构密码1'))
    expect(opened).toMatchObject({ kind: 'document', format: 'docx', status: 'imported', reasonCode: null, password: '虚构密码1' })
    expect(opened.pages).toEqual((await parseFile(document, '裁定.docx')).pages)
    expect(await showDocument(bytes, '裁定.docx', { form: 'html' }, ['虚构密码1'])).toEqual(await showDocument(document, '裁定.docx', { form: 'html' }))
    expect(await showDocument(bytes, '裁定.docx', { form: 'html' })).toBeNull()
  })

  it('that is only protected against changes opens by itself', async () => {
    expect(await parseFile(protect(document, 'VelvetSweatshop'), '裁定.docx')).toMatchObject({ format: 'docx', status: 'imported', password: null })
  })

  it('never fails on damaged bytes', { timeout: 60_000 }, () => {
    const whole = protect(document, 'x')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = Buffer.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        try {
          expect(typeof openProtectedOffice(bytes, ['x']).ok).toBe('boolean')
        } catch (error) {
          // What the cipher says of parts of a wrong length; the reader lists the file as damaged.
          expect(error).toBeInstanceOf(Error)
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('what cannot be opened with any password', () => {
  it('is named as such', () => {
    expect(openProtectedOffice(Buffer.from('nothing'), [])).toEqual({ ok: false, error: 'damaged' })
    expect(openProtectedOffice(writeCompound({ EncryptionInfo: Buffer.from([4, 0, 3, 0, 0, 0, 0, 0]), EncryptedPackage: Buffer.alloc(5000) }), ['x'])).toEqual({ ok: false, error: 'unknown-encryption' })
    expect(openProtectedOffice(protectAgile(document, 'x', 1000, 1000), ['x'])).toMatchObject({ ok: true })
    expect(openProtectedOffice(protectAgile(document, 'x', 1000, 99_999_999), ['x'])).toEqual({ ok: false, error: 'unknown-encryption' })
    expect(unlocked(document, ['x'])).toBe(document)
  })
})

const samples = join(ROOT, '../shared/data/docx_xlsx')
describe.skipIf(!existsSync(samples))('protected documents of others (skipped where the sample folder is absent)', () => {
  it.each([
    ['msoffcrypto-example_password.docx', 'Password1234_', 'docx', 'Lorem ipsum'],
    ['poi-bug53475-password-is-pass.docx', 'pass', 'docx', 'password protected document'],
    ['poi-protected_passtika.xlsx', 'tika', 'xlsx', 'This is an Encrypted Excel spreadsheet.'],
  ])('%s', async (name, password, format, words) => {
    const bytes = readFileSync(join(samples, name))
    const opened = await parseFile(bytes, name, choice(password))
    expect(opened).toMatchObject({ format, password })
    expect(opened.pages.join('\n')).toContain(words)
    if (format === 'xlsx') expect(readTables(bytes, name, choice(password).choice).length).toBeGreaterThan(0)
  })
})
