import { buildFinding, cite, partySubject, rowAct } from '../build-finding.ts'
import { inYuan } from '../row-parts.ts'
import type { Rule } from '../rule.ts'

/**
 * `channel.mirrored`: the same movement seen on a wallet and on the bank card behind it, among the party's own and used
 * accounts. Count: pairs; both rows of each are cited, because both are what the rule counts. Sums nothing: the rule
 * only keeps one movement from counting twice.
 */
export const channelMirrored: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const all = context.mirrorPairs(party)
    const pairs = all.filter(({ wallet }) => inYuan(wallet))
    if (pairs.length === 0) return []
    return [
      buildFinding({
        rule: 'channel.mirrored',
        subject: partySubject(party),
        acts: pairs.flatMap(({ wallet, bank }) => [rowAct(wallet), rowAct(bank)]),
        count: pairs.length,
        total: null,
        parameters: context.parameters('channel.mirrored'),
        // Beside them the card's payments of orders that came back whole: they are set aside as well.
        context: context.returnedPairs(party).map(({ bank }) => cite(bank)),
        values: {
          foreignRows: all.length - pairs.length,
          farthestHours: Math.ceil(pairs.reduce((most, { apart }) => Math.max(most, apart), 0) / 3600),
        },
      }),
    ]
  })
