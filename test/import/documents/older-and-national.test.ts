import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openCompoundFile } from '../../../src-main/import/documents/compound-file.ts'
import { readDoc } from '../../../src-main/import/documents/doc-text.ts'
import { readOfd } from '../../../src-main/import/documents/ofd-text.ts'
import { writeZip } from '../bundle/write-archive.ts'
import { writeCompound, writeDoc } from './write-compound.ts'

describe('compound file', () => {
  it('gives streams by name', () => {
    const file = openCompoundFile(writeCompound({ A: Buffer.alloc(5000, 1), B: Buffer.from('b') }))
    expect(file?.stream('A')?.every((byte) => byte === 1)).toBe(true)
    expect(file?.stream('A')).toHaveLength(5000)
    expect(Buffer.from(file?.stream('B') ?? []).toString('latin1', 0, 2)).toBe('b\0')
    expect(file?.stream('C')).toBeNull()
    expect(openCompoundFile(Buffer.from('no'))).toBeNull()
  })

  it('ends on chains that bite their tails', () => {
    const bytes = writeCompound({ A: Buffer.alloc(5000, 1) })
    for (let index = 0; index < 20; index += 1) bytes.writeUInt32LE(1, 512 + index * 4)
    expect(() => openCompoundFile(bytes)?.stream('A')).not.toThrow()
  })

  it('never fails on damaged bytes', () => {
    const whole = writeDoc(['abc', '判决书'])
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }), fc.nat(whole.length), (changes, length) => {
        const bytes = Buffer.from(whole)
        for (const [at, value] of changes) if (at > 7) bytes[at] = value
        expect(typeof readDoc(bytes.subarray(0, length)).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })
})

describe('DOC', () => {
  it('reads pieces of both kinds, cells, fields and breaks', () => {
    const doc = writeDoc(['Title\r', '民事判决书\r甲\u0007乙\u0007\u0007丙\u0007丁\u0007\u0007', 'a\u0013 HYPERLINK "x" \u0014link\u0015\u000bb\u0001\r'])
    expect(readDoc(doc)).toMatchObject({ ok: true, value: { pages: ['Title\n民事判决书\n甲\t乙\n丙\t丁\nalink\nb'], pagesWithoutText: 0 } })
  })

  it('leaves headers out', () => {
    expect(readDoc(writeDoc(['正文\r', 'head'], { headers: 4 }))).toMatchObject({ value: { pages: ['正文'] } })
  })

  it('names passwords, older versions and damage', () => {
    expect(readDoc(writeDoc(['x'], { flags: 0x0100 }))).toMatchObject({ error: { reason: 'password-protected' } })
    expect(readDoc(writeDoc(['x'], { version: 0x65 }))).toMatchObject({ error: { reason: 'needs-conversion' } })
    expect(readDoc(writeCompound({ WordDocument: Buffer.alloc(5000) }))).toMatchObject({ error: { reason: 'needs-conversion' } })
    expect(readDoc(Buffer.alloc(10))).toMatchObject({ error: { reason: 'damaged' } })
  })

  it('refuses a text that repeats its pieces beyond the file', () => {
    expect(readDoc(writeDoc(['甲'.repeat(2000)], { repeat: 20 }))).toMatchObject({ error: { reason: 'damaged' } })
  })
})

describe('OFD', () => {
  const text = (y: number, words: string): string => `<ofd:TextObject Boundary="10 ${y} 100 5"><ofd:TextCode X="0" Y="4" DeltaX="5 5">${words}</ofd:TextCode></ofd:TextObject>`
  const ofd = (pages: readonly string[], extra: readonly { name: string; content: string }[] = []): Buffer =>
    writeZip([
      { name: 'OFD.xml', content: '<ofd:OFD><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>' },
      {
        name: 'Doc_0/Document.xml',
        content: `<ofd:Document><ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></ofd:CommonData><ofd:Pages>${pages.map((_, index) => `<ofd:Page ID="${index}" BaseLoc="Pages/P${index}.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
      },
      ...pages.map((content, index) => ({ name: `Doc_0/Pages/P${index}.xml`, content: `<ofd:Page>${content}</ofd:Page>`, deflate: true })),
      ...extra,
    ])

  it('reads text codes by page and line', async () => {
    const bytes = ofd([text(10, '路桥') + text(10.5, '&lt;2024&gt;') + text(20, '<![CDATA[第二行]]>'), ''])
    expect(await readOfd(bytes)).toMatchObject({ ok: true, value: { pages: ['路桥<2024>\n第二行', ''], pagesWithoutText: 1, fault: null } })
  })

  it('puts the template of a page before it', async () => {
    const bytes = ofd([`<ofd:Template TemplateID="9"/>${text(10, '金额')}`], [{ name: 'Doc_0/Tpls/T.xml', content: `<ofd:Page>${text(5, '发票')}</ofd:Page>` }])
    expect(await readOfd(bytes)).toMatchObject({ value: { pages: ['发票\n金额'] } })
  })

  it('names damage and bombs', async () => {
    expect(await readOfd(writeZip([{ name: 'OFD.xml', content: '<x/>' }]))).toMatchObject({ error: { reason: 'damaged' } })
    expect(await readOfd(Buffer.from('PK'))).toMatchObject({ error: { reason: 'damaged' } })
    expect(await readOfd(ofd([' '.repeat(12 * 1024 * 1024)]))).toMatchObject({ error: { reason: 'suspicious-ratio' } })
  })
})

const samples = '../shared/data'
describe.skipIf(!existsSync(samples))('real samples (skipped where the sample folder is absent)', () => {
  it('reads an official letter in OFD and a table in Word 97', async () => {
    const letter = await readOfd(readFileSync(`${samples}/ofd/n.ofd`))
    expect(letter.ok && letter.value.pages[0]).toContain('关于同意张阿三同志辞职的批复\n区中医院：')
    const doc = readDoc(readFileSync(`${samples}/docx_xlsx/poi-simple-table.doc`))
    expect(doc.ok && doc.value.pages[0]).toContain('Cell 1,1\tCell 1,2\tCell 1,3\nCell 2,1')
  })
})
