import type { Party } from '../../case/facts.ts'
import type { Journey } from '../../journeys/journey.ts'
import { masks, plainNumber, sameDocument } from '../../journeys/traveller.ts'
import { buildFinding, cite, partySubject } from '../build-finding.ts'
import type { Rule } from '../rule.ts'
import { isRestricted, journeysTaken } from './counted-journeys.ts'

/**
 * `travel.other-document`: journeys of the debtor in the restriction period made on a document other than the one that
 * the restriction order names. The order names the resident id of 18 digits, else the first resident id of the party,
 * else its first document. A record with several numbers counts only if none of them is that one; resident ids of 15 and
 * 18 digits of one person are equal here as everywhere. A record without a number shows no document. Of border records
 * the exits count, one per trip, as in `travel.border`. Every mode and class of travel counts: the rule is about the
 * document, not about the seat.
 */
export const travelOtherDocument: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const named = namedDocument(party)
    if (named === null) return []
    const restricted = isRestricted(context, party)
    // Records on the named document are left out first: where the same flight stands on both, the other one still counts.
    const counts = (row: Journey): boolean => restricted(row.at.day) && isOnOtherDocument(row, named)
    const journeys: readonly Journey[] = [
      ...journeysTaken(context, party, 'air', counts),
      ...journeysTaken(context, party, 'rail', counts),
      ...journeysTaken(context, party, 'ship', counts),
      ...journeysTaken(context, party, 'border', counts).filter((row) => row.direction === 'exit'),
    ]
    if (journeys.length === 0) return []
    const groups = Map.groupBy(journeys, documentKind)
    return [
      buildFinding({
        rule: 'travel.other-document',
        subject: partySubject(party),
        acts: journeys.map((row) => ({ day: row.at.day, citation: cite(row), amount: null })),
        total: null,
        groups: [...groups].map(([key, rows]) => ({ key, count: rows.length, total: null })),
        values: { named },
      }),
    ]
  })

function namedDocument(party: Party): string | null {
  const ids = party.documents.filter((each) => each.kind === 'resident-id').map((each) => plainNumber(each.number))
  const number = ids.find((each) => each.length === 18) ?? ids[0] ?? plainNumber(party.documents[0]?.number ?? '')
  return number === '' ? null : number
}

function isOnOtherDocument(row: Journey, named: string): boolean {
  const numbers = row.documents.map((each) => plainNumber(each.number)).filter((each) => /[^*]/u.test(each))
  return numbers.length > 0 && !numbers.some((each) => mayBe(each, named))
}

/** Equal as far as a mask lets it be seen. */
const mayBe = (number: string, named: string): boolean => sameDocument(number, named) || masks(number, named)

/** Kind as the record writes it; `unknown` where it names none. */
const documentKind = (row: Journey): string => row.documents.find((each) => each.kind.trim() !== '')?.kind.trim() ?? 'unknown'
