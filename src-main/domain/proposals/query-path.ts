import type { BundleFile } from '../../contract/case-bundle.ts'
import type { CaseDocument } from '../case/case-view.ts'
import type { CaseFacts } from '../case/facts.ts'
import { residentIdChecks } from './check-digits.ts'
import { PATTERNS } from './patterns.ts'
import type { StatedEntry } from './proposal.ts'
import { partyIdOf, partyNamed, partyOfNumber, type Draft } from './reading.ts'

/**
 * Reads the tree in which returns to official queries come: `<source>（定向查询）/<name>_<document number>_…`.
 * The names of folders and files say where a file comes from and about whom it was asked.
 */
export function queryPathProposals(document: CaseDocument, known: CaseFacts): readonly Draft[] {
  const segments = document.path.split('/')
  const at = segments.findIndex((segment) => readPattern(PATTERNS.queryFolder.expression, segment) !== null)
  const folder = readPattern(PATTERNS.queryFolder.expression, segments[at] ?? '')
  if (folder === null) return []
  const source = folder['source'] ?? ''
  const offsets = segments.map((_, index) => segments.slice(0, index).join('/').length + (index === 0 ? 0 : 1))
  const subjectAt = segments.findIndex((segment, index) => index > at && readPattern(PATTERNS.querySubject.expression, segment) !== null)
  const subject = readPattern(PATTERNS.querySubject.expression, segments[subjectAt] ?? '')
  const party = subject === null ? null : (partyOfNumber(known, subject['number'] ?? '') ?? partyNamed(known, subject['name'] ?? ''))

  const make = (index: number, pattern: string, content: Draft['content'], states: StatedEntry | null, needs: readonly string[] = []): Draft => {
    const quote = segments[index] ?? ''
    const start = offsets[index] ?? 0
    return { id: `${document.id}/path/${start}-${start + quote.length}/${pattern}`, content, place: { path: document.path, page: null, start, end: start + quote.length, quote }, pattern, states, needs }
  }
  const file: BundleFile = { path: document.path, source, ...(subject === null ? {} : { party: party?.id ?? partyIdOf(known, subject['name'] ?? '') }) }
  const needs = subject !== null && party === null ? [partyIdOf(known, subject['name'] ?? '')] : []
  const drafts = [make(at, PATTERNS.queryFolder.id, { kind: 'query-source', source }, { kind: 'file', id: document.path, body: file }, needs)]
  if (subject === null) return drafts
  const { name = '', number = '' } = subject
  const masked = number.includes('*')
  const kind = kindOfNumber(number)
  const id = party?.id ?? partyIdOf(known, name)
  if (party === null) {
    // The names do not say in which role the person stands in the case; the reviewer changes it where it is another.
    drafts.push(make(subjectAt, `${PATTERNS.querySubject.id}.party`, { kind: 'party', name, label: '' }, {
      kind: 'party', id, body: { id, name, kind: 'person', role: 'related', ...(masked ? {} : { documents: [{ kind, number: number.toUpperCase() }] }) },
    }))
  }
  drafts.push(make(subjectAt, PATTERNS.querySubject.id, { kind: 'document-number', number: number.toUpperCase(), checkDigit: residentIdChecks(number), name }, null))
  return drafts
}

/** Passports begin with E or G, permits for Hong Kong and Macao with C or W, for Taiwan with L or T, each with eight more characters. */
function kindOfNumber(number: string): 'resident-id' | 'passport' | 'travel-permit' | 'other' {
  if (/^[\dXx*]{15,18}$/u.test(number)) return 'resident-id'
  if (/^[EeGg][A-Za-z]?\d{7,8}$/u.test(number)) return 'passport'
  return /^[CcWwLlTt][A-Za-z]?\d{7,8}$/u.test(number) ? 'travel-permit' : 'other'
}

function readPattern(expression: RegExp, text: string): Readonly<Record<string, string>> | null {
  const match = [...text.normalize('NFKC').matchAll(expression)][0]
  return match?.groups ?? null
}
