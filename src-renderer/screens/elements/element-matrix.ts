import type { EvidenceItem, EvidenceKindCode, Review, ReviewElement, ReviewFinding, Stance } from '../../../src-main/contract/review.ts'

/** One file of the matrix: a column. */
export interface MatrixColumn {
  readonly path: string
  readonly title: string
  readonly kind: EvidenceKindCode | null
}

/** What one file says to one element. */
export interface MatrixCell {
  readonly for: readonly ReviewFinding[]
  readonly against: readonly ReviewFinding[]
  /** Findings from the file that bear on the element and that nobody assessed. */
  readonly open: readonly ReviewFinding[]
  /** The file fills a slot of the element's evidence list. */
  readonly fillsSlot: boolean
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  readonly cell: (element: string, path: string) => MatrixCell | null
}

const KIND_ORDER: readonly EvidenceKindCode[] = ['physical', 'documentary', 'testimony', 'victim-statement', 'accused-statement', 'expert-opinion', 'inspection-record', 'audio-visual-electronic']

/** Files against elements, as far as findings and evidence slots tie them: files that say nothing to any element have no column. */
export function matrixOf(review: Pick<Review, 'elements' | 'findings' | 'evidence'>): Matrix {
  const items = new Map<string, EvidenceItem>()
  for (const item of review.evidence) {
    items.set(item.id, item)
    items.set(item.path, item)
  }
  const findings = new Map(review.findings.map((finding) => [finding.id, finding]))
  const cells = new Map<string, Map<string, { for: ReviewFinding[]; against: ReviewFinding[]; open: ReviewFinding[]; fillsSlot: boolean }>>()
  const paths = new Set<string>()
  const cellOf = (element: string, path: string) => {
    paths.add(path)
    const row = cells.get(element) ?? new Map()
    cells.set(element, row)
    const cell = row.get(path) ?? { for: [], against: [], open: [], fillsSlot: false }
    row.set(path, cell)
    return cell
  }
  for (const element of review.elements) {
    for (const [side, ids] of [['for', element.forFindings], ['against', element.againstFindings], ['open', element.openFindings]] as const) {
      for (const id of ids) {
        const finding = findings.get(id)
        if (finding !== undefined) for (const path of pathsOf(finding)) cellOf(element.id, path)[side].push(finding)
      }
    }
    for (const key of element.evidence) cellOf(element.id, items.get(key)?.path ?? key).fillsSlot = true
  }
  const columns = [...paths].map((path): MatrixColumn => ({ path, title: items.get(path)?.title ?? path, kind: items.get(path)?.evidenceKind ?? null }))
  const rank = (column: MatrixColumn): number => (column.kind === null ? KIND_ORDER.length : KIND_ORDER.indexOf(column.kind))
  return {
    columns: columns.toSorted((left, right) => rank(left) - rank(right) || (left.path < right.path ? -1 : 1)),
    cell: (element, path) => cells.get(element)?.get(path) ?? null,
  }
}

const pathsOf = (finding: ReviewFinding): ReadonlySet<string> => new Set([...finding.citations, ...finding.context].map((citation) => citation.path))

/** The square of a cell: half, both halves, or empty where nothing is assessed yet. */
export function squareOf(cell: MatrixCell): Stance | 'both' {
  if (cell.for.length > 0 && cell.against.length > 0) return 'both'
  if (cell.for.length > 0) return 'for'
  return cell.against.length > 0 ? 'against' : 'not-assessed'
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

/** Elements in the order of the pack, with how many follow in the same group for the first of each group. */
export function groupRows(elements: readonly ReviewElement[]): readonly { readonly element: ReviewElement; readonly groupSpan: number }[] {
  const groups = Map.groupBy(elements, (element) => element.group)
  return [...groups.values()].flatMap((members) => members.map((element, index) => ({ element, groupSpan: index === 0 ? members.length : 0 })))
}
