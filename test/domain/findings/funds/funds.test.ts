import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../src-main/domain/findings/finding.ts'
import { fundsCash } from '../../../../src-main/domain/findings/funds/cash.ts'
import { fundsLargeOut } from '../../../../src-main/domain/findings/funds/large-out.ts'
import { fundsPassThrough } from '../../../../src-main/domain/findings/funds/pass-through.ts'
import { passedThrough } from '../../../../src-main/domain/findings/funds/passed-through.ts'
import { Rows } from '../../../../src-main/domain/ledger/rows.ts'
import { fundsStructured } from '../../../../src-main/domain/findings/funds/structured.ts'
import { fundsToRelated } from '../../../../src-main/domain/findings/funds/to-related.ts'
import type { Transaction } from '../../../../src-main/domain/ledger/transaction.ts'
import { fen, formatYuan } from '../../../../src-main/domain/values/money.ts'
import { account, context, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const wife = party('P2', { name: '李虚构', role: 'related', relation: 'spouse' })
const creditor = party('P3', { name: '甲虚构有限公司', role: 'creditor', kind: 'unit' })
const parts: CaseParts = {
  parties: [debtor, wife, creditor],
  accounts: [
    account('A', { holder: 'P1', number: '6222000011111111' }), account('U', { holder: 'P2', usedBy: 'P1', number: '6222000022222222' }),
    account('N', { holder: 'P2', number: '6222000033333333' }), account('W', { holder: 'P1' }),
  ],
  milestones: [milestone('suit-notice', '2023-05-01'), milestone('judgment-effective', '2024-01-01'), milestone('enforcement-notice-served', '2024-03-01')],
  wallets: ['W'],
}
const show = (finding: Finding | undefined): string => (finding ? `${finding.count} ${formatYuan(finding.total ?? yuan('-1'))}` : 'none')
const groups = (finding: Finding | undefined): string[] => finding?.groups.map((each) => `${each.key} ${each.count} ${formatYuan(each.total ?? yuan('-1'))}`) ?? []

describe('funds.to-related', () => {
  const find = (rows: readonly Transaction[], over: Partial<CaseParts> = {}) => fundsToRelated(context({ ...parts, ...over, rows }))
  it('groups by the latest period, from the notice of suit on', () => {
    const [found] = find(['2023-04-30', '2023-05-01', '2023-12-31', '2024-01-01', '2024-02-29', '2024-03-01'].map((day) => row('A', day, '-10', '李虚构')))
    expect([show(found), found?.subject.id]).toEqual(['5 50.00', 'P2'])
    expect(groups(found)).toEqual(['look-back 2 20.00', 'after-effective 2 20.00', 'after-notice 1 10.00'])
  })
  it('starts with the judgment, else with the notice, where the notice of suit is missing', () => {
    const rows = [row('A', '2023-12-31', '-10', '李虚构'), row('A', '2024-01-01', '-10', '李虚构'), row('A', '2024-03-01', '-10', '李虚构')]
    expect(groups(find(rows, { milestones: parts.milestones?.slice(1) ?? [] })[0])).toEqual(['look-back 0 0.00', 'after-effective 1 10.00', 'after-notice 1 10.00'])
    expect(groups(find(rows, { milestones: parts.milestones?.slice(2) ?? [] })[0])).toEqual(['look-back 0 0.00', 'after-effective 0 0.00', 'after-notice 1 10.00'])
    expect(find(rows, { milestones: [] })).toEqual([])
  })
  it('keeps a row of a doubtful day in the sum and out of the certain periods', () => {
    const [found] = find([row('A', '2024-01-15', '-10', '李虚构')], { milestones: [milestone('suit-notice', '2023-05-01'), milestone('judgment-effective', '2024-01')] })
    expect(groups(found)).toEqual(['look-back 0 0.00', 'after-effective 0 0.00', 'after-notice 0 0.00', 'period-unsure 1 10.00'])
  })
  it('goes by the number before the name', () => {
    expect(show(find([row('A', '2024-02-01', '-10', { name: '张虚构', number: '6222000033333333' })])[0])).toBe('1 10.00')
    expect(find([row('A', '2024-02-01', '-10', { name: '李虚构', number: '6222000011111111' })])).toEqual([])
  })
  it('counts a transfer to a related party\'s account that the debtor uses, and one from there', () => {
    expect(show(find([row('A', '2024-02-01', '-10', { name: '', number: '6222000022222222' }), row('U', '2024-02-01', '-5', { number: '6222000033333333' })])[0])).toBe('2 15.00')
  })
  it('counts the wallet row of a pair only, and no account of the related party alone', () => {
    expect(show(find([row('W', '2024-02-01 10:00', '-10', '李虚构'), row('A', '2024-02-01 10:01', '-10', { name: '李虚构', bank: '' }, { memo: '财付通' }), row('N', '2024-02-01', '-3', '李虚构')])[0])).toBe('1 10.00')
  })
  it('takes a co-debtor with a relation for related, but nobody for related to himself', () => {
    const spouse = party('P4', { name: '周虚构', relation: 'spouse' })
    const rows = [row('A', '2024-02-01', '-10', '周虚构'), row('S', '2024-02-02', '-7', '周虚构')]
    const found = find(rows, { parties: [debtor, spouse], accounts: [account('A', { holder: 'P1' }), account('S', { holder: 'P4' })] })
    expect(found.map((each) => [each.subject.id, show(each)])).toEqual([['P4', '1 10.00']])
  })
  it('counts the account of two debtors once', () => {
    const guarantor = party('G', { name: '保虚构', role: 'guarantor' })
    const shared = [account('A', { holder: 'P1', usedBy: 'G' })]
    expect(show(find([row('A', '2024-02-01', '-10', '李虚构')], { parties: [debtor, guarantor, wife], accounts: shared })[0])).toBe('1 10.00')
  })
  it('knows a relation without the role, holds the least amount, and leaves strangers out', () => {
    const brother = party('P4', { name: '张兄弟', role: 'witness', relation: 'brother' })
    const rows = [row('A', '2024-02-01', '-10', '张兄弟'), row('A', '2024-02-01', '-9.99', '张兄弟'), row('A', '2024-02-01', '-50', '王路人'), row('A', '2024-02-01', '50', '张兄弟'), row('A', '2024-02-01', '-5', '张兄弟', { currency: 'USD' })]
    const built = context({ ...parts, parties: [debtor, wife, brother], rows }, { 'funds.to-related': { least: '10.00' } })
    expect(fundsToRelated(built).map((each) => [each.subject.id, show(each)])).toEqual([['P4', '1 10.00']])
    expect(fundsToRelated(context({ ...parts, parties: [debtor, brother], rows }))[0]?.values['foreignRows']).toBe(1)
  })
})

describe('funds.large-out', () => {
  const find = (...rows: readonly Transaction[]) => fundsLargeOut(context({ ...parts, facts: { court: '虚南市玄虚区人民法院' }, rows }))[0]
  it('counts from exactly 10,000.00 and from the day of effect', () => {
    expect(show(find(row('A', '2023-12-31', '-20000', '某人'), row('A', '2024-01-01', '-10000.00', '某人'), row('A', '2024-01-02', '-9999.99', '某人'), row('U', '2024-01-03', '-10000.01', '某人')))).toBe('2 20000.01')
  })
  it('leaves performance and moves between own and used accounts out', () => {
    expect(find(row('A', '2024-02-01', '-20000', '虚南市玄虚区人民法院'), row('A', '2024-02-01', '-20000', '甲虚构有限公司'), row('A', '2024-02-01', '-20000', '张虚构'), row('A', '2024-02-01', '-20000', { name: '李虚构', number: '6222000022222222' }))).toBeUndefined()
  })
  it('leaves the card row behind a top-up out, not one that matches no top-up', () => {
    const topUp = row('W', '2024-02-01 10:00', '20000', '', { direction: 'neutral', kind: 'top-up' })
    expect(find(topUp, row('A', '2024-02-01 10:00', '-20000', '财付通'))).toBeUndefined()
    expect(show(find(topUp, row('A', '2024-02-04 10:00', '-20000', '财付通')))).toBe('1 20000.00')
  })
  it('counts a transfer to a related party, and the wallet row of a pair only', () => {
    expect(show(find(row('A', '2024-02-01', '-20000', '李虚构')))).toBe('1 20000.00')
    const found = find(row('W', '2024-02-01 10:00', '-20000', '某店'), row('A', '2024-02-01 10:00', '-20000', '财付通'))
    expect([show(found), found?.acts[0]?.citation.path]).toEqual(['1 20000.00', 'statements/W.csv'])
  })
})

it('funds.cash counts cash withdrawals of each account after effective', () => {
  const rows = [
    row('A', '2024-01-01', '-100', '', { cash: true }), row('A', '2023-12-31', '-100', '', { cash: true }), row('A', '2024-01-02', '100', '', { cash: true }),
    row('A', '2024-01-02', '-70', ''), row('U', '2024-01-02', '-30', '', { cash: true }), row('N', '2024-01-02', '-30', '', { cash: true }), row('A', '2024-01-02', '-5', '', { cash: true, currency: 'USD' }),
  ]
  const found = fundsCash(context({ ...parts, rows }))
  expect(found.map((each) => [each.subject.id, show(each), each.values['foreignRows']])).toEqual([['A', '1 100.00', 1], ['U', '1 30.00', 0]])
})

describe('funds.structured', () => {
  const find = (...rows: readonly Transaction[]) => fundsStructured(context({ ...parts, rows }))[0]
  const paid = (amount: string, at = '2024-02-01', name: Parameters<typeof row>[3] = '某人'): Transaction => row('A', at, `-${amount}`, name)
  it('needs three below 50,000.00 that together reach it, on one day to one counterparty', () => {
    expect(show(find(paid('20000'), paid('20000'), paid('10000')))).toBe('1 50000.00')
    expect(find(paid('20000'), paid('20000'), paid('9999.99'))).toBeUndefined()
    expect(find(paid('30000'), paid('49999.99'))).toBeUndefined()
    expect(find(paid('20000'), paid('20000'), paid('20000', '2024-02-02'))).toBeUndefined()
    expect(find(paid('20000'), paid('20000'), paid('20000', '2024-02-01', '别人'))).toBeUndefined()
    expect(find(paid('20000', undefined, ''), paid('20000', undefined, ''), paid('20000', undefined, ''))).toBeUndefined()
    expect(find(paid('10000'), paid('10000'), paid('10000'), paid('40000', '2024-02-01', '别人'))).toBeUndefined()
  })
  it('leaves one of the limit or more aside', () => {
    expect(find(paid('50000'), paid('40000'), paid('40000'))).toBeUndefined()
    expect(show(find(paid('50000'), paid('20000'), paid('20000'), paid('20000')))).toBe('1 60000.00')
  })
  it('counts days and counterparties, by the number before the name', () => {
    const numbered = { name: '甲', number: '6000000001' }
    const found = find(paid('20000'), paid('20000'), paid('20000'), ...[1, 2, 3].map(() => paid('30000', '2024-02-01', numbered)), ...[1, 2].map(() => paid('30000', '2024-02-02', numbered)), paid('30000', '2024-02-02', { name: '乙', number: '6000000001' }))
    expect([show(found), found?.acts.length]).toEqual(['3 240000.00', 9])
  })
})

describe('funds.pass-through', () => {
  const find = (...rows: readonly Transaction[]) => fundsPassThrough(context({ ...parts, rows }))[0]
  it('needs exactly nine tenths within exactly 24 hours to one counterparty', () => {
    const came = row('A', '2024-02-01 10:00:00', '10000')
    expect(show(find(came, row('A', '2024-02-02 10:00:00', '-9000', '某人')))).toBe('1 10000.00')
    expect(find(came, row('A', '2024-02-02 10:00:01', '-9000', '某人'))).toBeUndefined()
    expect(find(came, row('A', '2024-02-01 11:00', '-8999.99', '某人'))).toBeUndefined()
    expect(find(came, row('A', '2024-02-01 11:00', '-5000', '某人'), row('A', '2024-02-01 11:00', '-4000', '别人'))).toBeUndefined()
    expect(show(find(came, row('A', '2024-02-01 11:00', '-5000', '某人'), row('A', '2024-02-01 12:00', '-4000', '某人')))).toBe('1 10000.00')
    expect(find(came, row('U', '2024-02-01 11:00', '-9000', '某人'))).toBeUndefined()
  })
  it('needs the least amount and the day of effect', () => {
    expect(find(row('A', '2024-02-01 10:00', '9999.99'), row('A', '2024-02-01 11:00', '-9999.99', '某人'))).toBeUndefined()
    expect(find(row('A', '2023-12-31 23:00', '10000'), row('A', '2024-01-01 00:00', '-10000', '某人'))).toBeUndefined()
    expect(show(find(row('A', '2024-01-01 00:00', '10000'), row('A', '2024-01-01 00:00', '-10000', '某人')))).toBe('1 10000.00')
  })
  it('takes no outflow that stands before the inflow, and counts no money twice', () => {
    expect(find(row('A', '2024-02-01', '-10000', '某人'), row('A', '2024-02-01', '10000'))).toBeUndefined()
    expect(show(find(row('A', '2024-02-01 10:00', '10000'), row('A', '2024-02-01 10:30', '10000'), row('A', '2024-02-01 11:00', '-20000', '某人')))).toBe('2 20000.00')
    expect(show(find(row('A', '2024-02-01 10:00', '10000'), row('A', '2024-02-01 10:30', '10000'), row('A', '2024-02-01 11:00', '-17999.99', '某人')))).toBe('1 10000.00')
    expect(show(find(row('A', '2024-02-01 10:00', '10000'), row('A', '2024-02-01 10:30', '10000'), row('A', '2024-02-01 11:00', '-9000', '某人'), row('A', '2024-02-01 11:01', '-9000', '某人')))).toBe('2 20000.00')
  })
  it('cites the outflows beside the inflows', () => {
    const out = row('A', '2024-02-01 11:00', '-9500', '某人')
    const found = find(row('A', '2024-02-01 10:00', '10000'), out)
    expect(found?.context).toEqual([{ path: out.path, line: out.line }])
  })
  it('finds the same rows whether doubles hold their sums or not', () => {
    const movement = fc.record({ hour: fc.integer({ min: 0, max: 23 }), amount: fc.integer({ min: -30000, max: 30000 }).filter((each) => each !== 0), name: fc.constantFrom('甲', '乙', '') })
    fc.assert(fc.property(fc.array(movement, { maxLength: 25 }), (list) => {
      const found = (times: bigint) => {
        const rows = list.map((each) => ({ ...row('A', `2024-02-01 ${String(each.hour).padStart(2, '0')}:00`, String(each.amount), each.name) })).map((each): Transaction => ({ ...each, amount: fen(each.amount * times) }))
        const { ledger } = context({ rows }).view
        return passedThrough(new Rows(ledger, ledger.order), { least: fen(1_000_000n * times), share: 0.9, hours: 6 })
      }
      expect(found(10n ** 9n)).toEqual(found(1n))
    }))
  })
  it('never counts money that leaves for two inflows, and never less than the share', () => {
    const movement = fc.record({ hour: fc.integer({ min: 0, max: 23 }), day: fc.integer({ min: 1, max: 4 }), amount: fc.integer({ min: -30000, max: 30000 }).filter((each) => each !== 0), name: fc.constantFrom('甲', '乙') })
    fc.assert(fc.property(fc.array(movement, { maxLength: 30 }), (list) => {
      const rows = list.map((each) => row('A', `2024-02-0${each.day} ${String(each.hour).padStart(2, '0')}:00`, String(each.amount), each.name))
      const { ledger } = context({ rows }).view
      const passed = passedThrough(new Rows(ledger, ledger.order), { least: yuan('10000'), share: 0.9, hours: 24 }).map(({ inflow, outflows }) => ({ inflow: ledger.row(inflow), outflows: outflows.map(ledger.row) }))
      const used = new Map(passed.flatMap((each) => each.outflows.map((out) => [out.id, out.amount] as const)))
      const left = [...used.values()].reduce((total, amount) => total + amount, 0n)
      expect(left * 10n >= passed.reduce((total, each) => total + each.inflow.amount, 0n) * 9n).toBe(true)
      for (const each of passed) {
        expect(new Set(each.outflows.map((out) => out.counterparty.name)).size).toBe(1)
        expect(each.outflows.reduce((total, out) => total + out.amount, 0n) * 10n >= each.inflow.amount * 9n).toBe(true)
      }
    }))
  })
})
