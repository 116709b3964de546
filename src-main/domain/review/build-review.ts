import type { IntakeTotals, Review, ReviewFile, ReviewPeriod } from '../../contract/review.ts'
import type { Period } from '../periods/period.ts'
import { createSlotCalls } from './called-slots.ts'
import { caseRecord } from './case-record.ts'
import { buildChecksums } from './checksums.ts'
import { buildCircumstances } from './circumstances.ts'
import { buildContradictions } from './contradictions.ts'
import { buildEvidence } from './evidence.ts'
import { buildFindings, standing } from './findings.ts'
import { buildGaps } from './gaps.ts'
import { buildOpinion } from './opinion.ts'
import { buildRequests } from './requests.ts'
import type { ReviewInput } from './review-input.ts'
import { buildSanctions } from './sanctions.ts'
import { buildTimeline } from './timeline.ts'
import { treesOf } from './trees.ts'
import { buildOffice, buildPersons, officeAtStage } from './workspace.ts'
import { buildVersions, versionLines } from './versions.ts'

/**
 * Puts the whole review together: contract `threshold-review/1`. Pure and deterministic; it says what is there, what is
 * missing and what the reviewer decided, and never whether anybody is guilty.
 */
export function buildReview(input: ReviewInput): Review {
  const evidence = buildEvidence(input)
  const calls = createSlotCalls(input.pack, standing(input.findings, input.decisions), evidence, input.view.facts.stage)
  const trees = treesOf(input)
  const persons = buildPersons(input, evidence, calls, trees)
  const common = new Set(input.pack.elements.map((element) => element.id))
  return {
    schema: 'threshold-review/1',
    generatedAt: input.generatedAt,
    language: input.language,
    application: input.application,
    rulePack: { id: input.pack.id, version: input.pack.version, ...input.pin },
    case: caseRecord(input.view.facts),
    intake: { files: input.files, totals: intakeTotals(input.files) },
    evidence,
    periods: input.periods.map(reviewPeriod),
    findings: buildFindings(input),
    annotations: (input.decisions.annotations ?? []).map(({ id, document, stances }) => ({ ...document, id, stances })),
    assertions: input.decisions.assertions ?? [],
    accountWords: input.accountWords ?? [],
    ...(input.lexicon === undefined ? {} : { lexicon: input.lexicon }),
    propertyReports: input.view.facts.reports,
    citationLabels: input.citationLabels ?? [],
    // The elements of the pack as they stand for the principal; what only a unit has, and the others, stand under `persons`.
    elements: persons[0]?.elements.filter((element) => common.has(element.id)) ?? [],
    circumstances: buildCircumstances(input, evidence, calls),
    versions: buildVersions(input),
    versionLines: versionLines(input),
    gaps: buildGaps(input, calls, trees),
    requests: buildRequests(input),
    opinion: buildOpinion(input, evidence, trees),
    persons,
    placements: input.decisions.placements ?? [],
    sanctions: buildSanctions(input),
    causation: input.decisions.causation ?? [],
    office: buildOffice({ ...input, office: input.office ?? officeAtStage(input.view.facts.stage) }, evidence),
    checksums: buildChecksums(input, evidence),
    contradictions: buildContradictions(input),
    ability: input.ability ?? [],
    timeline: buildTimeline(input),
    audit: input.audit,
  }
}

/**
 * Files by status; pages of documents and images, a copy or a refused file not counted again; kept rows of statements
 * and of travel records.
 */
export function intakeTotals(files: readonly ReviewFile[]): IntakeTotals {
  const count = (status: ReviewFile['status']): number => files.filter((file) => file.status === status).length
  const kept = (kind: ReviewFile['kind']): number => files.reduce((total, file) => (file.kind === kind ? total + (file.rows?.kept ?? 0) : total), 0)
  const paged = files.filter((file) => (file.kind === 'document' || file.kind === 'image') && file.status !== 'duplicate' && file.status !== 'rejected')
  return {
    files: files.length,
    imported: count('imported'),
    duplicate: count('duplicate'),
    needsAttention: count('needs-attention'),
    rejected: count('rejected'),
    pages: paged.reduce((total, file) => total + (file.pages ?? 0), 0),
    transactions: kept('bank-statement'),
    journeys: kept('travel-record'),
  }
}

function reviewPeriod({ kind, from, to, party, asset, account }: Period): ReviewPeriod {
  return { kind, from, to, party, asset, account }
}
