import { describe, expect, it } from 'vitest'
import { account, context, milestone, party, row } from './case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const wife = party('P2', { name: '李虚构', role: 'related', relation: 'spouse' })
const creditor = party('P3', { name: '甲虚构有限公司', role: 'creditor', kind: 'unit' })

describe('subjects', () => {
  it('takes debtors, guarantors and assisting obligors', () => {
    const built = context({ parties: [debtor, party('G', { role: 'guarantor' }), party('O', { role: 'assisting-obligor' }), wife, creditor] })
    expect(built.debtors.map((each) => each.id)).toEqual(['P1', 'G', 'O'])
  })
  it('takes the legal representative of a unit, not of a person', () => {
    const head = party('H', { role: 'related', relation: '法定代表人' })
    expect(context({ parties: [party('U', { kind: 'unit' }), head] }).debtors.map((each) => each.id)).toEqual(['U', 'H'])
    expect(context({ parties: [debtor, head] }).debtors.map((each) => each.id)).toEqual(['P1'])
  })
})

describe('own and used accounts', () => {
  const parts = {
    parties: [debtor, wife],
    accounts: [account('A1', { holder: 'P1' }), account('A2', { holder: 'P2', usedBy: 'P1' }), account('A3', { usedBy: 'P1' }), account('A4', { holder: 'P1', usedBy: 'P1' })],
  }
  it('tells them apart', () => {
    const built = context(parts)
    expect(built.ownAccounts(debtor).map((each) => each.id)).toEqual(['A1', 'A4'])
    expect(built.usedAccounts(debtor).map((each) => each.id)).toEqual(['A2', 'A3'])
  })
  it('leaves foreign rows and the bank side of a pair out of sums over accounts', () => {
    const rows = [
      row('A1', '2024-01-02 10:05', '-100', '财付通-某店'),
      row('A1', '2024-01-03', '-50', '某店', { currency: 'USD' }),
      row('A2', '2024-01-02 10:00', '-100', '某店'),
    ]
    const built = context({ ...parts, rows, wallets: ['A2'] })
    expect(built.rowsAcross(debtor).list().map((each) => each.id)).toEqual([rows[2]?.id])
    expect(built.isBankSideOfPair(rows[0]?.id ?? ('' as never))).toBe(true)
    expect(built.rowsOf(parts.accounts[0]?.id ?? ('' as never))).toHaveLength(2)
  })
})

describe('counterparty', () => {
  const accounts = [account('A1', { holder: 'P1', number: '6222 0000 1111 2222' }), account('A2', { holder: 'P2', number: '6222000033334444', institution: '虚构银行' })]
  const built = context({ parties: [debtor, wife, creditor], accounts })
  const who = (counterparty: Parameters<typeof row>[3]): string | null => built.counterpartyOf(row('A1', '2024-01-01', '-1', counterparty))?.id ?? null

  it('goes by name in any width, case and spacing', () => {
    expect(who('李 虚构')).toBe('P2')
    expect(who('王虚构')).toBeNull()
    expect(who('')).toBeNull()
  })
  it('lets the number decide before the name', () => {
    expect(who({ name: '张虚构', number: '6222000033334444' })).toBe('P2')
    expect(who({ name: '李虚构', number: '6222-0000-1111-2222' })).toBe('P1')
  })
  it('falls back on the name where the number is no account of the case', () => {
    expect(who({ name: '李虚构', number: '999900001111' })).toBe('P2')
  })
  it('takes a masked number only with the name or the institution', () => {
    expect(who({ name: '', number: '622200******4444' })).toBeNull()
    expect(who({ name: '', number: '622200******4444', bank: '虚构银行南京分行' })).toBe('P2')
    expect(who({ name: '某人', number: '622200*****4444', bank: '虚构银行' })).toBeNull()
    expect(who({ name: '虚构银行(4444)', number: '4444' })).toBe('P2')
    expect(who({ name: '', number: '4444' })).toBeNull()
    expect(who({ name: '', number: '*************444', bank: '虚构银行' })).toBeNull()
    expect(who({ name: '', number: '************4444', bank: '虚构银行' })).toBe('P2')
  })
})

describe('performance', () => {
  const base = { parties: [debtor, wife, creditor], accounts: [account('A1', { holder: 'P1' }), account('C1', { holder: 'P3' })] }
  const counts = (name: string, court: string | null, memo = ''): boolean =>
    context({ ...base, facts: { court } }).isPerformance(row('A1', '2024-01-01', '-1', name, { memo }), debtor)

  it('knows the executing court by its long and its short name', () => {
    expect(counts('江苏省虚南市玄虚区人民法院', '江苏省虚南市玄虚区人民法院')).toBe(true)
    expect(counts('玄虚区人民法院执行款专户', '江苏省虚南市玄虚区人民法院')).toBe(true)
    expect(counts('江苏省虚南市玄虚区人民法院', '玄虚区人民法院')).toBe(true)
    expect(counts('鼓虚区人民法院', '江苏省虚南市玄虚区人民法院')).toBe(false)
  })
  it('does not take every intermediate court for the executing one', () => {
    expect(counts('虚南市中级人民法院', '江苏省虚南市中级人民法院')).toBe(true)
    expect(counts('虚北市中级人民法院', '江苏省虚南市中级人民法院')).toBe(false)
  })
  it('takes enforcement money to a court that it does not name, any court where the case names none, and creditors', () => {
    expect(counts('某区人民法院', '江苏省虚南市玄虚区人民法院', '（2024）执行款')).toBe(false)
    expect(counts('人民法院执行款专户', '江苏省虚南市玄虚区人民法院')).toBe(true)
    expect(counts('财付通', '江苏省虚南市玄虚区人民法院', '缴纳人民法院案款')).toBe(true)
    expect(counts('财付通', '江苏省虚南市玄虚区人民法院', '向玄虚区人民法院付款')).toBe(true)
    expect(counts('某区人民法院', null)).toBe(true)
    expect(counts('甲虚构有限公司', null)).toBe(true)
    expect(counts('乙虚构有限公司', null)).toBe(false)
  })
})

describe('between own accounts', () => {
  const parts = {
    parties: [debtor, wife],
    accounts: [account('B', { holder: 'P1', number: '6222000011112222' }), account('W', { holder: 'P1' }), account('U', { holder: 'P2', usedBy: 'P1', number: '6222000033334444' })],
  }
  it('knows the own name, an own or used number, and a wallet\'s own rows with the card row behind them', () => {
    const topUp = row('W', '2024-03-01 10:00', '500', '', { direction: 'neutral', kind: 'top-up' })
    const card = row('B', '2024-03-01 10:01', '-500', '财付通-微信零钱充值')
    const other = row('B', '2024-03-01 10:02', '-500', '财付通-某店')
    const built = context({ ...parts, rows: [card, other, topUp], wallets: ['W'] })
    expect(built.isBetweenOwn(topUp, debtor)).toBe(true)
    expect(built.isBetweenOwn(card, debtor)).toBe(true)
    expect(built.isBetweenOwn(other, debtor)).toBe(false)
    expect(built.isBetweenOwn(row('B', '2024-03-01', '-1', '张虚构'), debtor)).toBe(true)
    expect(built.isBetweenOwn(row('B', '2024-03-01', '-1', { name: '李虚构', number: '6222000033334444' }), debtor)).toBe(true)
    expect(built.isBetweenOwn(row('B', '2024-03-01', '-1', '李虚构'), debtor)).toBe(false)
  })
})

it('takes the first certain day of a milestone', () => {
  const built = context({ parties: [debtor], milestones: [milestone('judgment-effective', '2024-02'), milestone('judgment-effective', '2024-03-05', { party: 'P2' })] })
  expect(built.certainDay(debtor, 'judgment-effective')).toBe('2024-02-29')
  expect(built.certainDay(debtor, 'indicted')).toBeNull()
})
