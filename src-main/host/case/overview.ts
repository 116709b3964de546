import type { CaseOverview } from '../../contract/screens.ts'
import { auditTime } from '../../db/audit.ts'
import { historyState, currentDecisions } from '../../db/decisions.ts'
import { listFiles } from '../../db/files.ts'
import { debtorsOf } from '../../domain/ledger/ownership.ts'
import { packOf } from '../rules/pack-of.ts'
import { deriveIfQuick } from './derive.ts'
import { loadFacts } from './load-case.ts'
import { mayMove, plainTarget, seatFacts, seatOfTarget } from '../opinion/seat.ts'
import { reviewerOf, type Session } from './session.ts'

/** What the frame of the window shows of the open case. */
export function caseOverview(session: Session): CaseOverview {
  const derived = deriveIfQuick(session)
  const facts = derived?.view.facts ?? loadFacts(session.file.database)
  const files = listFiles(session.file.database)
  const decisions = currentDecisions(session.file.database)
  const decided = new Set(decisions.filter((each) => each.kind === 'finding').map((each) => each.target))
  const seat = seatFacts(decisions, reviewerOf(session))
  const own = decisions.filter((each) => each.kind === 'element' && seatOfTarget(each.target) === (seat?.seat ?? 'first'))
  const assessed = new Set(own.map((each) => plainTarget(each.target)))
  return {
    path: session.file.path,
    number: facts.number,
    title: facts.title,
    court: facts.court,
    stage: facts.stage,
    debtors: debtorsOf(facts).map((party) => party.name),
    encrypted: session.file.encrypted,
    invented: /虚构/u.test(`${facts.title ?? ''}${facts.number ?? ''}`),
    reviewer: reviewerOf(session),
    savedAt: auditTime(session.file.database) ?? session.openedAt,
    files: files.length,
    needsAttention: files.filter((file) => file.status === 'needs-attention' || file.status === 'rejected').length,
    // A big case is opened before its rules have run; the window asks again once they have.
    openFindings: derived?.findings.filter((finding) => !decided.has(finding.id)).length ?? 0,
    openElements: packOf(session).elements.filter((element) => !assessed.has(element.id)).length,
    ...historyState(session.file.database, mayMove(seat)),
  }
}
