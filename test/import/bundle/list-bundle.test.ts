import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CallFailure } from '../../../src-main/contract/errors.ts'
import type { BundleEntry } from '../../../src-main/import/bundle/entry.ts'
import { EntryFailure } from '../../../src-main/import/bundle/entry.ts'
import type { BundleLimits } from '../../../src-main/import/bundle/limits.ts'
import { listBundle } from '../../../src-main/import/bundle/list-bundle.ts'
import { paxRecord, writeTar, writeZip, type ZipMember } from './write-archive.ts'

let folder = ''
let count = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const GBK_NAME = Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4, 0x2e, 0x74, 0x78, 0x74]) // 中文.txt
const GBK_CONTENTS = Uint8Array.from([0xc4, 0xbf, 0xc2, 0xbc, 0x2e, 0x74, 0x78, 0x74]) // 目录.txt, valid UTF-8 by accident

function put(name: string, bytes: Uint8Array): string {
  const path = join(folder, `${(count += 1)}-${name}`)
  writeFileSync(path, bytes)
  return path
}

async function list(path: string, limits: Partial<BundleLimits> = {}): Promise<BundleEntry[]> {
  const entries: BundleEntry[] = []
  for await (const entry of listBundle(path, limits)) entries.push(entry)
  return entries
}

const listZipOf = (members: readonly ZipMember[], limits: Partial<BundleLimits> = {}): Promise<BundleEntry[]> => list(put('a.zip', writeZip(members)), limits)
const text = async (entry: BundleEntry | undefined): Promise<string> => Buffer.from((await entry?.read()) ?? []).toString()
const brief = (entries: readonly BundleEntry[]): string[] => entries.map((entry) => `${entry.path}${entry.problem === null ? '' : ` ${entry.problem}`}`)

async function failure(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => 'did not fail',
    (error: unknown) => error,
  )
}

describe('ZIP archive as bundle', () => {
  it('lists members by path and reads them', async () => {
    const entries = await listZipOf([{ name: 'b/二.txt', content: 'zwei', deflate: true }, { name: 'a.txt', content: 'eins' }, { name: 'b/' }])
    expect(brief(entries)).toEqual(['a.txt', 'b/二.txt'])
    expect(await text(entries[1])).toBe('zwei')
    expect(entries[0]).toMatchObject({ size: 4, modified: '2025-03-15 12:00:00', readable: true })
  })

  it.each([
    ['../x.txt', 'unsafe-path', 'parent-segment'],
    ['a/../../x.txt', 'unsafe-path', 'parent-segment'],
    ['..\\..\\x.txt', 'unsafe-path', 'parent-segment'],
    ['.. /x.txt', 'unsafe-path', 'parent-segment'],
    ['/etc/passwd', 'unsafe-path', 'absolute'],
    ['\\\\server\\share\\x', 'unsafe-path', 'absolute'],
    ['C:/x.txt', 'unsafe-path', 'drive-letter'],
    ['c:x.txt', 'unsafe-path', 'drive-letter'],
    ['a\0b.txt', 'unsafe-path', 'control-character'],
    ['aux.txt', 'unsafe-path', 'device-name'],
    ['x/COM1', 'unsafe-path', 'device-name'],
  ])('refuses the name %j', async (name, problem, detail) => {
    const [entry, good] = (await listZipOf([{ name, content: 'bad' }, { name: '~good.txt', content: 'good' }])).toSorted((left) => (left.readable ? 1 : -1))
    expect(entry).toMatchObject({ problem, detail, readable: false })
    expect(await failure(entry?.read() ?? Promise.resolve())).toMatchObject({ name: 'EntryFailure', reason: problem })
    expect(await text(good)).toBe('good')
  })

  it('takes backslashes as separators where they lead nowhere', async () => {
    expect(brief(await listZipOf([{ name: 'a\\b.txt', content: '1' }, { name: 'a/b.txt', content: '2' }]))).toEqual(['a/b.txt', 'a/b.txt (2)'])
  })

  it('keeps both members of one name', async () => {
    const entries = await listZipOf([{ name: 'a.csv', content: 'one' }, { name: 'a.csv', content: 'two' }, { name: 'a.csv', content: 'three' }])
    expect(brief(entries)).toEqual(['a.csv', 'a.csv (2)', 'a.csv (3)'])
    expect(await Promise.all(entries.map(text))).toEqual(['one', 'two', 'three'])
  })

  it('brings names into one normal form', async () => {
    expect((await listZipOf([{ name: 'e\u0301.txt' }]))[0]?.path).toBe('\u00e9.txt')
  })

  it('reads names in GB18030, also where one alone would pass as UTF-8', async () => {
    const dos = { flags: 0, madeBy: 0 }
    expect(brief(await listZipOf([{ name: GBK_NAME, ...dos }, { name: GBK_CONTENTS, ...dos }]))).toEqual(['中文.txt', '目录.txt'])
    expect(brief(await listZipOf([{ name: GBK_CONTENTS, ...dos }]))).toEqual(['目录.txt'])
    expect(brief(await listZipOf([{ name: Buffer.from('判决书.txt'), flags: 0 }]))).toEqual(['判决书.txt'])
  })

  it.each([
    ['symbolic link', { mode: 0o120777, content: '/etc/passwd' }, 'link-refused'],
    ['device', { mode: 0o020666 }, 'link-refused'],
    ['encrypted member', { flags: 0x801, content: 'x'.repeat(20) }, 'password-protected'],
    ['unknown method', { method: 99, content: 'x' }, 'unsupported-format'],
    ['data beyond the end', { statedPackedSize: 10_000, statedSize: 10_000 }, 'damaged'],
    ['stored with two sizes', { content: 'abc', statedSize: 5 }, 'damaged'],
  ] as const)('refuses a %s', async (_, member, problem) => {
    expect((await listZipOf([{ name: 'x.txt', ...member }]))[0]).toMatchObject({ problem, readable: false })
  })

  it.each([
    ['a wrong sum', { content: 'abc', statedCrc: 1 }, 'checksum'],
    ['more bytes than stated', { content: 'a'.repeat(5000), deflate: true, statedSize: 100 }, 'more-bytes-than-stated'],
    ['fewer bytes than stated', { content: 'abc', deflate: true, statedSize: 100 }, 'fewer-bytes-than-stated'],
  ] as const)('reports %s on reading', async (_, member, detail) => {
    const error = await failure((await listZipOf([{ name: 'x.txt', ...member }]))[0]?.read() ?? Promise.resolve())
    expect(error).toBeInstanceOf(EntryFailure)
    expect(error).toMatchObject({ reason: 'damaged', detail })
  })

  it('refuses a bomb by its ratio without unpacking it, and a lying one by its real bytes', async () => {
    const zeros = Buffer.alloc(11 * 1024 * 1024)
    expect((await listZipOf([{ name: 'bomb', content: zeros, deflate: true }]))[0]).toMatchObject({ problem: 'suspicious-ratio', readable: false })
    const [lying] = await listZipOf([{ name: 'lying', content: zeros, deflate: true, statedSize: 1000 }])
    let seen = 0
    const error = await failure((async () => {
      for await (const chunk of lying?.stream() ?? []) seen += chunk.length
    })())
    expect(error).toMatchObject({ reason: 'damaged' })
    expect(seen).toBeLessThan(100_000)
  })

  it('unpacks members that are too large for one call, and ends lying ones early', async () => {
    const noise = randomBytes(1_500_000)
    const entries = await listZipOf([
      { name: 'deflated', content: noise, deflate: true },
      { name: 'lying', content: Buffer.concat([noise, Buffer.alloc(8_000_000)]), deflate: true, statedSize: 1_600_000 },
      { name: 'stored', content: noise },
      { name: 'wrong', content: noise, deflate: true, statedCrc: 7 },
    ])
    expect(Buffer.from((await entries[0]?.read()) ?? []).equals(noise)).toBe(true)
    expect(Buffer.from((await entries[2]?.read()) ?? []).equals(noise)).toBe(true)
    expect(await failure(entries[3]?.read() ?? Promise.resolve())).toMatchObject({ detail: 'checksum' })
    let seen = 0
    const error = await failure((async () => {
      for await (const chunk of entries[1]?.stream() ?? []) seen += chunk.length
    })())
    expect(error).toMatchObject({ reason: 'damaged', detail: 'more-bytes-than-stated' })
    expect(seen).toBeLessThanOrEqual(1_600_000)
  })

  it('ends quietly where a reader stops in the middle', async () => {
    const [entry] = await listZipOf([{ name: 'a', content: randomBytes(2_000_000), deflate: true }])
    for await (const chunk of entry?.stream() ?? []) {
      expect(chunk.length).toBeGreaterThan(0)
      break
    }
    expect((await entry?.read())?.length).toBe(2_000_000)
  })

  it('refuses many bombs that are each below the limit', async () => {
    const members = Array.from({ length: 12 }, (_, index) => ({ name: `${index}.txt`, content: Buffer.alloc(9 * 1024 * 1024), deflate: true }))
    const entries = await listZipOf([...members, { name: 'real.txt', content: 'kept' }])
    expect(entries.filter((entry) => entry.problem === 'suspicious-ratio')).toHaveLength(12)
    expect(await text(entries.at(-1))).toBe('kept')
  })

  it('refuses members that share their bytes', async () => {
    const entries = await listZipOf([{ name: 'a', content: 'kernel' }, { name: 'b', content: 'kernel', shareWith: 0 }, { name: 'c', content: 'own' }])
    expect(brief(entries)).toEqual(['a suspicious-ratio', 'b suspicious-ratio', 'c'])
  })

  it('holds the limits on number and size', async () => {
    const members = [{ name: 'a', content: 'aaaa' }, { name: 'b', content: 'bbbb' }, { name: 'c', content: 'cccc' }]
    expect(brief(await listZipOf(members, { maxTotalBytes: 8 }))).toEqual(['a', 'b', 'c too-large'])
    expect(brief(await listZipOf(members, { maxEntryBytes: 3 }))).toEqual(['a too-large', 'b too-large', 'c too-large'])
    expect(await failure(listZipOf(members, { maxEntries: 2 }))).toMatchObject({ error: { code: 'bundle-unreadable', details: { reason: 'too-many-files' } } })
  })

  it('opens an archive with bytes behind its end', async () => {
    expect(brief(await list(put('tail.zip', writeZip([{ name: 'a.txt', content: 'x' }], Buffer.from('\r\n')))))).toEqual(['a.txt'])
  })

  it('fails on a damaged or missing bundle', async () => {
    const whole = writeZip([{ name: 'a.txt', content: 'x' }])
    expect(await failure(list(put('cut.zip', whole.subarray(0, whole.length - 30))))).toMatchObject({ error: { code: 'bundle-unreadable' } })
    const missing = await failure(list(join(folder, 'nothing.zip')))
    expect(missing).toBeInstanceOf(CallFailure)
    expect(missing).toMatchObject({ error: { code: 'file-missing' } })
  })

  it('takes a packed folder that holds case.json as the root', async () => {
    expect(brief(await listZipOf([{ name: '案卷/case.json', content: '{}' }, { name: '案卷/a/b.txt' }]))).toEqual(['a/b.txt', 'case.json'])
    expect(brief(await listZipOf([{ name: '案卷/x.txt' }, { name: '案卷/a/b.txt' }]))).toEqual(['案卷/a/b.txt', '案卷/x.txt'])
  })
})

describe('archives in a bundle', () => {
  const inner = writeZip([{ name: 'm/流水.csv', content: 'rows' }, { name: '../out', content: 'x' }])

  it('lists members behind their archive, once nested', async () => {
    const deep = writeZip([{ name: 'inner.zip', content: inner }])
    const entries = await listZipOf([{ name: 'z.txt' }, { name: 'a.zip', content: inner }, { name: 'deep.zip', content: deep }])
    expect(brief(entries)).toEqual(['a.zip', 'a.zip!/../out unsafe-path', 'a.zip!/m/流水.csv', 'deep.zip', 'deep.zip!/inner.zip nested-too-deep', 'z.txt'])
    expect(await text(entries[2])).toBe('rows')
    expect(entries[0]).toMatchObject({ opened: true, readable: true })
    expect(Buffer.from((await entries[4]?.read()) ?? [])).toEqual(inner)
  })

  it('reads members of several archives in any order', async () => {
    const entries = await listZipOf([
      { name: '1.zip', content: writeZip([{ name: 'x', content: 'one' }]), deflate: true },
      { name: '2.zip', content: writeZip([{ name: 'x', content: 'two' }]), deflate: true },
    ])
    expect(await text(entries[3])).toBe('two')
    expect(await text(entries[1])).toBe('one')
    expect(await text(entries[3])).toBe('two')
  })

  it('keeps a damaged archive and names the fault', async () => {
    const entries = await listZipOf([{ name: 'a.zip', content: inner.subarray(0, inner.length - 25) }, { name: 'b.txt', content: 'b' }])
    expect(brief(entries)).toEqual(['a.zip damaged', 'b.txt'])
    expect(entries[0]?.readable).toBe(true)
  })

  it('counts nested members against the limits', async () => {
    const entries = await listZipOf([{ name: 'a.zip', content: inner }], { maxEntries: 2 })
    expect(brief(entries)).toEqual(['a.zip too-many-files'])
    expect(brief(await listZipOf([{ name: 'a.zip', content: inner }], { maxUnpackedArchiveBytes: 50 }))).toEqual(['a.zip too-large'])
  })
})

describe('tar and gzip', () => {
  it('lists members of a tar with long and foreign names, links refused', async () => {
    const long = `${'长'.repeat(40)}/判决书.txt`
    const tar = writeTar([
      { name: 'folder/', type: '5' },
      { name: 'PaxHeader', type: 'x', content: paxRecord('path', long) },
      { name: 'short', content: 'pax' },
      { name: '././@LongLink', type: 'L', content: `gnu/${'n'.repeat(120)}.txt\0` },
      { name: 'cut', content: 'gnu' },
      { name: GBK_NAME, content: 'gbk' },
      { name: 'link', type: '2' },
      { name: 'hard', type: '1' },
      { name: '../up', content: 'x' },
    ])
    const entries = await list(put('a.tar', tar))
    expect(brief(entries)).toEqual(['../up unsafe-path', `gnu/${'n'.repeat(120)}.txt`, 'hard link-refused', 'link link-refused', '中文.txt', long])
    expect(await text(entries[5])).toBe('pax')
    expect(await text(entries[1])).toBe('gnu')
    expect(entries[4]?.modified).toBe('2023-11-15 06:13:20')
    expect(brief(await list(put('a.tar.gz', gzipSync(tar))))).toEqual(brief(entries))
  })

  it('stops at a damaged header and refuses what is cut off', async () => {
    const tar = writeTar([{ name: 'a', content: 'x' }, { name: 'b', content: 'y' }])
    tar[1024 + 3] = 0x58
    expect(await failure(list(put('bad.tar', tar)))).toMatchObject({ error: { details: { reason: 'damaged' } } })
    expect(brief(await list(put('cut.tar', writeTar([{ name: 'a', statedSize: 5000 }]))))).toEqual(['a damaged'])
  })

  it('opens a lone gzip file and refuses a gzip bomb', async () => {
    const entries = await list(put('x.csv.gz', gzipSync('a,b')))
    expect(entries[0]?.path).toMatch(/-x\.csv$/u)
    expect(await text(entries[0])).toBe('a,b')
    expect(await failure(list(put('bomb.gz', gzipSync(Buffer.alloc(20 * 1024 * 1024)))))).toMatchObject({ error: { details: { reason: 'suspicious-ratio' } } })
  })
})

describe('folder', () => {
  it('lists files by path, refuses links, opens archives where they lie', async () => {
    const root = join(folder, 'tree')
    mkdirSync(join(root, '卷一', '空'), { recursive: true })
    writeFileSync(join(root, '卷一', '判决书.txt'), '正文')
    writeFileSync(join(root, 'a.zip'), writeZip([{ name: 'x.txt', content: 'in' }]))
    symlinkSync('/etc/passwd', join(root, 'link.txt'))
    symlinkSync('/etc', join(root, 'links'))
    const entries = await list(root)
    expect(brief(entries)).toEqual(['a.zip', 'a.zip!/x.txt', 'link.txt link-refused', 'links link-refused', '卷一/判决书.txt'])
    expect(await text(entries[1])).toBe('in')
    expect(await text(entries[4])).toBe('正文')
    expect(brief(await list(root))).toEqual(brief(entries))
  })

  it('reads names that are no UTF-8', async () => {
    const root = join(folder, 'bytes')
    mkdirSync(root)
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), GBK_NAME]), 'gbk')
    const entries = await list(root)
    expect(brief(entries)).toEqual(['中文.txt'])
    expect(await text(entries[0])).toBe('gbk')
  })

  it('lists a file that may not be read and fails on reading it', async () => {
    const root = join(folder, 'locked')
    mkdirSync(root)
    writeFileSync(join(root, 'a.txt'), 'x')
    const [entry] = await list(root)
    rmSync(join(root, 'a.txt'))
    expect(await failure(entry?.read() ?? Promise.resolve())).toMatchObject({ reason: 'unreadable-file', detail: 'ENOENT' })
    writeFileSync(join(root, 'a.txt'), 'x')
    chmodSync(join(root, 'a.txt'), 0o000)
    if (process.getuid?.() !== 0) expect(await failure(entry?.read() ?? Promise.resolve())).toMatchObject({ reason: 'unreadable-file' })
    rmSync(join(root, 'a.txt'))
    symlinkSync('/etc/passwd', join(root, 'a.txt'))
    expect(await failure(entry?.read() ?? Promise.resolve())).toMatchObject({ name: 'EntryFailure' })
  })

  it('takes a single file as a bundle of one', async () => {
    const path = put('只有一份.txt', Buffer.from('x'))
    expect((await list(path))[0]).toMatchObject({ size: 1, readable: true })
  })
})

describe('BagIt', () => {
  const hash = (algorithm: string, content: string): string => createHash(algorithm).update(content).digest('hex')
  const bag = (payload: Record<string, string>, manifest: string, extra: readonly ZipMember[] = []): readonly ZipMember[] => [
    { name: 'bag/bagit.txt', content: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
    { name: 'bag/manifest-sha256.txt', content: manifest },
    ...Object.entries(payload).map(([path, content]) => ({ name: `bag/${path}`, content })),
    ...extra,
  ]

  it('keeps payload paths and names what differs, is not named, or is missing', async () => {
    const manifest = [
      `${hash('sha256', 'good')}  data/good.txt`,
      `${hash('sha256', 'sent')} *data/卷/changed%0A.txt`,
      `${hash('sha256', 'gone').toUpperCase()}\tdata/missing.txt`,
      '',
    ].join('\r\n')
    const entries = await listZipOf(bag({ 'data/good.txt': 'good', 'data/卷/changed.txt': 'x', 'data/extra.txt': 'e' }, manifest.replace('%0A', '')))
    expect(brief(entries)).toEqual([
      'bagit.txt',
      'data/extra.txt checksum-mismatch',
      'data/good.txt',
      'data/missing.txt unreadable-file',
      'data/卷/changed.txt checksum-mismatch',
      'manifest-sha256.txt',
    ])
    expect(entries[4]).toMatchObject({ detail: 'sha256', readable: true })
    expect(await text(entries[4])).toBe('x')
    expect(entries[3]).toMatchObject({ detail: 'missing-from-bag', readable: false })
  })

  it('checks every algorithm and the tag files', async () => {
    const manifest = `${hash('sha256', 'a')}  data/a`
    const extra = [
      { name: 'bag/manifest-md5.txt', content: `${hash('md5', 'other')}  data/a` },
      { name: 'bag/tagmanifest-sha512.txt', content: `${hash('sha512', manifest)}  manifest-sha256.txt\n${hash('sha512', 'x')}  bagit.txt` },
    ]
    const entries = await listZipOf(bag({ 'data/a': 'a' }, manifest, extra))
    expect(brief(entries).filter((line) => line.includes(' '))).toEqual(['bagit.txt checksum-mismatch', 'data/a checksum-mismatch'])
    expect(entries.find((entry) => entry.path === 'data/a')?.detail).toBe('md5')
  })

  it('reads a bag that lies open in a folder', async () => {
    const root = join(folder, 'open-bag')
    mkdirSync(join(root, 'data'), { recursive: true })
    writeFileSync(join(root, 'bagit.txt'), 'BagIt-Version: 1.0\n')
    writeFileSync(join(root, 'data', 'a.txt'), 'a')
    writeFileSync(join(root, 'manifest-sha512.txt'), `${hash('sha512', 'a')}  data/a.txt\n`)
    expect(brief(await list(root))).toEqual(['bagit.txt', 'data/a.txt', 'manifest-sha512.txt'])
  })
})

const samples = '../shared/data/zip'
describe.skipIf(!existsSync(samples))('real and hostile samples (skipped where the sample folder is absent)', () => {
  it('all end in a listing or a refusal', async () => {
    for (const name of readdirSync(samples).filter((file) => file.endsWith('.zip'))) {
      const started = performance.now()
      const outcome = await list(join(samples, name)).then(
        async (entries) => await Promise.all(entries.map((entry) => failure(entry.read()))),
        (error: unknown) => [error],
      )
      for (const result of outcome) {
        if (result === 'did not fail') continue
        expect(result instanceof EntryFailure || result instanceof CallFailure, `${name}: ${String(result)}`).toBe(true)
      }
      expect(performance.now() - started, name).toBeLessThan(5000)
    }
  })
})

describe('a message', () => {
  const part = (name: string, content: Uint8Array | string): string[] => [`Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64', '', Buffer.from(content).toString('base64')]
  const mailWith = (mark: string, ...parts: readonly string[][]): string =>
    ['From: a@b', 'Subject: x', `Content-Type: multipart/mixed; boundary=${mark}`, '', ...parts.flatMap((lines) => [`--${mark}`, ...lines]), `--${mark}--`].join('\r\n')
  const mail = (...parts: readonly string[][]): string => mailWith('B', ...parts)

  it('is listed with the files that came with it, an archive among them opened, whatever their names', async () => {
    const zip = writeZip([{ name: '流水.csv', content: 'a' }, { name: '深.zip', content: writeZip([{ name: 'b' }]) }])
    const forwarded = mailWith('Bb', part('内.txt', '内容'))
    const folderOfMail = mkdtempSync(join(folder, 'mail-'))
    writeFileSync(join(folderOfMail, '信.eml'), mail(part('清单.txt', '虚构清单'), part('清单.txt', '二'), part('../../出去.txt', 'x'), part('附件.zip', zip), ['Content-Type: message/rfc822', '', forwarded]))
    const entries = await list(folderOfMail)
    expect(brief(entries)).toEqual([
      '信.eml', '信.eml!/.._.._出去.txt', '信.eml!/message.eml', '信.eml!/message.eml!/内.txt', '信.eml!/清单.txt', '信.eml!/清单.txt (2)',
      '信.eml!/附件.zip', '信.eml!/附件.zip!/流水.csv', '信.eml!/附件.zip!/深.zip nested-too-deep',
    ])
    expect(entries.map((entry) => entry.opened)).toEqual([false, false, false, false, false, false, true, false, false])
    expect(await text(entries[4])).toBe('虚构清单')
    expect(await text(entries[3])).toBe('内容')
  })

  it('in a message in a message ends somewhere', async () => {
    let inner = mail(part('a.txt', 'x'))
    for (let depth = 0; depth < 6; depth += 1) inner = mailWith(`B${depth}`, ['Content-Type: message/rfc822', '', inner])
    const entries = await list(put('tief.eml', Buffer.from(inner)))
    expect(entries.map((entry) => entry.problem)).toEqual([null, null, null, 'nested-too-deep'])
  })
})
