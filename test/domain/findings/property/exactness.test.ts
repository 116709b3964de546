import fc from 'fast-check'
import { expect, it } from 'vitest'
import { abilityLedger } from '../../../../src-main/domain/findings/ability/ledger.ts'
import { abilityMonths } from '../../../../src-main/domain/findings/ability/ability-months.ts'
import { propertyLowPrice } from '../../../../src-main/domain/findings/property/low-price.ts'
import { statementMissingPeriod } from '../../../../src-main/domain/findings/statement/missing-period.ts'
import { addDays, day } from '../../../../src-main/domain/values/day.ts'
import { fen, formatYuan } from '../../../../src-main/domain/values/money.ts'
import { account, asset, context, dealing, milestone, party, row } from '../case-builder.ts'

const debtor = party('P1', { name: '张虚构' })

it('seven tenths are reckoned to the fen for any amount, beyond what a double holds', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 19n), fc.bigInt(-3n, 3n), (valuation, off) => {
      const price = (valuation * 7n) / 10n + off
      fc.pre(price >= 0n)
      const found = propertyLowPrice(
        context({
          parties: [debtor], milestones: [milestone('suit-notice', '2023-01-01')], assets: [asset('X1', { owner: 'P1', valuation: fen(valuation) })],
          dealings: [dealing('D1', 'sale', '2023-02-01', { asset: 'X1', price: fen(price) })],
        }),
      )
      expect(found.map((each) => each.total)).toEqual(price * 10n < valuation * 7n ? [valuation - price] : [])
    }),
  )
})

const movements = fc.array(fc.record({ days: fc.nat(200), amount: fc.bigInt(-50_000n, 50_000n).filter((each) => each !== 0n) }), { minLength: 1, maxLength: 30 })

it('what could have been paid is never below zero nor above the obligation, and counted months are those with something left', () => {
  fc.assert(
    fc.property(movements, fc.bigInt(0n, 200_000n), fc.bigInt(0n, 30_000n), (moves, owed, living) => {
      const rows = moves.toSorted((one, other) => one.days - other.days).map((each) => row('A1', addDays(day('2024-01-01'), each.days), formatYuan(fen(each.amount)), '某店'))
      const built = context(
        {
          parties: [debtor], accounts: [account('A1', { holder: 'P1' })], milestones: [milestone('judgment-effective', '2024-01-10')], rows,
          facts: { obligation: { kind: 'money', amount: fen(owed), subject: null, nature: null } },
        },
        { 'ability.ledger': { livingCostsPerMonth: formatYuan(fen(living)) } },
      )
      const left = abilityMonths(built, debtor).filter((each) => each.opening + each.income > each.living)
      const [finding] = abilityLedger(built)
      expect(finding?.count ?? 0).toBe(left.length)
      if (finding?.total == null) return
      expect(finding.total).toBeGreaterThanOrEqual(0n)
      expect(finding.total).toBeLessThanOrEqual(owed)
    }),
  )
})

it('no month with a row is ever missing, however the files overlap', () => {
  const files = fc.array(fc.array(fc.nat(700), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(files, (statements) => {
      const rows = statements.flatMap((days, index) => days.toSorted((one, other) => one - other).map((each) => row('A1', addDays(day('2023-01-01'), each), '1', '', { statement: `S${index}` })))
      const missing = statementMissingPeriod(context({ parties: [debtor], accounts: [account('A1', { holder: 'P1' })], rows }))[0]?.groups.map((each) => each.key) ?? []
      // Without balances, a month is missing exactly where no file's span of months reaches it.
      const spans = statements.map((days) => [Math.min(...days), Math.max(...days)].map((each) => addDays(day('2023-01-01'), each).slice(0, 7)))
      const first = spans.map(([from]) => from ?? '').toSorted()[0] ?? ''
      const last = spans.map(([, to]) => to ?? '').toSorted().at(-1) ?? ''
      const months = Array.from({ length: 24 }, (_, index) => `${2023 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`)
      const expected = months.filter((month) => month > first && month < last && !spans.some(([from = '', to = '']) => from <= month && month <= to))
      expect(missing).toEqual(expected)
    }),
  )
})
