import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Review, ReviewFinding } from '../../src-main/contract/review.ts'
import { startTestHost, type TestHost } from '../host/in-process.ts'
import { expectedAbility, unpaidOf } from './expect.ts'
import { COMPANY, PERSON, yuan } from './story.ts'
import { writePropertyCase, type WrittenCase } from './write.ts'

let test: TestHost
let folder: string
let written: WrittenCase
let review: Review
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'threshold-property-'))
  written = writePropertyCase(join(folder, 'bundle'))
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(folder, 'case.tcase')), passphrase: null })
  await test.ask('intake.import', { tokens: [await test.token(join(folder, 'bundle'))] })
  review = await test.ask('review.get', { language: 'zh-CN' })
}, 120_000)
afterAll(async () => {
  await test.end()
  rmSync(folder, { recursive: true, force: true })
})

const nameOf = (finding: { readonly rule: string; readonly subject: { readonly kind: string; readonly id: string } | null }): string => `${finding.rule} ${finding.subject?.kind ?? ''} ${finding.subject?.id ?? ''}`

describe('the generated case of property, lease, settlement and seizure, read by the product', () => {
  it('keeps every row that was written, and adds up to the same fen', () => {
    for (const table of written.tables) {
      const file = review.intake.files.find((each) => each.path === table.path)
      expect({ path: table.path, ...file?.rows, ...file?.totals, breaks: file?.balance?.breaks.map((each) => each.line) })
        .toMatchObject({ path: table.path, read: table.rows, kept: table.rows, duplicate: 0, rejected: 0, in: table.in, out: table.out, breaks: table.breaks })
    }
    expect(review.intake.totals.transactions).toBe(written.tables.reduce((total, table) => total + table.rows, 0))
    expect(review.intake.totals.transactions).toBeGreaterThan(13_000)
  })

  it('finds everything that the writer counted, to the fen', () => {
    const found = new Map(review.findings.map((finding): [string, ReviewFinding] => [nameOf(finding), finding]))
    for (const expected of written.findings) {
      const finding = found.get(nameOf(expected))
      const shown = finding === undefined ? null : {
        name: nameOf(finding),
        ...(expected.count === undefined ? {} : { count: finding.count }),
        ...(expected.total === undefined ? {} : { total: finding.total }),
        groups: (expected.groups ?? []).map(({ key, total }) => {
          const group = finding.groups.find((each) => each.key === key)
          return { key, count: group?.count, ...(total === undefined ? {} : { total: group?.total }) }
        }),
      }
      expect(shown).toEqual({ name: nameOf(expected), ...(expected.count === undefined ? {} : { count: expected.count }), ...(expected.total === undefined ? {} : { total: expected.total }), groups: expected.groups ?? [] })
    }
  })

  it('finds nothing else: what misses a rule by a day, a fen or a month stays out', () => {
    const counted = new Set(written.findings.map(nameOf))
    expect(review.findings.filter((finding) => !counted.has(nameOf(finding)) && !written.presentWithoutNumbers.includes(finding.rule)).map(nameOf)).toEqual([])
  })

  it('counts again under other parameters of the case, and takes them back', async () => {
    const leases = (of: Review) => of.findings.filter((each) => each.rule === 'lease.suspect').map((each) => [each.subject?.id, each.total, each.groups.map((group) => group.key)])
    const set = (parameters: Record<string, string | number>) => test.ask('findings.setParameters', { rule: 'lease.suspect', parameters, language: 'zh-CN' })
    // At a market rent of 5,000.00 a month three leases lie below seven tenths of it; the real one, at 4,000.00, does not.
    expect(leases(await set({ marketRentPerMonth: '5000.00' }))).toEqual([
      ['d-lease-sham', '720000.00', ['lease-near-seizure', 'lease-long-term', 'lease-low-rent', 'lease-rent-not-received']],
      ['d-lease-early', '198333.33', ['lease-low-rent', 'lease-rent-not-received']],
      ['d-lease-seized', '50000.00', ['lease-near-seizure', 'lease-low-rent', 'lease-rent-not-received']],
    ])
    expect(leases(await set({ near: 91 }))).toHaveLength(3)
    expect(leases(await set({ near: 90 }))).toEqual(leases(review))

    const living = '80000.00'
    const counted = await test.ask('findings.setParameters', { rule: 'ability.ledger', parameters: { livingCostsPerMonth: living }, language: 'zh-CN' })
    for (const id of [PERSON, COMPANY]) {
      const { months, couldPay } = expectedAbility(written.book, id, 8_000_000n)
      const unpaid = unpaidOf(written.book)
      expect(counted.findings.find((each) => nameOf(each) === `ability.ledger party ${id}`)).toMatchObject({ count: months, total: yuan(couldPay < 0n ? 0n : couldPay < unpaid ? couldPay : unpaid) })
    }
  })
})
