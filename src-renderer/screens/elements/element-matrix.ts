import type { OpinionItem, OpinionSubject } from '../../../src-main/contract/opinion.ts'
import type { EvidenceItem, EvidenceKindCode, Review, ReviewElement, ReviewFinding, Stance } from '../../../src-main/contract/review.ts'
import type { Placement } from '../../../src-main/contract/workspace.ts'

/** One file of the matrix: a column. `id` is its evidence id; null where a finding cites a file that is no evidence. */
export interface MatrixColumn {
  readonly path: string
  readonly id: string | null
  readonly title: string
  readonly kind: EvidenceKindCode | null
}

/** What one file says to one element. */
export interface MatrixCell {
  readonly for: readonly ReviewFinding[]
  readonly against: readonly ReviewFinding[]
  /** Findings from the file that bear on the element and that nobody assessed. */
  readonly open: readonly ReviewFinding[]
  /** Marked passages of the file, by the side they were put on. */
  readonly marks: { readonly for: readonly OpinionItem[]; readonly against: readonly OpinionItem[] }
  /** The file as a whole, where the reviewer assigned it. */
  readonly placement: Placement | null
  /** The file fills a slot of the element's evidence list. */
  readonly fillsSlot: boolean
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  readonly cell: (element: string, path: string) => MatrixCell | null
}

/** The tree of one person with the common body of evidence. */
export interface MatrixInput {
  readonly elements: readonly ReviewElement[]
  readonly subjects: readonly OpinionSubject[]
  readonly findings: Review['findings']
  readonly evidence: Review['evidence']
}

const KIND_ORDER: readonly EvidenceKindCode[] = ['physical', 'documentary', 'testimony', 'victim-statement', 'accused-statement', 'expert-opinion', 'inspection-record', 'audio-visual-electronic']

interface OpenCell {
  for: ReviewFinding[]
  against: ReviewFinding[]
  open: ReviewFinding[]
  marks: { for: OpinionItem[]; against: OpinionItem[] }
  placement: Placement | null
  fillsSlot: boolean
}

/** Files against elements, as far as findings, marks, assignments and evidence slots tie them; `all` shows the files that say nothing as well. */
export function matrixOf({ elements, subjects, findings: allFindings, evidence }: MatrixInput, all = false): Matrix {
  const items = new Map<string, EvidenceItem>()
  for (const item of evidence) {
    items.set(item.id, item)
    items.set(item.path, item)
  }
  const findings = new Map(allFindings.map((finding) => [finding.id, finding]))
  const cells = new Map<string, Map<string, OpenCell>>()
  const paths = new Set<string>(all ? evidence.map((item) => item.path) : [])
  const cellOf = (element: string, path: string): OpenCell => {
    paths.add(path)
    const row = cells.get(element) ?? new Map<string, OpenCell>()
    cells.set(element, row)
    const cell = row.get(path) ?? { for: [], against: [], open: [], marks: { for: [], against: [] }, placement: null, fillsSlot: false }
    row.set(path, cell)
    return cell
  }
  for (const element of elements) {
    for (const [side, ids] of [['for', element.forFindings], ['against', element.againstFindings], ['open', element.openFindings]] as const) {
      for (const id of ids) {
        const finding = findings.get(id)
        if (finding !== undefined) for (const path of pathsOf(finding)) cellOf(element.id, path)[side].push(finding)
      }
    }
    for (const key of element.evidence) cellOf(element.id, items.get(key)?.path ?? key).fillsSlot = true
    for (const placement of element.placements ?? []) cellOf(element.id, items.get(placement.evidence)?.path ?? placement.evidence).placement = placement
    const subject = subjects.find((one) => one.id === element.id)
    for (const side of ['for', 'against'] as const) {
      for (const item of subject?.[side] ?? []) if (item.kind === 'annotation' && item.citation !== null) cellOf(element.id, item.citation.path).marks[side].push(item)
    }
  }
  const columns = [...paths].map((path): MatrixColumn => ({ path, id: items.get(path)?.id ?? null, title: items.get(path)?.title ?? path, kind: items.get(path)?.evidenceKind ?? null }))
  const rank = (column: MatrixColumn): number => (column.kind === null ? KIND_ORDER.length : KIND_ORDER.indexOf(column.kind))
  return {
    columns: columns.toSorted((left, right) => rank(left) - rank(right) || (left.path < right.path ? -1 : 1)),
    cell: (element, path) => cells.get(element)?.get(path) ?? null,
  }
}

const pathsOf = (finding: ReviewFinding): ReadonlySet<string> => new Set([...finding.citations, ...finding.context].map((citation) => citation.path))

/** How many things of a cell stand on one side. */
export const onSide = (cell: MatrixCell, side: 'for' | 'against'): number => cell[side].length + cell.marks[side].length + (cell.placement?.stance === side ? 1 : 0)

/** The square of a cell: half, both halves, or empty where nothing is assessed yet. */
export function squareOf(cell: MatrixCell): Stance | 'both' {
  const [pro, contra] = [onSide(cell, 'for') > 0, onSide(cell, 'against') > 0]
  if (pro && contra) return 'both'
  if (pro) return 'for'
  return contra ? 'against' : 'not-assessed'
}

/** Neighbouring columns of one kind of evidence, for the heads above them. */
export function kindSpans(columns: readonly MatrixColumn[]): readonly { readonly kind: EvidenceKindCode | null; readonly span: number }[] {
  const spans: { kind: EvidenceKindCode | null; span: number }[] = []
  for (const { kind } of columns) {
    const last = spans.at(-1)
    if (last !== undefined && last.kind === kind) last.span += 1
    else spans.push({ kind, span: 1 })
  }
  return spans
}

/** Elements by group: in the order of the office where one is given, else of the pack. */
export function groupsOf(elements: readonly ReviewElement[], order: readonly string[] = []): readonly { readonly group: string; readonly title: string; readonly members: readonly ReviewElement[] }[] {
  const rank = (group: string): number => (order.includes(group) ? order.indexOf(group) : order.length)
  return [...Map.groupBy(elements, (element) => element.group)]
    .map(([group, members]) => ({ group, title: members[0]?.groupTitle ?? group, members }))
    .toSorted((left, right) => rank(left.group) - rank(right.group))
}

/** Elements in the order of their groups, with how many follow in the same group for the first of each group. */
export const groupRows = (elements: readonly ReviewElement[], order: readonly string[] = []): readonly { readonly element: ReviewElement; readonly groupSpan: number }[] =>
  groupsOf(elements, order).flatMap(({ members }) => members.map((element, index) => ({ element, groupSpan: index === 0 ? members.length : 0 })))
