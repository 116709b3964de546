import { buildFinding, cite, partySubject, rowAct } from '../build-finding.ts'
import { inYuan } from '../money-rows.ts'
import type { Rule } from '../rule.ts'

/**
 * `channel.mirrored`: the same movement seen on a wallet and on the bank card behind it, among the party's own and used
 * accounts. Count: pairs; the wallet rows are the acts, the bank rows are cited beside them. Sums nothing: the rule
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
        acts: pairs.map(({ wallet }) => rowAct(wallet)),
        total: null,
        parameters: context.parameters('channel.mirrored'),
        context: pairs.map(({ bank }) => cite(bank)),
        values: {
          foreignRows: all.length - pairs.length,
          farthestHours: Math.ceil(pairs.reduce((most, { apart }) => Math.max(most, apart), 0) / 3600),
        },
      }),
    ]
  })
