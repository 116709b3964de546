import { expect, it } from 'vitest'
import { channelMirrored } from '../../../../src-main/domain/findings/channel/mirrored.ts'
import { virtualAsset } from '../../../../src-main/domain/findings/virtual/asset.ts'
import { account, context, milestone, party, row } from '../case-builder.ts'

const parts = {
  parties: [party('P1')], accounts: [account('A', { holder: 'P1' }), account('W', { holder: 'P1' })], wallets: ['W'],
  milestones: [milestone('judgment-effective', '2024-01-01')],
}

it('virtual.asset counts outflows to exchanges and remitters after effective', () => {
  const rows = [
    row('A', '2023-12-31', '-1', '火币'), row('A', '2024-01-01', '-2', '某人', { memo: '购买USDT' }), row('A', '2024-01-02', '-3', 'Western Union'), row('A', '2024-01-03', '4', '火币'), row('A', '2024-01-04', '-5', '某店'),
    row('A', '2024-01-04', '-5', '火币', { currency: 'USD' }),
  ]
  const [found] = virtualAsset(context({ ...parts, rows }))
  expect([found?.count, found?.total, found?.values['foreignRows']]).toEqual([2, 500n, 1])
})

it('channel.mirrored counts pairs and cites both rows', () => {
  const [first, second] = [row('W', '2024-01-02 10:00', '-5', '某店'), row('A', '2024-01-02 10:05', '-5', '支付宝')]
  const [found] = channelMirrored(context({ ...parts, rows: [first, second, row('A', '2024-01-02 10:06', '-5', '某店')] }))
  expect([found?.count, found?.total, found?.acts.map((act) => act.citation.line), found?.context]).toEqual([1, null, [first.line, second.line], []])
  expect(channelMirrored(context({ ...parts, rows: [first, second] }, { 'channel.mirrored': { hours: 0 } }))).toEqual([])
})
