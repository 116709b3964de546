import { createRuleContext } from '../../domain/findings/context.ts'
import { withCaseVocabulary } from '../../domain/findings/case-lexicon.ts'
import { deliveredLexicon } from '../../domain/findings/lexicon.ts'
import { runRulesInSteps } from '../../domain/findings/run-rules.ts'
import { packOf } from '../rules/pack-of.ts'
import { changesSoFar } from '../../db/ledger-page.ts'
import { loadDecisions } from '../opinion/decisions.ts'
import { caseView, loadFacts } from './load-case.ts'
import { hasManyRows, ledgerOf, readLedger } from './read-ledger.ts'
import { caseVocabulary, counterpartyWords, pairingWords } from '../money/spoken-words.ts'
import type { Derived, Session } from './session.ts'
import { withRests } from './with-rests.ts'

/** The case as the rules see it and what they found; worked out again only after a change. */
export function derive(session: Session): Derived {
  const known = derivedNow(session)
  if (known) return known
  const steps = deriving(session)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** What was derived and still stands; null where it has to be worked out first. */
export const derivedNow = (session: Session): Derived | null => (session.derived && !session.derived.rulesChanged ? session.derived : null)

/** What was derived, worked out first where that takes no noticeable time; null where the rules of a big case, which shows its rows first, have still to run. */
export const deriveIfQuick = (session: Session): Derived | null => derivedNow(session) ?? (hasManyRows(session) ? null : derive(session))

const runRules = withRests((session) => ({ begin: () => deriving(session), known: () => derivedNow(session), age: () => changesSoFar(session.file.database) }))

/**
 * As {@link derive}, letting other calls in between: a window that opens a million rows shows its grid
 * meanwhile. A change of the case during the work starts it again.
 */
export async function deriveWithRests(session: Session): Promise<Derived> {
  // The grid may be reading the rows already.
  if (session.derived === null) await readLedger(session)
  return runRules(session)
}

function* deriving(session: Session): Generator<unknown, Derived> {
  // The reviewer's word on an account changes the facts and no row: a million rows are not read again for it.
  const known = session.derived?.view
  const view = known ? { ...known, facts: loadFacts(session.file.database) } : caseView(session.file.database, yield* ledgerOf(session))
  const context = createRuleContext(view, withCaseVocabulary(deliveredLexicon(), caseVocabulary(session)), packOf(session), loadDecisions(session).parameters, pairingWords(session), counterpartyWords(session))
  return (session.derived = { view, context, findings: yield* runRulesInSteps(context), rulesChanged: false })
}
