import * as fc from 'fast-check'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CallFailure } from '../../../src-main/contract/errors.ts'
import { createSpool } from '../../../src-main/files/spool.ts'
import { EntryFailure, type BundleEntry } from '../../../src-main/import/bundle/entry.ts'
import type { BundleLimits } from '../../../src-main/import/bundle/limits.ts'
import { listBundle } from '../../../src-main/import/bundle/list-bundle.ts'
import { ROOT } from '../../rules/import-graph.ts'
import { writeZip } from './write-archive.ts'

const fixture = (name: string): string => join(ROOT, 'test/fixtures/seven-zip', name)
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seven-zip-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function list(path: string, limits: Partial<BundleLimits> = {}): Promise<BundleEntry[]> {
  const entries: BundleEntry[] = []
  for await (const entry of listBundle(path, limits)) entries.push(entry)
  return entries
}
const brief = (entries: readonly BundleEntry[]): string[] => entries.map((entry) => [entry.path, entry.problem, entry.detail].filter((part) => part !== null).join(' '))
const text = async (entry: BundleEntry | undefined, encoding = 'utf-8'): Promise<string> => new TextDecoder(encoding).decode(await entry?.read())

const LISTED = ['空.txt', '证据/流水.csv', '证据/笔录.txt', '链接 link-refused symbolic-link']

describe('7z archive', () => {
  it.each(['lzma2', 'lzma', 'odd', 'copy', 'delta', 'deflate', 'single'])('packed as %s is listed with its links, and its members are read', async (method) => {
    const entries = await list(fixture(`${method}.7z`))
    expect(brief(entries)).toEqual(LISTED)
    const [empty, statement, record] = entries
    expect(empty?.size).toBe(0)
    expect(await text(empty)).toBe('')
    const lines = (await text(statement, 'gb18030')).split('\r\n')
    expect(lines).toHaveLength(401)
    expect(lines.at(-1)).toBe('2024-01-08 08:00:00,6200000000000001,399.50,出,虚构商行,S399')
    expect(await text(record)).toBe('虚构笔录\n'.repeat(3))
    expect(record?.modified).toMatch(/^2026-\d\d-\d\d \d\d:\d\d:\d\d$/u)
  })

  it('names the method that is not known, and a password', async () => {
    expect(brief(await list(fixture('ppmd.7z')))).toEqual(['空.txt', '证据/流水.csv unsupported-format 7z-method-PPMd', '证据/笔录.txt unsupported-format 7z-method-PPMd', '链接 link-refused symbolic-link'])
    expect(brief(await list(fixture('locked.7z')))).toEqual(['空.txt', '证据/流水.csv password-protected', '证据/笔录.txt password-protected', '链接 link-refused symbolic-link'])
    await expect(list(fixture('locked-names.7z'))).rejects.toMatchObject({ error: { code: 'bundle-unreadable', details: { reason: 'password-protected' } } })
  })

  it('refuses bombs, names that lead outside, and what is over the limits', async () => {
    expect(brief(await list(fixture('bomb.7z')))).toEqual(['zeros.bin suspicious-ratio'])
    const escaping = brief(await list(fixture('escape.7z')))
    expect(escaping.filter((line) => line.includes(' unsafe-path '))).toHaveLength(3)
    expect(escaping).toContain('gut.txt')
    await expect(list(fixture('lzma2.7z'), { maxEntries: 2 })).rejects.toMatchObject({ error: { details: { reason: 'too-many-files' } } })
    await expect(list(fixture('lzma2.7z'), { maxUnpackedArchiveBytes: 100 })).rejects.toMatchObject({ error: { details: { reason: 'too-large' } } })
    expect(brief(await list(fixture('lzma2.7z'), { maxEntryBytes: 1000 }))).toContain('证据/流水.csv too-large')
  })

  it('stays closed inside another archive inside the bundle', async () => {
    const bundle = join(folder, 'bundle.zip')
    writeFileSync(bundle, writeZip([{ name: '外.7z', content: readFileSync(fixture('nested.7z')) }, { name: '内.7z', content: readFileSync(fixture('lzma2.7z')) }]))
    expect(brief(await list(bundle))).toEqual(['内.7z', ...LISTED.map((line) => `内.7z!/${line}`), '外.7z', '外.7z!/copy.7z nested-too-deep'])
  })

  it('lists what is damaged as damaged, and reads the rest', async () => {
    const bytes = readFileSync(fixture('single.7z'))
    bytes[40] = (bytes[40] ?? 0) ^ 0xff
    const path = join(folder, 'damaged.7z')
    writeFileSync(path, bytes)
    const outcomes = await Promise.all((await list(path)).map((entry) => entry.read().then(() => 'read', (error: EntryFailure) => error.reason)))
    expect(outcomes.toSorted()).toEqual(['damaged', 'link-refused', 'read', 'read'])
  })

  it('ends in a listing or a refusal, whatever the bytes', { timeout: 120_000 }, async () => {
    const path = join(folder, 'random.7z')
    const whole = readFileSync(fixture('lzma.7z'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }), fc.boolean(), async (changes, tail) => {
        const bytes = Buffer.from(whole)
        // The header lies at the end and is checked by a sum that stands at the start: it is left right half of the time.
        for (const [at, value] of changes) bytes[tail ? at : 32 + (at % 1000)] = value
        writeFileSync(path, bytes)
        try {
          for (const entry of await list(path)) {
            await entry.read().then((read) => expect(read.length).toBe(entry.size), (error: unknown) => expect(error).toBeInstanceOf(EntryFailure))
          }
        } catch (error) {
          expect(error).toBeInstanceOf(CallFailure)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('a big archive inside an archive', () => {
  it('is put aside out of the memory, unreadable on the disk, and read from there', async () => {
    const inner = writeZip([{ name: '大.bin', content: new Uint8Array(40_000_000).fill(7) }, { name: '小.txt', content: '虚构' }])
    const path = join(folder, 'outer.zip')
    writeFileSync(path, writeZip([{ name: '内.zip', content: inner }]))
    const place = mkdtempSync(join(folder, 'spool-'))
    const spool = createSpool(place)
    try {
      const entries: BundleEntry[] = []
      for await (const entry of listBundle(path, {}, spool)) entries.push(entry)
      expect(brief(entries)).toEqual(['内.zip', '内.zip!/大.bin', '内.zip!/小.txt'])
      expect(await text(entries[2])).toBe('虚构')
      expect(Buffer.from((await entries[1]?.read()) ?? []).equals(Buffer.alloc(40_000_000, 7))).toBe(true)
      // Where the system allows it, nothing has a name there.
      if (process.platform !== 'win32') expect(readdirSync(place)).toEqual([])
    } finally {
      await spool.close()
    }
    expect(readdirSync(place)).toEqual([])
  })

  it('comes back from the spool in any range', async () => {
    const spool = createSpool(folder)
    const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 13) % 251)
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777)
    }
    try {
      await spool.keep(pieces())
      const kept = await spool.keep(pieces())
      expect(kept.size).toBe(bytes.length)
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length), fc.nat(bytes.length), async (left, right) => {
          const [from, to] = left <= right ? [left, right] : [right, left]
          expect(Buffer.from(await kept.read(from, to)).equals(bytes.subarray(from, to))).toBe(true)
        }),
      )
    } finally {
      await spool.close()
    }
  })
})
