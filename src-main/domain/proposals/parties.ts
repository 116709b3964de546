import type { BundleParty } from '../../contract/case-bundle.ts'
import type { PartyRole } from '../case/facts.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import { creditCodeChecks, residentIdChecks } from './check-digits.ts'
import { partyEntry } from './entries.ts'
import { labelOf, PATTERNS } from './patterns.ts'
import { draft, matchesOn, paragraphAt, partyIdOf, partyNamed, partyOfNumber, within, type Draft, type PageReading, type Reading } from './reading.ts'

type BundleDocument = NonNullable<BundleParty['documents']>[number]

/** A person or unit that the document names with a role. */
export interface NamedParty {
  readonly name: string
  readonly role: PartyRole
  /** In folded text. */
  readonly page: PageReading
  readonly start: number
  readonly end: number
}

/** A name of Han characters has four at most (欧阳…); one with a dot is longer. A court's letter or figure (王某1) does not count. */
const LONGEST_PERSON = 4
const isPersonal = (name: string): boolean => name.includes('·') || name.replace(/[\d甲乙丙丁戊]$/u, '').length <= LONGEST_PERSON

/** Names with a role, in the order of the document. */
export function namedParties(reading: Reading): readonly (NamedParty & { readonly label: string; readonly pattern: string })[] {
  const found: (NamedParty & { readonly label: string; readonly pattern: string })[] = []
  for (const page of reading.pages) {
    for (const pattern of PATTERNS.party) {
      for (const { match, stretch } of matchesOn(page, pattern.expression)) {
        const { label = '', name = '' } = match.groups ?? {}
        const described = labelOf(label)
        if (described === undefined || PATTERNS.notAName.test(name)) continue
        if (!PATTERNS.unit.test(name) && !isPersonal(name)) continue
        if (found.some((each) => each.page === page && each.start === stretch.start)) continue
        found.push({ name, label, role: described.role as PartyRole, pattern: pattern.id, ...stretch })
      }
    }
  }
  return found
}

/** Parties with their role, and the numbers of their papers that stand beside the name. */
export function partyProposals(reading: Reading, named: readonly (NamedParty & { readonly label: string; readonly pattern: string })[]): readonly Draft[] {
  return named.map((party) => {
    const known = partyNamed(reading.known, party.name)
    const beside = besideName(party)
    const entry: BundleParty = known === null
      ? { id: partyIdOf(reading.known, party.name), name: party.name, kind: PATTERNS.unit.test(party.name) ? 'unit' : 'person', role: party.role, ...relationOf(party.label) }
      : partyEntry(known)
    const body = { ...entry, ...withDocuments(entry, beside.documents), ...withAliases(entry, beside.aliases) }
    return draft(reading, party, party.pattern, { kind: 'party', name: party.name, label: party.label }, { kind: 'party', id: body.id, body })
  })
}

const relationOf = (label: string): { relation?: string } => {
  const relation = labelOf(label)?.relation
  return relation === undefined ? {} : { relation }
}

function besideName(party: NamedParty): { readonly documents: readonly BundleDocument[]; readonly aliases: readonly string[] } {
  const { text } = party.page.folded
  const paragraph = paragraphAt(text, party.start)
  const end = Math.min(paragraph.start + paragraph.text.length, party.end + 160)
  const rest = text.slice(party.end, end)
  // The next person's number must not go to this one.
  const stop = rest.search(new RegExp(`[。;]|${Object.keys(LABEL_STOPS).join('|')}`, 'u'))
  const own = stop < 0 ? rest : rest.slice(0, stop)
  const documents = PATTERNS.documentNumber.flatMap((pattern) =>
    [...own.matchAll(pattern.expression)].flatMap((match): BundleDocument[] => {
      const number = match.groups?.['number'] ?? ''
      return /[*×]/u.test(number) ? [] : [{ kind: pattern.kind as BundleDocument['kind'], number: number.toUpperCase() }]
    }),
  )
  const aliases = [...own.matchAll(PATTERNS.alias.expression)].map((match) => match.groups?.['name'] ?? '').filter((name) => name !== '')
  return { documents, aliases }
}

const LABEL_STOPS = { 法定代表人: true, 委托诉讼代理人: true, 辩护人: true, 被告: true, 原告: true } as const

function withDocuments(entry: BundleParty, more: readonly BundleDocument[]): { documents?: BundleDocument[] } {
  const documents = [...(entry.documents ?? [])]
  for (const each of more) if (!documents.some((one) => numberKey(one.number) === numberKey(each.number))) documents.push(each)
  return documents.length === 0 ? {} : { documents }
}

function withAliases(entry: BundleParty, more: readonly string[]): { aliases?: string[] } {
  const aliases = [...(entry.aliases ?? [])]
  for (const each of more) if (![entry.name, ...aliases].some((one) => nameKey(one) === nameKey(each))) aliases.push(each)
  return aliases.length === 0 ? {} : { aliases }
}

/** Numbers of papers, each with its check digit; the party is the one named nearest before it in the paragraph. */
export function documentNumberProposals(reading: Reading, named: readonly NamedParty[]): readonly Draft[] {
  return reading.pages.flatMap((page) =>
    PATTERNS.documentNumber.flatMap((pattern) =>
      [...matchesOn(page, pattern.expression)].flatMap(({ match, stretch }): Draft[] => {
        const number = (match.groups?.['number'] ?? '').toUpperCase()
        const place = within(stretch, match, match.groups?.['number'] ?? '')
        const paragraph = paragraphAt(page.folded.text, place.start)
        const before = page.folded.text.slice(Math.max(paragraph.start, place.start - 40), place.start)
        const checks = pattern.kind === 'business-licence' ? creditCodeChecks(number) : pattern.kind === 'resident-id' ? residentIdChecks(number) : null
        // A bare row of 18 digits may be an order number: either its check digit or the words before it have to say what it is.
        if (pattern.near !== null && checks !== true && !pattern.near.test(before)) return []
        const party = ownerOf(reading, named, page, paragraph.start, place.start) ?? partyOfNumber(reading.known, number)?.name ?? null
        const entry = party === null ? null : partyNamed(reading.known, party)
        const masked = /[*×]/u.test(number)
        const states = entry === null || masked
          ? null
          : { kind: 'party' as const, id: entry.id, body: { ...partyEntry(entry), ...withDocuments(partyEntry(entry), [{ kind: pattern.kind as BundleDocument['kind'], number }]) } }
        return [draft(reading, place, pattern.id, { kind: 'document-number', number, checkDigit: checks, name: party }, states)]
      }),
    ),
  )
}

/** Whose number it is: the name that stands nearest before it in the same paragraph. */
function ownerOf(reading: Reading, named: readonly NamedParty[], page: PageReading, from: number, to: number): string | null {
  const text = page.folded.text.slice(from, to)
  const names = [...new Set([...named.map((each) => each.name), ...reading.known.parties.map((each) => each.name)])]
  let best: { name: string; at: number } | null = null
  for (const name of names) {
    const at = text.lastIndexOf(name)
    if (at >= 0 && (best === null || at > best.at)) best = { name, at }
  }
  return best?.name ?? null
}
