import type { BundleObligation } from '../../contract/case-bundle.ts'
import { formatYuan } from '../values/money.ts'
import { kindsOf } from './document-kinds.ts'
import { PATTERNS } from './patterns.ts'
import type { DateRole } from './proposal.ts'
import { readAmount } from './read-amount.ts'
import { readDate, yearBefore } from './read-date.ts'
import { draft, matchesOn, type Draft, type Reading } from './reading.ts'

/** Every date with what it is the date of. For reading only: a date alone states nothing. */
export function dateProposals(reading: Reading): readonly Draft[] {
  return reading.pages.flatMap((page) =>
    [...matchesOn(page, PATTERNS.date)].flatMap(({ match, stretch }): Draft[] => {
      const date = readDate(match[0], yearBefore(page.folded.text, stretch.start))
      if (date === null) return []
      const before = page.folded.text.slice(Math.max(0, stretch.start - 20), stretch.start)
      const after = page.folded.text.slice(stretch.end, stretch.end + 24)
      const role = PATTERNS.dateRoles.find((each) => (each.before !== null && each.before.test(before)) || each.after.test(after))?.role ?? 'mentioned'
      return [draft(reading, stretch, `date.${role}`, { kind: 'date', date, role: role as DateRole }, null)]
    }),
  )
}

/** Every amount, exact to the fen. For reading only. */
export function amountProposals(reading: Reading): readonly Draft[] {
  return reading.pages.flatMap((page) =>
    [...matchesOn(page, PATTERNS.amount)].flatMap(({ match, stretch }): Draft[] => {
      const read = readAmount(match[0])
      return read === null ? [] : [draft(reading, stretch, 'amount', { kind: 'amount', ...read }, null)]
    }),
  )
}

/** What the operative part orders to be paid, or what is said to be enforced. A criminal judgment orders nothing to be enforced here. */
export function obligationProposals(reading: Reading): readonly Draft[] {
  const head = kindsOf(reading)[0]
  const criminal = head !== undefined && /刑事/u.test(head.page.folded.text.slice(head.start, head.end))
  const drafts: Draft[] = []
  let ordered = false
  for (const page of reading.pages) {
    const anchor = PATTERNS.obligation.anchor.exec(page.folded.text)
    const from = ordered ? 0 : anchor === null ? null : anchor.index
    for (const pattern of PATTERNS.obligation.amounts) {
      for (const { match, stretch } of matchesOn(page, pattern.expression)) {
        if (pattern.afterAnchor && (criminal || from === null || stretch.start < from)) continue
        if (PATTERNS.obligation.notOrdered.test(match[0])) continue
        const read = readAmount(match.groups?.['amount'] ?? '')
        if (read === null || read.approximate) continue
        const subject = PATTERNS.obligation.subjects.find((each) => match[0].includes(each.word))
        const body: BundleObligation = {
          kind: 'money',
          amount: formatYuan(read.amount),
          ...(subject === undefined ? {} : { subject: subject.word, nature: subject.nature as NonNullable<BundleObligation['nature']> }),
        }
        drafts.push(draft(reading, stretch, pattern.id, { kind: 'obligation', amount: read.amount }, { kind: 'obligation', id: 'obligation', body }))
      }
    }
    ordered ||= anchor !== null
  }
  return drafts
}
