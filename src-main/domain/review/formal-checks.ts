import type { EvidenceCheck } from '../../contract/opinion.ts'
import type { EvidenceKindCode } from '../../contract/review.ts'
import type { ReviewInput } from './review-input.ts'

/** The formal checks that the pack asks of this kind of evidence, with what the reviewer noted. Nothing is ticked beforehand, and nothing is added up. */
export function buildChecks(evidence: string, kind: EvidenceKindCode, input: Pick<ReviewInput, 'pack' | 'decisions' | 'language'>): readonly EvidenceCheck[] {
  const { pack, language } = input
  const noted = input.decisions.checks?.[evidence] ?? {}
  return (pack.formalChecks ?? [])
    .filter((check) => check.kinds.includes(kind))
    .map((check) => {
      const norm = pack.norms.find((entry) => entry.id === check.norm)
      const record = noted[check.id]
      return {
        id: check.id,
        property: check.property,
        title: check.title[language],
        source: norm?.source[language] ?? '',
        curable: check.curable,
        verified: norm?.verified ?? false,
        state: record?.state ?? 'unchecked',
        note: record?.note ?? null,
      }
    })
}
