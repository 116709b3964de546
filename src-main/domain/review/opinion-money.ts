import type { RecoveryItem, ReviewLeniency } from '../../contract/opinion.ts'
import type { Obligation } from '../case/facts.ts'
import type { Finding } from '../findings/finding.ts'
import { formatYuan } from '../values/money.ts'
import { standing } from './findings.ts'
import { actorOf } from './person-of-finding.ts'
import type { ReviewInput } from './review-input.ts'

type MoneyInput = Pick<ReviewInput, 'view' | 'findings' | 'decisions' | 'pack' | 'language' | 'translate'>

/** Elements on leniency and heavier punishment that are shown beside the payments. */
const HEAVIER = 'EL-HEAVIER'
const RULES = ['EL-LENIENT-1', 'EL-LENIENT-2', HEAVIER]
/** Up to which step a payment falls under which rule; the groups are those of `performance.paid`. */
const RULE_OF_STAGE: Readonly<Record<string, string>> = { 'before-transfer': 'EL-LENIENT-1', 'before-indictment': 'EL-LENIENT-1', 'before-judgment': 'EL-LENIENT-2' }

/** Payments by stage and the nature of the obligation: what the rules on leniency and heavier punishment ask for. Whether they apply is for the reviewer. */
export function buildLeniency(input: MoneyInput, mine: (finding: Finding) => boolean = () => true): ReviewLeniency {
  const { pack, language, view, translate } = input
  const { obligation } = view.facts
  return {
    payments: standing(input.findings, input.decisions).filter((finding) => finding.rule === 'performance.paid' && mine(finding)).map((finding) => ({
      finding: finding.id,
      party: finding.subject.name,
      count: finding.count,
      total: yuanOf(finding),
      stages: finding.groups.map((group) => ({
        key: group.key,
        label: translate(`review.opinion.stage.${group.key}`),
        count: group.count,
        total: group.total === null ? null : formatYuan(group.total),
        rule: RULE_OF_STAGE[group.key] ?? null,
      })),
    })),
    obligation: { kind: obligation?.kind ?? null, nature: obligation?.nature ?? null, amount: obligation?.amount === undefined || obligation.amount === null ? null : formatYuan(obligation.amount) },
    heavier: heavierBy(obligation?.nature ?? null),
    rules: pack.elements.filter((element) => RULES.includes(element.id)).map((element) => ({
      id: element.id, title: element.title[language], source: element.source[language], text: element.officialText ?? element.text[language], verified: element.verified,
    })),
  }
}

function heavierBy(nature: Obligation['nature']): boolean | null {
  switch (nature) {
    case 'support':
    case 'wages':
    case 'medical':
    case 'bereavement':
      return true
    case 'ordinary':
      return false
    case null:
      return null
  }
}

/** Findings on property disposed of. Sums of different rules measure different things (price, shortfall, excess) and are never added up. */
export function buildRecovery(input: MoneyInput, mine: (finding: Finding) => boolean = () => true): readonly RecoveryItem[] {
  const rules = new Set(input.pack.recovery ?? [])
  return standing(input.findings, input.decisions).filter((finding) => rules.has(finding.rule) && mine(finding)).map((finding) => {
    const first = finding.acts[0]?.citation
    return {
      finding: finding.id,
      title: input.translate(`finding.${finding.rule}.title`, { ...finding.values, subject: finding.subject.name }),
      subject: finding.subject.name,
      count: finding.count,
      total: yuanOf(finding),
      status: input.decisions.findings[finding.id]?.status === 'accepted' ? 'accepted' : 'proposed',
      person: actorOf(finding, input.view.facts),
      opinion: input.decisions.recovery?.[finding.id] ?? null,
      citation: first === undefined ? null : { path: first.path, ...(first.line === undefined ? {} : { line: first.line }), ...(first.page === undefined ? {} : { page: first.page }) },
    }
  })
}

const yuanOf = (finding: Finding): string | null => (finding.total === null ? null : formatYuan(finding.total))
