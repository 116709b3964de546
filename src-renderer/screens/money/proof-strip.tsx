import { useTranslation } from 'react-i18next'
import type { AccountSummary } from '../../../src-main/contract/ledger.ts'
import { StateMark } from '../../design/index.ts'
import { accountName } from './account-name.ts'
import { showCount } from './amount-text.ts'
import { monthsBetween } from './months-between.ts'

/** Width of a month and height of an account in the drawing, in px. */
const CELL = 11
const ROW = 24
const TOP = 26

interface ProofStripProps {
  readonly accounts: readonly AccountSummary[]
  readonly onAccount: (id: string) => void
  /** Opens the account with its proof in figures. */
  readonly onProof: (id: string) => void
}

/** What shows that the statements are whole: a cell per month, and rows read = kept + duplicate + rejected. */
export function ProofStrip({ accounts, onAccount, onProof }: ProofStripProps) {
  const { t } = useTranslation()
  const days = accounts.flatMap((account) => account.months.map((one) => one.month)).toSorted()
  const months = monthsBetween(days[0] ?? '', days.at(-1) ?? '')
  const cell = Math.min(CELL, Math.max(3, Math.floor(440 / Math.max(1, months.length))))
  return (
    <section className="proof scroll" aria-label={t('review-window.money.proof')} tabIndex={0}>
      <table className="proof-l">
        <thead><tr><th scope="col">{t('review-window.column.account')}</th><th scope="col">{t('review-window.column.holder')}</th></tr></thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row"><button type="button" className="rowname" onClick={() => onAccount(account.id)}>{accountName(account)}</button></th>
              <td>
                {account.holderName}
                {account.usedByName === null ? null : <span className="tag">{t('review-window.money.usedBy', { name: account.usedByName })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <svg className="proof-svg" width={months.length * cell} height={TOP - 6 + accounts.length * ROW} role="img" aria-label={t('review-window.money.proofDrawing')}>
        {months.map((month, index) => month.endsWith('-01') && (
          <g key={month}>
            <path className="tick" d={`M${index * cell - 0.5} 2V${TOP - 6 + accounts.length * ROW}`} />
            <text className="yr" x={index * cell + 2} y={12}>{month.slice(0, 4)}</text>
          </g>
        ))}
        {accounts.map((account, line) => account.months.map((one) => (
          <MonthCell key={`${account.id} ${one.month}`} x={months.indexOf(one.month) * cell} y={TOP + line * ROW} width={cell - 1} month={one} />
        )))}
      </svg>
      <table className="proof-r">
        <thead>
          <tr>
            {(['read', 'kept', 'duplicate', 'rejected'] as const).map((key) => <th key={key} scope="col" className="num">{t(`review-window.rows.${key}`)}</th>)}
            <th scope="col">{t('review-window.money.carries')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              {(['read', 'kept', 'duplicate', 'rejected'] as const).map((key) => <td key={key} className="num">{showCount(account.rows[key])}</td>)}
              <td><button type="button" className="rowname" onClick={() => onProof(account.id)}><Carries account={account} /></button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MonthCell({ x, y, width, month }: { readonly x: number; readonly y: number; readonly width: number; readonly month: AccountSummary['months'][number] }) {
  const middle = x + width / 2
  return (
    <g>
      <rect className={month.missing ? 'miss' : month.rows > 0 ? 'full' : 'empty'} x={x + 0.5} y={y + 0.5} width={Math.max(1, width - 1)} height={11} />
      {month.missing && <path className="missx" d={`M${x + 2} ${y + 3}l${width - 4} 6m0 -6l${4 - width} 6`} />}
      {month.breaks > 0 && <path className="brk" d={`M${middle} ${y - 3}v18`} />}
      {month.breaks > 0 && <circle className="brkc" cx={middle} cy={y + 6} r={3.5} />}
    </g>
  )
}

/** In words what the drawing shows: breaks and missing months, rows that could not be read, or that every balance carries over. */
export function Carries({ account }: { readonly account: AccountSummary }) {
  const { t } = useTranslation()
  const parts = [
    account.breaks > 0 ? t('review-window.money.breaks', { n: account.breaks }) : '',
    account.missingMonths > 0 ? t('review-window.money.missingMonths', { n: account.missingMonths }) : '',
    account.rows.rejected > 0 ? t('money-window.proof.rejectedRows', { n: account.rows.rejected }) : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) return <StateMark state="warn">{parts.join(t('review-window.comma'))}</StateMark>
  // A wallet without a balance column proves nothing; saying that it carries over would claim a check that was not made.
  if (account.balanceChecked === 0) return <span className="muted">{t('review-window.money.noBalance')}</span>
  return <StateMark state="ok">{t('review-window.money.carriesOver')}</StateMark>
}
