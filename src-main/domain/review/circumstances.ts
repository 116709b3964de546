import type { EvidenceItem, ReviewCircumstance } from '../../contract/review.ts'
import { pointsTo } from '../law/bearing.ts'
import { appliesByDate } from '../law/version-by-date.ts'
import type { SlotCalls } from './called-slots.ts'
import { standing } from './findings.ts'
import { answerPrecondition } from './preconditions.ts'
import type { ReviewInput } from './review-input.ts'
import { lackingFor, supportOf } from './precondition-support.ts'
import { slotNames } from './slot-names.ts'
import { commonTree, type Tree } from './trees.ts'
import { circumstanceVersion, spansForVersion } from './versions.ts'

/** Every circumstance of a tree, whether or not anything points to it: what it needs, whether it applies by date, what is missing. */
export function buildCircumstances(input: ReviewInput, evidence: readonly EvidenceItem[], calls: SlotCalls, tree: Tree = commonTree(input)): readonly ReviewCircumstance[] {
  const { pack, language, translate } = input
  const findings = standing(input.findings, input.decisions)
  return tree.circumstances.map((circumstance) => {
    const subject = tree.id(circumstance.id)
    const spans = spansForVersion(circumstance, input)
    const version = appliesByDate(circumstance, spans.flatMap((span) => [span.from, span.to]), pack, input.view.today)
    return {
      id: subject,
      tier: circumstance.tier,
      title: circumstance.title[language],
      source: circumstance.source[language],
      appliesByDate: version.applies,
      appliesReason: translate(`applies.reason.${version.reason.code}`, version.reason.values),
      preconditions: circumstance.preconditions.map((id) => {
        const answer = answerPrecondition(id, circumstance, input, evidence, tree)
        const computed = { met: answer.met, reason: translate(`precondition.${id}.${answer.code}`, answer.values) }
        const assessed = input.decisions.preconditions?.[subject]?.[id] ?? null
        const word = assessed === null ? computed : { met: assessed.met, reason: translate('review.opinion.word', { reviewer: assessed.reviewer, reason: assessed.reason }) }
        return { id, title: translate(`precondition.${id}.title`), ...word, computed, assessed, support: supportOf(id, circumstance, assessed, input, evidence), lacking: lackingFor(id, input, evidence) }
      }),
      findings: findings.filter((finding) => pointsTo(finding, circumstance, pack)).map((finding) => finding.id),
      missing: calls.forCircumstance(circumstance).map((missing) => slotNames(missing, input)),
      verified: circumstance.verified,
      version: circumstanceVersion(circumstance, spans, input),
    }
  })
}
