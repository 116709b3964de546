import { createRuleContext } from '../../domain/findings/context.ts'
import { withCaseVocabulary } from '../../domain/findings/case-lexicon.ts'
import { deliveredLexicon } from '../../domain/findings/lexicon.ts'
import { runRulesInSteps } from '../../domain/findings/run-rules.ts'
import { packOf } from '../rules/pack-of.ts'
import { changesSoFar } from '../../db/ledger-page.ts'
import { keptRowCount } from '../../db/source-tables.ts'
import { loadDecisions } from '../opinion/decisions.ts'
import { ledgerInSlices } from '../../db/stored-ledger.ts'
import { caseView, loadFacts } from './load-case.ts'
import { readLedger } from './read-ledger.ts'
import { caseVocabulary, counterpartyWords, pairingWords } from '../money/spoken-words.ts'
import { othersTurn, type Derived, type Session } from './session.ts'

/** The case as the rules see it and what they found; worked out again only after a change. */
export function derive(session: Session): Derived {
  const known = derivedNow(session)
  if (known) return known
  const steps = deriving(session)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return (session.derived = step.value)
  }
}

/** What was derived and still stands; null where it has to be worked out first. */
export const derivedNow = (session: Session): Derived | null => (session.derived && !session.derived.rulesChanged ? session.derived : null)

/** Up to here the rules run in a moment; a bigger case shows its rows first, and what the rules say of them once they have run. */
const QUICK_ROWS = 20_000

/** What was derived, worked out first where that takes no noticeable time; null where the rules of a big case have still to run. */
export const deriveIfQuick = (session: Session): Derived | null => derivedNow(session) ?? (keptRowCount(session.file.database) <= QUICK_ROWS ? derive(session) : null)

/** Longest time for which other calls wait, as far as slices and single rules allow. */
const TURN_MS = 20
const underWay = new WeakMap<Session, Promise<Derived>>()

/**
 * As {@link derive}, letting other calls in between: a window that opens a million rows shows its grid
 * meanwhile. A change of the case during the work starts it again.
 */
export function deriveWithRests(session: Session): Promise<Derived> {
  const known = derivedNow(session)
  if (known) return Promise.resolve(known)
  const running = underWay.get(session)
  if (running) return running
  const work = rested(session).finally(() => underWay.delete(session))
  underWay.set(session, work)
  return work
}

async function rested(session: Session): Promise<Derived> {
  // The grid may be reading the rows already.
  if (session.derived === null) await readLedger(session)
  const { database } = session.file
  let changes = changesSoFar(database)
  let steps = deriving(session)
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return (session.derived = step.value)
    if (performance.now() - since < TURN_MS) continue
    await othersTurn(session)
    since = performance.now()
    const known = derivedNow(session)
    if (known) return known
    const now = changesSoFar(database)
    if (now !== changes) {
      changes = now
      steps = deriving(session)
    }
  }
}

function* deriving(session: Session): Generator<unknown, Derived> {
  // The reviewer's word on an account changes the facts and no row: a million rows are not read again for it.
  const known = session.derived?.view
  const view = known ? { ...known, facts: loadFacts(session.file.database) } : caseView(session.file.database, (session.ledger ??= yield* ledgerInSlices(session.file.database)))
  const context = createRuleContext(view, withCaseVocabulary(deliveredLexicon(), caseVocabulary(session)), packOf(session), loadDecisions(session).parameters, pairingWords(session), counterpartyWords(session))
  return { view, context, findings: yield* runRulesInSteps(context), rulesChanged: false }
}
