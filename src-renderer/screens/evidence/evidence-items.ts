import type { EvidenceItem, EvidenceProperty, ReviewElement } from '../../../src-main/contract/review.ts'
import type { MarkState } from '../../design/index.ts'

/** The three properties of evidence, in the order in which they are judged. */
export const PROPERTIES = ['authenticity', 'legality', 'relevance'] as const

export const PROPERTY_MARK: Readonly<Record<EvidenceProperty['status'], MarkState>> = {
  unreviewed: 'new', accepted: 'yes', doubted: 'disputed', rejected: 'no',
}

/** Elements name their files by id or by path. */
export const elementsOf = (item: EvidenceItem, elements: readonly ReviewElement[]): readonly ReviewElement[] =>
  elements.filter((element) => element.evidence.includes(item.id) || element.evidence.includes(item.path))
