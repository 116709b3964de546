import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Review } from '../../src-main/contract/review.ts'
import { contractFaults } from '../contract/review-contract.ts'
import { startTestHost, type TestHost } from '../host/in-process.ts'

/** What the writer of the sample case counted while writing it; the product had no part in it. */
interface Expected {
  readonly tables: readonly { path: string; kind: string; rows: Record<string, number>; rejections: readonly { line: number }[]; totals?: { in: string; out: string }; breaks?: readonly number[] }[]
  readonly pages: { readonly withText: readonly { path: string; pages: number }[]; readonly withoutText: readonly { path: string; pages: number }[] }
  readonly totals: { readonly transactions: number; readonly journeys: number }
  readonly findings: readonly { rule: string; subject: { kind: string; id: string }; count?: number; total?: string | null; groups?: readonly { key: string; count: number; total?: string | null }[] }[]
  readonly presentWithoutNumbers: readonly string[]
  readonly absent: readonly string[]
}
const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'expected.json'), 'utf8')) as Expected

let test: TestHost
let review: Review
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
  review = await test.ask('review.get', { language: 'zh-CN' })
})
afterAll(() => test.end())

describe('the sample case, read by the product', () => {
  it('conserves the rows of every table as counted by its writer', () => {
    for (const table of expected.tables) {
      const file = review.intake.files.find((each) => each.path === table.path)
      expect({ path: table.path, kind: file?.kind, ...file?.rows, rejections: file?.rows?.rejections.map((each) => each.line) }).toMatchObject({
        path: table.path,
        kind: table.kind,
        ...table.rows,
        rejections: table.rejections.map((each) => each.line),
      })
      if (table.totals) expect({ path: table.path, ...file?.totals }).toEqual({ path: table.path, ...table.totals })
      if (table.breaks) expect({ path: table.path, breaks: file?.balance?.breaks.map((each) => each.line) }).toEqual({ path: table.path, breaks: table.breaks })
    }
    expect(review.intake.totals).toMatchObject({ transactions: expected.totals.transactions, journeys: expected.totals.journeys })
  })

  it('reads the pages that carry text and says which do not', () => {
    const pages = new Map(review.intake.files.map((file) => [file.path, file]))
    for (const each of expected.pages.withText) expect([each.path, pages.get(each.path)?.pages, pages.get(each.path)?.pagesWithoutText]).toEqual([each.path, each.pages, 0])
    for (const each of expected.pages.withoutText) expect([each.path, pages.get(each.path)?.pages, pages.get(each.path)?.pagesWithoutText]).toEqual([each.path, each.pages, each.pages])
  })

  it.each(expected.findings.map((finding) => [`${finding.rule} ${finding.subject.id}`, finding] as const))('finds %s to the fen', (_name, finding) => {
    const found = review.findings.find((each) => each.rule === finding.rule && each.subject?.kind === finding.subject.kind && each.subject.id === finding.subject.id)
    expect(found).toBeDefined()
    if (finding.count !== undefined) expect(found?.count).toBe(finding.count)
    if (finding.total !== undefined) expect(found?.total).toBe(finding.total)
    for (const group of finding.groups ?? []) {
      expect(found?.groups.find((each) => each.key === group.key)).toMatchObject(group.total === undefined ? { key: group.key, count: group.count } : { ...group })
    }
  })

  it('finds nothing that the writer did not put in', () => {
    const counted = new Set(expected.findings.map((finding) => `${finding.rule} ${finding.subject.kind} ${finding.subject.id}`))
    const surplus = review.findings
      .filter((finding) => !counted.has(`${finding.rule} ${finding.subject?.kind ?? ''} ${finding.subject?.id ?? ''}`) && !expected.presentWithoutNumbers.includes(finding.rule))
      .map((finding) => finding.id)
    expect(surplus).toEqual([])
    expect(review.findings.filter((finding) => expected.absent.includes(finding.rule))).toEqual([])
    for (const rule of expected.presentWithoutNumbers) expect(review.findings.map((finding) => finding.rule)).toContain(rule)
  })

  it('cites every counted thing at a place that exists', () => {
    const paths = new Set(review.intake.files.map((file) => file.path))
    for (const finding of review.findings) {
      expect([finding.id, finding.citations.length > 0 || finding.count === 0]).toEqual([finding.id, true])
      for (const citation of finding.citations) expect([finding.id, citation.path, paths.has(citation.path)]).toEqual([finding.id, citation.path, true])
      expect([finding.id, finding.title.includes('finding.'), finding.shows.includes('finding.'), (finding.innocentReading ?? '').length > 10]).toEqual([finding.id, false, false, true])
    }
  })

  it.each(['zh-CN', 'en'] as const)('makes a review in %s that keeps to the contract', async (language) => {
    const made = await test.ask('review.get', { language })
    expect(contractFaults(made)).toEqual([])
    expect(JSON.stringify(made)).not.toMatch(/"(?:finding|reason|rejection|period|milestone|precondition|export)\.[a-z-]+(?:\.[a-z-]+)*"/u)
  })

  it('names no outcome and ticks nothing', () => {
    expect(review.findings.every((finding) => finding.status === 'proposed' && finding.decision === null)).toBe(true)
    expect(review.elements.every((element) => element.status === 'unassessed' && element.for === 0 && element.against === 0 && element.defence.length > 0)).toBe(true)
    expect(JSON.stringify(review.findings.map((finding) => [finding.title, finding.shows, finding.innocentReading]))).not.toMatch(/有罪|构成犯罪|罪犯|违法行为成立/u)
  })
})
