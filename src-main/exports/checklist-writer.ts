import { z } from 'zod'
import {
  bundleAccount, bundleAsset, bundleCase, bundleMilestone, bundleObligation, bundleParty,
  type BundleAccount, type BundleAsset, type BundleCase, type BundleMilestone, type BundleObligation, type BundleParty,
} from '../contract/case-bundle.ts'
import type { Review, ReviewCitation, ReviewFinding } from '../contract/review.ts'
import { placeWords } from '../domain/citations/citation-words.ts'
import type { Translate } from '../domain/review/review-input.ts'
import { parseYuan, showYuan } from '../domain/values/money.ts'
import { chineseNumber } from '../domain/values/chinese-number.ts'

/** Facts of the case as the review carries them; what does not follow the contract is left out. */
export interface CaseFactsRead {
  readonly head: BundleCase
  readonly parties: readonly BundleParty[]
  readonly accounts: readonly BundleAccount[]
  readonly assets: readonly BundleAsset[]
  readonly milestones: readonly BundleMilestone[]
  readonly obligation: BundleObligation
}

/** What every section is written with: the review, its facts, and the words and forms of its language. */
export interface Writer {
  readonly review: Review
  readonly facts: CaseFactsRead
  /** Words under `export.` of the catalogues. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
  /** Words of the other catalogues (`milestone.judgment`). */
  readonly translate: Translate
  /** A day, or a month or year where the rest is unknown: 2024年3月18日, 2024-03-18. */
  readonly day: (partial: string) => string
  readonly range: (from: string | null, to: string | null) => string
  readonly moment: (iso: string) => string
  /** Decimal yuan with separators and without unit, for columns that name it: 1,234.50. A dash where there is none. */
  readonly figure: (yuan: string | null | undefined) => string
  /** With unit: 1,234.50元, CNY 1,234.50. */
  readonly amount: (yuan: string) => string
  /** A sentence of the program, its days in the form of documents. */
  readonly sentence: (text: string) => string
  readonly list: (items: readonly string[]) => string
  /** Number of a section (一、 or 1) and of a part of it (（一） or 1.1). */
  readonly sectionNumber: (section: number) => string
  readonly partNumber: (section: number, part: number) => string
  /** Number, title and subject of a finding as other sections name it. */
  readonly findingName: (id: string) => string
  /** Several findings, those of one rule under one title: （八）（九）执行通知后使用他人账户付款. */
  readonly findingNames: (ids: readonly string[]) => string
  /** Names a party, account or asset by its id. */
  readonly nameOf: (id: string | null | undefined) => string
}

/** Section numbers that other sections refer to. */
export const FINDINGS_SECTION = 3

export function writer(review: Review, translate: Translate): Writer {
  const facts = readFacts(review)
  const chinese = review.language === 'zh-CN'
  const say: Writer['say'] = (key, values) => translate(`export.${key}`, values)
  const day = (partial: string): string => (chinese ? chineseDay(partial) : partial)
  const figure: Writer['figure'] = (yuan) => (yuan === null || yuan === undefined ? say('none') : withSeparators(yuan))
  const names = new Map([
    ...facts.parties.map((party) => [party.id, party.name] as const),
    ...facts.accounts.map((account) => [account.id, [account.institution, account.number].filter((part) => part !== undefined).join(' ')] as const),
    ...facts.assets.map((asset) => [asset.id, asset.title] as const),
  ])
  const numbers = new Map(review.findings.map((finding, index) => [finding.id, index + 1]))
  const byId = new Map(review.findings.map((finding) => [finding.id, finding]))
  const partNumber: Writer['partNumber'] = (section, part) => (chinese ? `（${chineseNumber(part)}）` : `${section}.${part}`)
  const list: Writer['list'] = (items) => (items.length === 0 ? say('none') : items.join(say('separator')))
  return {
    review,
    facts,
    say,
    translate,
    day,
    figure,
    partNumber,
    range: (from, to) => (from === null || to === null || from === to ? day(from ?? to ?? say('none')) : say('range', { from: day(from), to: day(to) })),
    moment: (iso) => {
      const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/u.exec(iso)
      return match ? say('moment', { day: day(match[1] ?? ''), hour: chinese ? withoutZero(match[2] ?? '') : (match[2] ?? ''), minute: match[3] ?? '' }) : iso
    },
    amount: (yuan) => say('amount', { amount: withSeparators(yuan) }),
    sentence: (text) => (chinese ? text.replace(/ ?\b(\d{4}-\d{2}-\d{2})\b ?/gu, (_all, iso: string) => chineseDay(iso)) : text),
    list,
    sectionNumber: (section) => (chinese ? `${chineseNumber(section)}、` : `${section} `),
    findingName: (id) => {
      const finding = byId.get(id)
      const number = numbers.get(id)
      if (finding === undefined || number === undefined) return id
      return `${partNumber(FINDINGS_SECTION, number)}${chinese ? '' : ' '}${findingTitle(finding, say)}`
    },
    findingNames: (ids) => {
      const sameTitle = new Map<string, string[]>()
      for (const id of ids) {
        const title = byId.get(id)?.title ?? id
        const number = numbers.get(id)
        sameTitle.set(title, [...(sameTitle.get(title) ?? []), ...(number === undefined ? [] : [partNumber(FINDINGS_SECTION, number)])])
      }
      return list([...sameTitle].map(([title, of]) => say('findings.numbered', { numbers: of.join(chinese ? '' : ', '), title })))
    },
    nameOf: (id) => (id === null || id === undefined ? say('none') : (names.get(id) ?? id)),
  }
}

/** A hash by its ends, where there is no room for the whole. */
export const shortHash = (hash: string): string => (hash.length > 16 ? `${hash.slice(0, 8)}…${hash.slice(-8)}` : hash)

export const findingTitle = (finding: ReviewFinding, say: Writer['say']): string =>
  finding.subject === null ? finding.title : say('findings.titled', { title: finding.title, subject: finding.subject.name })

/** How often and how much: `24项，合计57,600.00元`. */
export const countAndTotal = (of: { readonly count: number; readonly total: string | null }, { say, amount }: Writer): string =>
  of.total === null ? say('findings.count', { count: of.count }) : say('findings.count-total', { count: of.count, total: amount(of.total) })

/** Place in the original: path with line or page, and the quote, day and amount where there are any. */
export function citationText(citation: ReviewCitation, writer: Writer): string {
  const place = citationPlace(citation, writer)
  const path = citedName(citation.path, writer)
  return place === '' ? path : writer.say('citation.whole', { path, place })
}

/** Short name of a piece of evidence; its path where none was given. */
const citedName = (path: string, { review }: Writer): string => review.citationLabels?.find((label) => label.path === path)?.shortName ?? path

/**
 * Sources as lines, one for each file in the order in which it is first cited, with its lines and pages in the order
 * cited: a hundred rows of one statement would otherwise say its name a hundred times. At most `most` are printed.
 */
export function citationLines(citations: readonly ReviewCitation[], most: number, writer: Writer): readonly string[] {
  const places = new Map<string, string[]>()
  for (const citation of citations.slice(0, most)) {
    const place = citationPlace(citation, writer)
    const known = places.get(citation.path)
    if (known === undefined) places.set(citation.path, place === '' ? [] : [place])
    else if (place !== '') known.push(place)
  }
  const lines = [...places].map(([cited, of]) => [citedName(cited, writer), of] as const).map(([path, of]) => (of.length === 0 ? path : writer.say('citation.whole', { path, place: of.join(writer.say('citation.separator')) })))
  const left = citations.length - most
  return left > 0 ? [...lines, writer.say('citation.more', { count: left })] : lines
}

/** `第2页 第47行`, or whichever of the two is known; `卷二第15页第47行` where the file has its place on paper; empty where neither is. */
export function placeText({ path, page, line }: Pick<ReviewCitation, 'page' | 'line'> & { readonly path?: string }, { say, review, translate }: Writer): string {
  const label = path === undefined ? undefined : review.citationLabels?.find((each) => each.path === path)
  if (label?.paper && page !== undefined) return placeWords(label, { page, line: line ?? null, time: null }, review.language, translate)
  if (page !== undefined && line !== undefined) return say('citation.page-line', { page, line })
  if (page !== undefined) return say('citation.page', { page })
  return line === undefined ? '' : say('citation.line', { line })
}

function citationPlace(citation: ReviewCitation, writer: Writer): string {
  const { say, day, amount } = writer
  const where = placeText(citation, writer)
  const what = [
    ...(citation.day === undefined ? [] : [day(citation.day)]),
    ...(citation.amount === undefined ? [] : [amount(citation.amount)]),
    ...(citation.quote === undefined ? [] : [say('citation.quote', { quote: citation.quote })]),
  ].join(say('citation.comma'))
  return what === '' ? where : say('citation.with', { where, what })
}

function withSeparators(yuan: string): string {
  const read = parseYuan(yuan)
  return read.ok ? showYuan(read.value) : yuan
}

const withoutZero = (digits: string): string => digits.replace(/^0(?=\d)/u, '')

function chineseDay(partial: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(partial)
  if (!match) return partial
  const [, year = '', month, date] = match
  return `${year}年${month === undefined ? '' : `${withoutZero(month)}月`}${date === undefined ? '' : `${withoutZero(date)}日`}`
}

function readFacts(review: Review): CaseFactsRead {
  const read = <T>(schema: z.ZodType<T>, key: string, otherwise: T): T => {
    const parsed = schema.safeParse(review.case[key])
    return parsed.success ? parsed.data : otherwise
  }
  return {
    head: read(bundleCase, 'case', {}),
    parties: read(z.array(bundleParty), 'parties', []),
    accounts: read(z.array(bundleAccount), 'accounts', []),
    assets: read(z.array(bundleAsset), 'assets', []),
    milestones: read(z.array(bundleMilestone), 'milestones', []),
    obligation: read(bundleObligation, 'obligation', {}),
  }
}
