import type { Dealing, Party } from '../../case/facts.ts'
import { countsActs } from '../../law/bearing.ts'
import { assetOf, dealingDebtor } from '../property/debtor-dealings.ts'
import { dealingCitation } from '../property/fact-citations.ts'
import type { Citation, CountedAct, Finding, RuleId } from '../finding.ts'
import type { RuleContext } from '../rule.ts'

/**
 * Does the rule count conduct held against a person? Not performance, nor what says how complete the evidence is, nor
 * months of ability, nor what is worked out of other findings.
 */
export const isAdverse = (context: RuleContext, rule: RuleId): boolean => countsActs(rule) && !context.pack.favoursAccused.includes(rule)

/**
 * Acts of a finding that concern the debtor: its own; those on its own and used accounts; those about its assets and
 * dealings. A finding about a related party holds payments of every debtor: only those from this one's accounts count.
 */
export function actsOf(context: RuleContext, party: Party, finding: Finding): readonly CountedAct[] {
  if (finding.rule === 'funds.to-related') return paidBy(context, party, finding.acts)
  const { kind, id } = finding.subject
  const dealings = context.view.facts.dealings
  switch (kind) {
    case 'party':
      return id === party.id ? finding.acts : []
    case 'account':
      return [...context.ownAccounts(party), ...context.usedAccounts(party)].some((each) => each.id === id) ? finding.acts : []
    case 'asset':
      return finding.acts.filter((act) => isAboutAssetOf(context, party, finding.rule, id, act))
    case 'dealing':
      return dealings.some((each) => each.id === id && isPartyTo(context, party, each)) ? finding.acts : []
  }
}

/** Key of a row's place in its original. */
const placeOf = (place: { readonly path: string; readonly line?: number }): string => `${place.path}\n${place.line ?? ''}`

function paidBy(context: RuleContext, party: Party, acts: readonly CountedAct[]): readonly CountedAct[] {
  if (context.debtors.length === 1) return acts
  // Only places that the acts name are looked for: a place for each of a million rows would take longer than the rules.
  const wanted = new Set(acts.map((act) => act.citation.line))
  const { ledger, numbers } = context.rowsAcross(party)
  const found = new Set<string>()
  for (const row of numbers) {
    const line = ledger.line[row] as number
    if (wanted.has(line)) found.add(placeOf({ path: ledger.places[ledger.place[row] as number]?.path ?? '', line }))
  }
  return acts.filter((act) => found.has(placeOf(act.citation)))
}

/**
 * An act on an asset is the party's where the asset is, or where the party made that very dealing: what the spouse did
 * with the spouse's own house is not held against the debtor for another dealing with it. A purchase is the buyer's,
 * a cheap sale the seller's.
 */
function isAboutAssetOf(context: RuleContext, party: Party, rule: RuleId, asset: string, act: CountedAct): boolean {
  const dealings = context.view.facts.dealings.filter((each) => each.asset === asset && isSamePlace(dealingCitation(each), act.citation))
  if (rule === 'property.high-price') return dealings.some((each) => each.to === party.id)
  const made = dealings.some((each) => dealingDebtor(context, each)?.id === party.id)
  if (rule === 'property.low-price') return made
  return made || context.view.facts.assets.some((each) => each.id === asset && each.owner === party.id)
}

const isSamePlace = (left: Citation, right: Citation): boolean => left.path === right.path && left.quote === right.quote

/** A settlement that names nobody binds every debtor. */
function isPartyTo(context: RuleContext, party: Party, dealing: Dealing): boolean {
  const owner = assetOf(context, dealing.asset)?.owner ?? null
  if (dealing.kind !== 'settlement') return dealing.from === party.id || owner === party.id
  if (dealing.from === null && dealing.to === null && owner === null) return true
  return [dealing.from, dealing.to, owner].includes(party.id)
}

/**
 * Leaves out the bank row of a mirrored pair where the wallet row of the same payment is among the acts too: rules about
 * one account count both, but it is one act.
 */
export function withoutMirrored(context: RuleContext, party: Party, acts: readonly CountedAct[]): readonly CountedAct[] {
  if (context.mirrorPairs(party).length === 0) return acts
  const places = new Set(acts.map((act) => placeOf(act.citation)))
  const doubled = new Set(context.mirrorPairs(party).flatMap((pair) => (places.has(placeOf(pair.wallet)) ? [placeOf(pair.bank)] : [])))
  return doubled.size === 0 ? acts : acts.filter((act) => !doubled.has(placeOf(act.citation)))
}
