import type { Review } from '../contract/review.ts'
import type { Translate } from '../domain/review/review-input.ts'
import { abilityBlocks } from './checklist-ability.ts'
import { circumstanceBlocks } from './checklist-circumstances.ts'
import { evidenceBlocks, gapBlocks, signatureBlocks } from './checklist-closing.ts'
import { clockBlocks } from './checklist-clocks.ts'
import { checksumBlocks, contradictionBlocks, formalCheckBlocks } from './checklist-comparison.ts'
import { courseBlocks } from './checklist-course.ts'
import type { Block, ChecklistDocument, Fact } from './checklist-document.ts'
import { elementBlocks } from './checklist-elements.ts'
import { findingBlocks } from './checklist-findings.ts'
import { intakeBlocks } from './checklist-intake.ts'
import { periodBlocks } from './checklist-periods.ts'
import { proofBlocks } from './checklist-proof.ts'
import { shortHash, writer as writerOf, type Writer } from './checklist-writer.ts'

/** For whom the checklist is made out; decides its titles. */
export type ChecklistRole = 'judge' | 'prosecutor' | 'transfer' | 'private'

export interface ChecklistOptions {
  readonly translate: Translate
  readonly role: ChecklistRole
}

const SECTIONS: readonly { readonly key: string; readonly blocks: (writer: Writer) => readonly Block[] }[] = [
  { key: 'intake', blocks: (writer) => [...intakeBlocks(writer), ...proofBlocks(writer)] },
  { key: 'periods', blocks: periodBlocks },
  { key: 'findings', blocks: (writer) => [...findingBlocks(writer), ...abilityBlocks(writer)] },
  { key: 'elements', blocks: elementBlocks },
  { key: 'circumstances', blocks: circumstanceBlocks },
  { key: 'gaps', blocks: gapBlocks },
  { key: 'evidence', blocks: (writer) => [...evidenceBlocks(writer), ...formalCheckBlocks(writer), ...checksumBlocks(writer)] },
  { key: 'contradictions', blocks: contradictionBlocks },
  { key: 'clocks', blocks: clockBlocks },
  { key: 'course', blocks: courseBlocks },
  { key: 'signature', blocks: signatureBlocks },
]

/** The whole checklist of a review, in the language of the review. */
export function checklistDocument(review: Review, { translate, role }: ChecklistOptions): ChecklistDocument {
  const writer = writerOf(review, translate)
  const { say, facts, sectionNumber } = writer
  return {
    language: review.language,
    kicker: say('kicker'),
    title: say(`title.${role}`),
    invented: /虚构|invented/iu.test(facts.head.title ?? '') ? say('invented') : null,
    head: head(writer),
    notice: [say('notice'), ...pending(writer)],
    sections: SECTIONS.map(({ key, blocks }, index) => ({
      title: `${sectionNumber(index + 1)}${say(key === 'gaps' ? `section.gaps.${role}` : `section.${key}`)}`,
      blocks: blocks(writer),
    })),
    footer: {
      left: say('footer.left', { id: review.rulePack.id, version: review.rulePack.version }),
      // The numbers are put in by the printer: the marks pass through the catalogue as they are.
      page: say('footer.page', { page: '{{page}}', pages: '{{pages}}' }),
      right: say('footer.right', { head: shortHash(review.audit.head) }),
    },
  }
}

function head({ review, facts, say, translate, amount, moment, list }: Writer): readonly Fact[] {
  const { obligation } = facts
  // Guarantors and assisting obligors are reviewed as debtors are, each under the name of the role.
  const bound = (['debtor', 'guarantor', 'assisting-obligor'] as const).flatMap((role) => {
    const names = facts.parties.filter((party) => party.role === role).map((party) => party.name)
    if (names.length > 0) return [{ label: say(`head.${role}`), text: list(names) }]
    return role === 'debtor' ? [{ label: say('head.debtor'), text: say('head.not-entered') }] : []
  })
  const creditors = facts.parties.filter((party) => party.role === 'creditor').map((party) => party.name)
  const owed = [
    ...(obligation.kind === undefined ? [] : [say(`obligation.${obligation.kind}`)]),
    ...(obligation.subject === undefined ? [] : [obligation.subject]),
    ...(obligation.amount === undefined ? [] : [amount(obligation.amount)]),
  ]
  const { application, rulePack } = review
  const versions = { name: application.name, version: application.version, pack: rulePack.id, packVersion: rulePack.version }
  return [
    { label: say('head.number'), text: facts.head.number ?? say('head.not-entered') },
    { label: say('head.title'), text: facts.head.title ?? say('head.not-entered') },
    { label: say('head.court'), text: facts.head.court ?? say('head.not-entered') },
    ...(facts.head.stage === undefined ? [] : [{ label: say('head.stage'), text: translate(`stage.${facts.head.stage}`) }]),
    ...bound,
    ...(creditors.length === 0 ? [] : [{ label: say('head.creditor'), text: list(creditors) }]),
    { label: say('head.obligation'), text: owed.length === 0 ? say('head.not-entered') : owed.join(say('comma')) },
    { label: say('head.generated'), text: moment(review.generatedAt) },
    { label: say('head.made-with'), text: say('head.versions', versions) },
    { label: say('head.log'), text: say(review.audit.verified ? 'head.log-verified' : 'head.log-broken', { entries: review.audit.entries, head: review.audit.head }) },
  ]
}

/** What is still open on the day the checklist is made, so that the first page says it. */
function pending({ review, say }: Writer): readonly string[] {
  const counts: readonly (readonly [string, number])[] = [
    ['attention', review.intake.files.filter((file) => file.status === 'needs-attention' || file.status === 'rejected').length],
    ['proposed', review.findings.filter((finding) => finding.status === 'proposed').length],
    ['stale', review.findings.filter((finding) => finding.stale !== null).length],
    ['unassessed', review.elements.filter((element) => element.status === 'unassessed').length],
    ['gaps', review.gaps.length],
    ['contradictions', (review.contradictions ?? []).filter((each) => each.state === 'open').length],
    ['checksums', (review.checksums?.lists ?? []).flatMap((list) => list.entries).filter((entry) => entry.result === 'differs').length],
    ['unreviewed', review.evidence.filter((item) => Object.values(item.properties).some((property) => property.status === 'unreviewed')).length],
  ]
  const open = counts.filter(([, count]) => count > 0).map(([key, count]) => say(`pending.${key}`, { count }))
  return [open.length === 0 ? say('pending.none') : say('pending.lead', { items: open.join(say('list-separator')) })]
}
