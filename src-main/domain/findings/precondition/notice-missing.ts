import type { CaseDocument } from '../../case/case-view.ts'
import type { Milestone, MilestoneKind, Party } from '../../case/facts.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import type { CountedAct } from '../finding.ts'
import { possibleDays } from '../property/certain-days.ts'
import { FACTS_PATH } from '../property/fact-citations.ts'
import type { Rule, RuleContext } from '../rule.ts'

/** Documents that have to be served, and their names. A notice to assist holds the name of the enforcement notice in its own. */
const SERVED: readonly { readonly kind: MilestoneKind; readonly name: RegExp }[] = [
  { kind: 'enforcement-notice-served', name: /(?<!协助)执行通知书/u },
  { kind: 'restriction-served', name: /限制消费令/u },
  { kind: 'fine-served', name: /罚款决定书/u },
  { kind: 'detention-served', name: /拘留决定书/u },
  { kind: 'assist-notice-served', name: /协助执行通知书/u },
]
/** Names of a receipt as a document is titled: service return, post receipt, signature on receipt, notice by publication. */
const PROOF_TITLE = /送达回证|送达证|邮寄回执|签收|公告/u
/**
 * The same in running text, where publication has to be service: orders say of themselves that they may be published,
 * and would otherwise prove their own service.
 */
const PROOF_TEXT = /送达回证|送达证|邮寄回执|签收|公告送达|送达公告/u

/**
 * `precondition.notice-missing`: service of the enforcement notice, restriction order, fine, detention decision or notice
 * to assist that concerns the debtor and has no proof in the file: the milestone names no document that is there, and
 * no document is recognisable as proof of service of it, by its title and path, or by one page that names both.
 */
export const preconditionNoticeMissing: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const missing = withoutProof(context, party)
    if (missing.length === 0) return []
    const groups = SERVED.map(({ kind }) => ({ key: kind, count: missing.filter((each) => each.kind === kind).length, total: null }))
    return [
      buildFinding({
        rule: 'precondition.notice-missing',
        subject: partySubject(party),
        acts: missing.flatMap(servedAct),
        count: missing.length,
        total: null,
        groups: groups.filter((each) => each.count > 0),
        values: { party: party.name },
      }),
    ]
  })

function withoutProof(context: RuleContext, party: Party): readonly Milestone[] {
  const { files } = context.view
  return SERVED.flatMap(({ kind, name }) => {
    const unproved = context.milestones(party, kind).filter((each) => !files.some((file) => file.path === each.evidence))
    return unproved.length > 0 && files.some((file) => provesService(file, name)) ? [] : unproved
  })
}

function provesService(file: CaseDocument, name: RegExp): boolean {
  if (file.kind === 'manifest') return false
  const heading = plain(`${file.title}\n${file.path}`)
  const pages = file.pages.map(plain)
  if (PROOF_TITLE.test(heading)) return name.test(heading) || pages.some((page) => name.test(page))
  return pages.some((page) => PROOF_TEXT.test(page) && (name.test(page) || name.test(heading)))
}

/** Text of scanned and printed forms has blanks between its characters. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')

/** The milestone stands in the stated facts only, also where it names a document that is not there. */
function servedAct(milestone: Milestone): readonly CountedAct[] {
  const days = possibleDays(milestone.date)
  return days === null ? [] : [{ day: days.first, citation: { path: FACTS_PATH, quote: milestone.kind }, amount: null }]
}
