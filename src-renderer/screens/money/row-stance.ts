import type { ReviewFinding, Stance } from '../../../src-main/contract/review.ts'

/** What the reviewer made of the findings that count a row: null where none counts it, not assessed where none is accepted with a stance. */
export function stanceOfFindings(findings: readonly Pick<ReviewFinding, 'id' | 'status' | 'decision'>[]): (ids: readonly string[]) => Stance | 'both' | null {
  const byId = new Map(findings.map((finding) => [finding.id, finding]))
  return (ids) => {
    if (ids.length === 0) return null
    const stances = new Set(ids.flatMap((id) => {
      const finding = byId.get(id)
      return finding?.status === 'accepted' ? Object.values(finding.decision?.stances ?? {}) : []
    }))
    if (stances.has('for') && stances.has('against')) return 'both'
    return stances.has('for') ? 'for' : stances.has('against') ? 'against' : 'not-assessed'
  }
}
