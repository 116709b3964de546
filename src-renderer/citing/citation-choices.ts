import { pinyin } from 'pinyin-pro'
import type { CitationLabelRecord } from '../../src-main/contract/citations.ts'
import type { Language, Review } from '../../src-main/contract/review.ts'
import { fromWebAnnotation } from '../../src-main/domain/annotations/web-annotation.ts'
import { placeWords } from '../../src-main/domain/citations/citation-words.ts'
import { referenceOf } from '../../src-main/domain/citations/mention.ts'
import type { Translate } from '../../src-main/domain/review/review-input.ts'
import type { CitationChoice } from '../design/citing.ts'

interface ChoicesOf {
  readonly labels: readonly CitationLabelRecord[]
  readonly review: Review
  readonly language: Language
  readonly say: Translate
}

/** Most entries of the list: more are not read, they are typed for. */
const MOST = 12

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '')
const initials = (text: string): string => pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()

/** What can be cited by these words: files by short name, title, path or initials, with a page or line behind (判决15); assertions, marks and findings by their words. */
export function citationChoices(words: string, { labels, review, language, say }: ChoicesOf): readonly CitationChoice[] {
  const typed = folded(words)
  const numbered = /^(.*?)(\d{1,7})$/u.exec(typed)
  const [stem, number] = numbered ? [numbered[1] ?? '', Number(numbered[2])] : [typed, null]
  const rows = new Set(review.intake.files.filter((file) => file.rows !== undefined && (file.pages ?? 0) === 0).map((file) => file.path))
  const files: CitationChoice[] = []
  const places: CitationChoice[] = []
  for (const label of labels) {
    const whole = matches(typed, label)
    if (whole) files.push(choiceOf(label, null, null))
    if (number === null || !matches(stem, label)) continue
    const page = pageOf(label, number)
    if (page !== null) places.push(choiceOf(label, page, null))
    else if (rows.has(label.path) && number > 0) places.push(choiceOf(label, null, number))
  }
  const says = (text: string): boolean => folded(text).includes(typed) || (typed !== '' && initials(text).includes(typed))
  const others: CitationChoice[] = [
    ...(review.assertions ?? []).filter((each) => says(each.sentence)).map((each) => ({ reference: referenceOf({ kind: 'assertion', id: each.id }), name: short(each.sentence), place: '', detail: say('cite.picker.kind.assertion') })),
    ...marksOf(review).filter((each) => says(each.words)).map((each) => ({ reference: referenceOf({ kind: 'mark', id: each.id }), name: short(each.words), place: '', detail: say('cite.picker.kind.mark') })),
    ...review.findings.filter((each) => says(each.title)).map((each) => ({ reference: referenceOf({ kind: 'finding', id: each.id }), name: short(each.title), place: '', detail: say('cite.picker.kind.finding') })),
  ]
  return [...places, ...files, ...others].slice(0, MOST)

  function matches(wanted: string, label: CitationLabelRecord): boolean {
    return wanted === '' || [label.name, label.title, label.path].some((text) => folded(text).includes(wanted)) || initials(label.name).includes(wanted)
  }

  function choiceOf(label: CitationLabelRecord, page: number | null, line: number | null): CitationChoice {
    return {
      reference: referenceOf({ kind: 'file', sha256: label.sha256, page, line, time: null }),
      name: label.name,
      place: page === null && line === null ? '' : placeWords(label.label, { page, line, time: null }, language, say),
      detail: label.path,
    }
  }
}

/** The page of the file that a typed number means: the page of the volume where the file has its place on paper. */
function pageOf({ label, pages }: CitationLabelRecord, number: number): number | null {
  const page = label?.paper == null ? number : number - label.paper.firstPage + 1
  return page >= 1 && page <= pages ? page : null
}

function marksOf(review: Review): readonly { readonly id: string; readonly words: string }[] {
  return review.annotations.flatMap((each) => {
    const mark = fromWebAnnotation(each)
    if (mark === null) return []
    const words = mark.anchor.kind === 'text' ? mark.anchor.exact : mark.anchor.kind === 'row' ? mark.anchor.cells.filter((cell) => cell !== '').join(' ') : mark.note
    return words === '' ? [] : [{ id: mark.id, words: words.replaceAll(/\s+/gu, ' ') }]
  })
}

const short = (text: string): string => (Array.from(text).length <= 24 ? text : `${Array.from(text).slice(0, 23).join('')}…`)
