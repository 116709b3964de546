import { read as readBook } from '@e965/xlsx'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import expected from './expected.json' with { type: 'json' }

const root = new URL('../../', import.meta.url)
const bundle = new URL('resources/sample-case/', root)
const read = (path: string): Buffer => readFileSync(new URL(path.split('/').map(encodeURIComponent).join('/'), bundle))
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function filesIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder === '' ? '.' : `${encodeURIComponent(folder)}/`, bundle), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

/** Check sum of card numbers (ISO/IEC 7812): ten times something for every real card. */
const cardSum = (number: string): number =>
  [...number].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)

describe('the sample bundle', () => {
  it('holds the files that were written, byte for byte, and no other', () => {
    const found = filesIn('').map((path) => path.normalize('NFC')).toSorted()
    expect(found).toEqual(expected.bundle.map(({ path }) => path).toSorted())
    for (const { path, sha256: hash, size } of expected.bundle) expect([path, sha256(read(path)), read(path).length]).toEqual([path, hash, size])
  })

  it('stays small', () => {
    expect(expected.bundle.reduce((total, { size }) => total + size, 0)).toBeLessThan(3_000_000)
  })

  it('keeps every row: read = kept + duplicate + rejected', () => {
    for (const { path, rows, rejections } of expected.tables) {
      expect([path, rows.kept + rows.duplicate + rows.rejected]).toEqual([path, rows.read])
      expect([path, rejections.length]).toEqual([path, rows.rejected])
    }
  })

  it('says of itself, in words of every file, that it is invented', () => {
    const mark = '虚构样例'
    for (const path of filesIn('').filter((each) => /\.(csv|txt|json)$/u.test(each))) {
      const bytes = read(path)
      const texts = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding).decode(bytes))
      expect([path, texts.some((text) => text.includes(mark))]).toEqual([path, true])
    }
    for (const path of filesIn('').filter((each) => each.endsWith('.xlsx'))) {
      const book = readBook(read(path))
      for (const name of book.SheetNames) expect([path, name, JSON.stringify(book.Sheets[name]).includes(mark)]).toEqual([path, name, true])
    }
  })

  it('names persons, cards and phones that cannot be real', () => {
    const facts = JSON.parse(read('case.json').toString('utf8')) as { parties: { documents?: { kind: string; number: string }[]; phones?: string[] }[]; accounts: { number?: string }[] }
    const residents = facts.parties.flatMap(({ documents = [] }) => documents.filter(({ kind }) => kind === 'resident-id').map(({ number }) => number))
    expect(residents.length).toBeGreaterThan(3)
    for (const number of residents) expect(number.startsWith('999999')).toBe(true)
    for (const phone of facts.parties.flatMap(({ phones = [] }) => phones)) expect(phone).toMatch(/^100-/u)
    const cards = facts.accounts.map(({ number = '' }) => number).filter((number) => /^\d+$/u.test(number))
    expect(cards).toHaveLength(3)
    for (const number of cards) expect([number, cardSum(number) % 10 === 0]).toEqual([number, false])
  })
})

describe('case.json', () => {
  const facts: unknown = JSON.parse(read('case.json').toString('utf8'))

  it('keeps to the contract', () => {
    const schema = JSON.parse(readFileSync(new URL('resources/contracts/case-bundle.schema.json', root), 'utf8')) as object
    const validate = new Ajv2020({ allErrors: true }).compile(schema)
    expect(validate(facts) ? [] : validate.errors).toEqual([])
  })

  it('lists every file of the bundle but itself, with its checksum', () => {
    const listed = (facts as { files: { path: string; sha256: string }[] }).files
    expect(listed.map(({ path }) => path).toSorted()).toEqual(expected.bundle.map(({ path }) => path).filter((path) => path !== 'case.json').toSorted())
    for (const { path, sha256: hash } of listed) expect([path, sha256(read(path))]).toEqual([path, hash])
  })

  it('refers only to parties, accounts, assets and files that there are', () => {
    const known = facts as {
      parties: { id: string }[]; accounts: { id: string; holder?: string; usedBy?: string }[]; assets: { id: string; owner?: string }[]
      dealings: { id: string; asset?: string; from?: string; to?: string }[]; milestones: { party?: string; evidence?: string }[]; files: { path: string; account?: string; party?: string }[]
    }
    const ids = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))
    const [parties, accounts, assets, dealings] = [ids(known.parties), ids(known.accounts), ids(known.assets), ids(known.dealings)]
    const paths = new Set(known.files.map(({ path }) => path))
    const references = [
      ...known.accounts.flatMap(({ holder, usedBy }) => [holder, usedBy].map((id) => [id, parties] as const)),
      ...known.assets.map(({ owner }) => [owner, parties] as const),
      ...known.dealings.flatMap(({ asset, from, to }) => [[asset, assets], [from, parties], [to, parties]] as const),
      ...known.milestones.flatMap(({ party, evidence }) => [[party, parties], [evidence, paths]] as const),
      ...known.files.flatMap(({ account, party }) => [[account, accounts], [party, parties]] as const),
      ...expected.findings.map(({ subject }) => [subject.id, { party: parties, account: accounts, asset: assets, dealing: dealings }[subject.kind] ?? new Set<string>()] as const),
    ]
    expect(references.filter(([id, set]) => id !== undefined && !set.has(id)).map(([id]) => id)).toEqual([])
  })
})

describe('what is expected of it', () => {
  const of = (rule: string) => expected.findings.filter((finding) => finding.rule === rule)
  it('has the pattern of the case: transfers above ten thousand, trips abroad, spending', () => {
    const large = of('account.third-party').flatMap(({ groups = [] }) => groups.filter(({ key }) => key === 'large').map(({ count }) => count))
    expect(large.reduce((total, count) => total + count, 0)).toBeGreaterThanOrEqual(105)
    expect(of('travel.border').map(({ count }) => count)).toEqual([25])
    const spent = Number(of('spending.high')[0]?.total)
    expect(spent).toBeGreaterThan(270_000)
    expect(spent).toBeLessThan(330_000)
  })
  it('names each rule and subject once', () => {
    const keys = expected.findings.map(({ rule, subject }) => `${rule}/${subject.kind}/${subject.id}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
  it('has groups that add up where they part the count', () => {
    for (const rule of ['spending.high', 'funds.to-related', 'account.after-freeze', 'performance.paid', 'travel.border', 'report.omitted-dealing']) {
      for (const { count, groups = [] } of of(rule)) expect([rule, groups.reduce((total, group) => total + group.count, 0)]).toEqual([rule, count])
    }
  })
})

const shared = new URL('../shared/contracts/', root)
describe.skipIf(!existsSync(shared) || !statSync(shared).isDirectory())('contracts', () => {
  it.each(['case-bundle.schema.json', 'review.schema.json'])('%s is the agreed one', (name) => {
    expect(readFileSync(new URL(`resources/contracts/${name}`, root), 'utf8')).toBe(readFileSync(new URL(name, shared), 'utf8'))
  })
})
