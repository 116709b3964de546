import type { EvidenceItem, ReviewCircumstance } from '../../contract/review.ts'
import { daysForVersion, pointsTo } from '../law/bearing.ts'
import { appliesByDate } from '../law/version-by-date.ts'
import type { SlotCalls } from './called-slots.ts'
import { standing } from './findings.ts'
import { answerPrecondition } from './preconditions.ts'
import type { ReviewInput } from './review-input.ts'
import { slotNames } from './slot-names.ts'

/** Every circumstance of the pack, whether or not anything points to it: what it needs, whether it applies by date, what is missing. */
export function buildCircumstances(input: ReviewInput, evidence: readonly EvidenceItem[], calls: SlotCalls): readonly ReviewCircumstance[] {
  const { pack, language, translate } = input
  const findings = standing(input.findings, input.decisions)
  return pack.circumstances.map((circumstance) => {
    const version = appliesByDate(circumstance, daysForVersion(circumstance, findings, pack), pack, input.view.today)
    return {
      id: circumstance.id,
      tier: circumstance.tier,
      title: circumstance.title[language],
      source: circumstance.source[language],
      appliesByDate: version.applies,
      appliesReason: translate(`applies.reason.${version.reason.code}`, version.reason.values),
      preconditions: circumstance.preconditions.map((id) => {
        const answer = answerPrecondition(id, circumstance, input, evidence)
        const computed = { met: answer.met, reason: translate(`precondition.${id}.${answer.code}`, answer.values) }
        const assessed = input.decisions.preconditions?.[circumstance.id]?.[id] ?? null
        const word = assessed === null ? computed : { met: assessed.met, reason: translate('review.opinion.word', { reviewer: assessed.reviewer, reason: assessed.reason }) }
        return { id, title: translate(`precondition.${id}.title`), ...word, computed, assessed }
      }),
      findings: findings.filter((finding) => pointsTo(finding, circumstance, pack)).map((finding) => finding.id),
      missing: calls.forCircumstance(circumstance).map((missing) => slotNames(missing, input)),
      verified: circumstance.verified,
    }
  })
}
