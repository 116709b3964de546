import { markColour, pageBox, span, type Anchor, type MarkColour, type PageBox } from '../../contract/marks.ts'
import { assessingBody, markContents, positionSelector, quoteSelector, tableRowSelector, textualBody, webAnnotation } from '../../contract/web-annotation.ts'
import type { Annotation } from './annotation.ts'

type Node = Readonly<Record<string, unknown>>

/** Terms that the W3C vocabulary has no word for. A table row is a selector of our own, as the model allows. */
const CONTEXT: readonly unknown[] = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    threshold: 'urn:threshold:',
    sha256: 'threshold:sha256',
    path: 'threshold:path',
    stance: 'threshold:stance',
    stances: { '@id': 'threshold:stances', '@type': '@json' },
    weight: 'threshold:weight',
    reason: 'threshold:reason',
    modifiedBy: 'threshold:modifiedBy',
    foldedOffset: 'threshold:foldedOffset',
    TableRowSelector: 'threshold:TableRowSelector',
    sheet: 'threshold:sheet',
    line: 'threshold:line',
    cell: 'threshold:cell',
    cells: { '@id': 'threshold:cells', '@container': '@list' },
  },
]

/** Name and paper tone of each colour, in the words of CSS: the model styles a target by a class of a style sheet that travels with it. */
const COLOURS: Readonly<Record<MarkColour, string>> = { yellow: '#fdf2b8', green: '#d9efd2', pink: '#fbdbe8', purple: '#e6dcf7' }
const STYLE_CLASS = 'threshold-'

const PDF_FRAGMENT = 'http://tools.ietf.org/rfc/rfc8118'
const MEDIA_FRAGMENT = 'http://www.w3.org/TR/media-frags/'

/**
 * The annotation as W3C Web Annotation (JSON-LD). The source is named by the hash of its bytes (RFC 6920);
 * every selector stands for the whole passage by itself, so that a reader which knows only one finds it.
 */
export function toWebAnnotation(annotation: Annotation): Node {
  const { anchor } = annotation
  return {
    '@context': CONTEXT,
    id: annotation.id,
    type: 'Annotation',
    motivation: annotation.assignments.length > 0 ? 'assessing' : annotation.note === '' ? 'highlighting' : 'commenting',
    creator: { type: 'Person', name: annotation.creator },
    created: annotation.created,
    modified: annotation.modified,
    modifiedBy: { type: 'Person', name: annotation.modifier },
    stance: annotation.stance,
    ...(annotation.colour === undefined ? {} : { stylesheet: { type: 'CssStylesheet', value: `.${STYLE_CLASS}${annotation.colour} { background-color: ${COLOURS[annotation.colour]} }` } }),
    body: [
      ...(annotation.note === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: annotation.note }]),
      ...annotation.tags.map((tag) => ({ type: 'TextualBody', purpose: 'tagging', value: tag })),
      ...annotation.assignments.map(({ element, stance, weight, why }) => ({
        type: 'SpecificResource',
        purpose: 'assessing',
        source: `urn:threshold:element:${element}`,
        stance,
        ...(weight === null ? {} : { weight }),
        ...(why === '' ? {} : { reason: why }),
      })),
    ],
    target: {
      type: 'SpecificResource',
      ...(annotation.colour === undefined ? {} : { styleClass: `${STYLE_CLASS}${annotation.colour}` }),
      source: { id: namedInformation(annotation.sha256), format: annotation.mediaType, sha256: annotation.sha256, path: annotation.path },
      selector: selectorsOf(anchor, annotation.mediaType),
    },
  }
}

function selectorsOf(anchor: Anchor, mediaType: string): readonly Node[] {
  switch (anchor.kind) {
    case 'text': {
      const { page, exact, prefix, suffix, start, end, offset, box } = anchor
      return [
        { type: 'TextQuoteSelector', exact, prefix, suffix },
        { type: 'FragmentSelector', ...(mediaType === 'application/pdf' ? { conformsTo: PDF_FRAGMENT } : {}), value: `page=${page}`, refinedBy: { type: 'TextPositionSelector', start, end, foldedOffset: offset } },
        ...(box === null ? [] : [boxSelector(page, box)]),
      ]
    }
    case 'box':
      return [boxSelector(anchor.page, anchor.box)]
    case 'row':
      return [{ type: 'TableRowSelector', sheet: anchor.sheet, line: anchor.line, ...(anchor.cell === null ? {} : { cell: anchor.cell }), cells: anchor.cells }]
    case 'time':
      return [{ type: 'FragmentSelector', conformsTo: MEDIA_FRAGMENT, value: timeFragment(anchor) }]
  }
}

/** RFC 8118 for a PDF page (points, from the top left), media fragments for an image (pixels). */
function boxSelector(page: number, { unit, x, y, width, height }: PageBox): Node {
  const figures = [x, y, width, height].join(',')
  return unit === 'pt'
    ? { type: 'FragmentSelector', conformsTo: PDF_FRAGMENT, value: `page=${page}&viewrect=${figures}` }
    : { type: 'FragmentSelector', conformsTo: MEDIA_FRAGMENT, value: `xywh=pixel:${figures}` }
}

/** Reads a Web Annotation written by this program; null where it is none or names nothing that can be found. */
export function fromWebAnnotation(document: unknown): Annotation | null {
  const read = webAnnotation.safeParse(document)
  if (!read.success) return null
  const { target, body, ...node } = read.data
  const anchor = anchorOf(target.selector)
  if (anchor === null) return null
  const valuesFor = (purpose: string): string[] =>
    body.filter((each) => each.purpose === purpose).flatMap((each) => {
      const value = textualBody.safeParse(each)
      return value.success ? [value.data.value] : []
    })
  const content = markContents.safeParse({
    note: valuesFor('commenting')[0] ?? '',
    tags: valuesFor('tagging'),
    stance: node.stance ?? 'not-assessed',
    assignments: body.filter((each) => each.purpose === 'assessing').flatMap((each) => {
      const value = assessingBody.safeParse(each)
      if (!value.success) return []
      const { source, stance, weight, reason } = value.data
      return [{ element: source.slice('urn:threshold:element:'.length), stance, weight: weight ?? null, why: reason ?? '' }]
    }),
  })
  if (!content.success) return null
  const { colour: _none, ...contents } = content.data
  // A class of another program is no colour of ours; the mark itself stands without it.
  const colour = markColour.safeParse(target.styleClass?.startsWith(STYLE_CLASS) === true ? target.styleClass.slice(STYLE_CLASS.length) : undefined)
  return {
    id: node.id,
    sha256: target.source.sha256,
    path: target.source.path,
    mediaType: target.source.format,
    anchor,
    ...contents,
    ...(colour.success ? { colour: colour.data } : {}),
    creator: node.creator.name,
    created: node.created,
    modifier: node.modifiedBy?.name ?? node.creator.name,
    modified: node.modified,
  }
}

/** As much of a schema as is needed to try it. */
interface Tried<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false }
}

function anchorOf(selectors: readonly Node[]): Anchor | null {
  const first = <T>(schema: Tried<T>): T | undefined => selectors.flatMap((each) => {
    const read = schema.safeParse(each)
    return read.success ? [read.data] : []
  })[0]
  const row = first(tableRowSelector)
  if (row) return { kind: 'row', sheet: row.sheet, line: row.line, cell: row.cell ?? null, cells: row.cells }
  const boxed = selectors.flatMap((each) => {
    const read = boxOf(each['value'])
    return read === null ? [] : [read]
  })[0]
  const quote = first(quoteSelector)
  const position = first(positionSelector)
  if (quote && position) {
    const { start, end, foldedOffset } = position.refinedBy
    const page = pageOf(position.value)
    return page === null ? null : { kind: 'text', page, exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix, start, end, offset: foldedOffset, box: boxed?.box ?? null }
  }
  const timed = selectors.flatMap((each) => spanOf(each['value']) ?? [])[0]
  return boxed ? { kind: 'box', ...boxed } : (timed ?? null)
}

function pageOf(value: string): number | null {
  const match = /^page=(\d{1,7})(?:&|$)/u.exec(value)
  return match ? Number(match[1]) : null
}

const FIGURES = /^(?:page=(\d{1,7})&viewrect=|xywh=pixel:)(\d+(?:\.\d+)?),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/u

function boxOf(value: unknown): { readonly page: number; readonly box: PageBox } | null {
  const match = typeof value === 'string' ? FIGURES.exec(value) : null
  if (!match) return null
  const box = pageBox.safeParse({ unit: match[1] === undefined ? 'px' : 'pt', x: Number(match[2]), y: Number(match[3]), width: Number(match[4]), height: Number(match[5]) })
  return box.success ? { page: match[1] === undefined ? 1 : Number(match[1]), box: box.data } : null
}

const SPAN = /^t=(\d{1,7})(?:\.(\d{1,3}))?,(\d{1,7})(?:\.(\d{1,3}))?$/u

/** A span of a recording as temporal media fragment (W3C Media Fragments 4.2.1): normal play time in seconds, `t=61.5,90`. */
export function timeFragment({ start, end }: { readonly start: number; readonly end: number }): string {
  const seconds = (milliseconds: number): string => {
    const rest = milliseconds % 1000
    return `${Math.floor(milliseconds / 1000)}${rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/u, '')}`}`
  }
  return `t=${seconds(start)},${seconds(end)}`
}

function spanOf(value: unknown): Extract<Anchor, { kind: 'time' }> | null {
  const match = typeof value === 'string' ? SPAN.exec(value) : null
  if (!match) return null
  const milliseconds = (seconds = '', rest = ''): number => Number(seconds) * 1000 + Number(rest.padEnd(3, '0'))
  const read = span.safeParse({ kind: 'time', start: milliseconds(match[1], match[2]), end: milliseconds(match[3], match[4]) })
  return read.success ? read.data : null
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** `ni:///sha-256;…` (RFC 6920): names bytes by their SHA-256, given as 64 hex digits. */
export function namedInformation(sha256: string): string {
  let bits = ''
  for (const digit of sha256) bits += Number.parseInt(digit, 16).toString(2).padStart(4, '0')
  const letters = (bits.match(/.{1,6}/gu) ?? []).map((six) => BASE64URL[Number.parseInt(six.padEnd(6, '0'), 2)] ?? '')
  return `ni:///sha-256;${letters.join('')}`
}
