import { describe, expect, it } from 'vitest'
import { channelMirrored } from '../../../src-main/domain/findings/channel/mirrored.ts'
import { accountAfterFreeze } from '../../../src-main/domain/findings/account/after-freeze.ts'
import { accountThirdParty } from '../../../src-main/domain/findings/account/third-party.ts'
import { RULE_IDS } from '../../../src-main/domain/findings/finding.ts'
import { fundsCash } from '../../../src-main/domain/findings/funds/cash.ts'
import { fundsLargeOut } from '../../../src-main/domain/findings/funds/large-out.ts'
import { fundsPassThrough } from '../../../src-main/domain/findings/funds/pass-through.ts'
import { fundsStructured } from '../../../src-main/domain/findings/funds/structured.ts'
import { fundsToRelated } from '../../../src-main/domain/findings/funds/to-related.ts'
import { performancePaid } from '../../../src-main/domain/findings/performance/paid.ts'
import type { Rule } from '../../../src-main/domain/findings/rule.ts'
import { runRules } from '../../../src-main/domain/findings/run-rules.ts'
import { spendingHigh } from '../../../src-main/domain/findings/spending/high.ts'
import { virtualAsset } from '../../../src-main/domain/findings/virtual/asset.ts'
import type { Transaction } from '../../../src-main/domain/ledger/transaction.ts'
import { addDays, day } from '../../../src-main/domain/values/day.ts'
import { account, context, journey, milestone, party, row, type CaseParts } from './case-builder.ts'

const parts: CaseParts = {
  parties: [party('P1', { name: '张虚构' }), party('P2', { name: '李虚构', role: 'related', relation: 'spouse' })],
  accounts: [account('A', { holder: 'P1', frozenFrom: '2024-03-01' }), account('U', { holder: 'P2', usedBy: 'P1' }), account('W', { holder: 'P1' })],
  milestones: [
    milestone('suit-notice', '2023-01-01'), milestone('judgment-effective', '2023-06-01'), milestone('enforcement-notice-served', '2023-09-01'), milestone('restriction-served', '2023-10-01'),
  ],
  wallets: ['W'],
}

describe('all rules', () => {
  it('find nothing in an empty case', () => {
    expect(runRules(context({}))).toEqual([])
  })
  it('run in the order of the ids, each finding with an id of its own', () => {
    const rows = [row('U', '2024-01-01', '-60000', '李虚构'), row('A', '2024-01-01', '-2000', '虚构KTV'), row('U', '2024-04-01', '5')]
    const found = runRules(context({ ...parts, rows, journeys: [journey('air', '2024-01-01', '张虚构')] }))
    const places = found.map((each) => RULE_IDS.indexOf(each.rule))
    expect(places).toEqual(places.toSorted((left, right) => left - right))
    expect(new Set(found.map((each) => each.id)).size).toBe(found.length)
    expect(found.map((each) => each.id)).toEqual(expect.arrayContaining(['travel.air/party/P1', 'spending.high/party/P1', 'account.third-party/account/U', 'funds.to-related/party/P2']))
  })
})

/** Rows as a large file has them: repeating and single counterparties, wallet payments with the card rows behind them. */
function manyRows(count: number): readonly Transaction[] {
  const names = ['虚构超市', '李虚构', '虚构大酒店', '虚构KTV', '财付通-虚构超市', '支付宝', '玄虚区人民法院', 'USDT 兑换', '王路人', '']
  const start = day('2022-01-01')
  const rows: Transaction[] = []
  for (let index = 0; index < count; index += 1) {
    // Now and then money only passes through.
    if (index % 1000 === 0 || index % 1000 === 4) {
      rows.push(row('A', `${addDays(start, Math.floor((index * 1400) / count))} 12:0${index % 1000}`, index % 1000 === 0 ? '20000' : '-19500', '王路人'))
      continue
    }
    // Every fourth row is the card row behind the wallet row before it.
    const source = index % 4 === 3 ? index - 1 : index
    const at = `${addDays(start, Math.floor((source * 1400) / count))} ${String(source % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00`
    const owner = ['A', 'U', 'W', 'A'][index % 4] ?? 'A'
    const name = source === index ? `${names[(index * 7) % names.length]}${index % 11 === 0 ? index : ''}` : `财付通-${index % 900}`
    const amount = `${source % 5 === 0 ? '' : '-'}${source % 25 < 23 ? (source * 37) % 900 : (source * 37) % 60_000}.${String(source % 100).padStart(2, '0')}`
    rows.push(row(owner, at, amount, name, { memo: index % 5 === 0 ? `订单 ${index}` : '', kind: index % 97 === 0 ? 'refund' : 'ordinary', cash: index % 52 === 0 }))
  }
  return rows
}

/** Seconds belong to the benchmark, where they stand beside a yardstick; here only that no rule looks at every pair of rows. */
it('the rules about money grow no faster than the rows', () => {
  const rules: readonly Rule[] = [
    channelMirrored, spendingHigh, accountThirdParty, accountAfterFreeze, fundsToRelated, fundsLargeOut, fundsCash, fundsStructured, fundsPassThrough, virtualAsset, performancePaid,
  ]
  // Time of this thread, not of the clock: what else the machine does at the time is not the rules' doing.
  const found = new Map<Rule, number>()
  const cost = (rows: readonly Transaction[]): number => {
    const began = process.threadCpuUsage()
    const built = context({ ...parts, facts: { court: '虚南市玄虚区人民法院' }, rows })
    for (const rule of rules) found.set(rule, rule(built).length)
    const took = process.threadCpuUsage(began)
    return (took.user + took.system) / 1000
  }
  const best = (rows: readonly Transaction[]): number => Math.min(cost(rows), cost(rows), cost(rows))
  const few = best(manyRows(50_000))
  const many = best(manyRows(200_000))
  for (const rule of rules) expect(found.get(rule), rule.name).toBeGreaterThan(0)
  // Four times the rows: four times the work is linear, sixteen times would be every pair.
  expect(many / few).toBeLessThan(9)
})
