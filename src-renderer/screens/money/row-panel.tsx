import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSummary, LedgerRow, LedgerRowDetail } from '../../../src-main/contract/ledger.ts'
import type { PeriodKind, Review } from '../../../src-main/contract/review.ts'
import { daysBetween, isDay } from '../../../src-main/domain/values/day.ts'
import { Button, StateMark } from '../../design/index.ts'
import { useClient } from '../../state/context.tsx'
import { fragmentOf, openCitation } from '../../state/navigation.ts'
import { findingName } from '../findings/finding-groups.ts'
import { accountName } from './account-name.ts'
import { showAmount } from './amount-text.ts'
import { PairSection } from './pair-section.tsx'
import type { PairWord } from './pair-section.tsx'
import { PeriodLetter } from './lanes.tsx'

interface RowPanelProps {
  readonly row: LedgerRow
  readonly account: AccountSummary | null
  readonly review: Review | null
  readonly nameOf: (account: string) => string
  readonly onPair: (rows: readonly [LedgerRow, LedgerRow], word: PairWord) => void
}

/** Everything about the row under the cursor: what it says, the lines of the original around it, the periods it falls in, the findings that count it. */
export function RowPanel({ row, account, review, nameOf, onPair }: RowPanelProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [detail, setDetail] = useState<LedgerRowDetail | null>(null)
  useEffect(() => {
    let stopped = false
    setDetail(null)
    void client.call('money.row', { id: row.id }).then((answer) => {
      if (!stopped && answer.ok) setDetail(answer.value)
    })
    return () => {
      stopped = true
    }
  }, [client, row.id])

  const name = account === null ? row.account : accountName(account)
  const findings = (review?.findings ?? []).filter((finding) => row.findings.includes(finding.id))
  return (
    <>
      <div className="sec">
        <h2>{t('review-window.money.rowTitle', { account: name, line: row.line })}</h2>
        <dl className="kv">
          <Fact name={t('review-window.column.time')}>{row.day} {row.time}</Fact>
          <Fact name={t(`review-window.direction.${row.direction}`)}><b>{showAmount(row.amount)}</b> {row.currency === 'CNY' ? t('review-window.yuan') : row.currency}</Fact>
          <Fact name={t('review-window.column.counterparty')}>{row.counterpartyName}</Fact>
          <Fact name={t('review-window.money.counterpartyNumber')}>{row.counterpartyNumber}</Fact>
          <Fact name={t('review-window.column.memo')}>{row.memo}</Fact>
          <Fact name={t('review-window.column.balance')}>{row.balance === null ? '' : showAmount(row.balance)}</Fact>
          <Fact name={t('review-window.column.holder')}>
            {account === null ? '' : `${account.holderName ?? ''}${account.usedByName === null ? '' : t('review-window.money.saidUsedBy', { name: account.usedByName })}`}
          </Fact>
          <Fact name={t('review-window.money.outcome')}>{row.outcome === 'done' ? '' : t(`review-window.outcome.${row.outcome}`)}</Fact>
        </dl>
        {detail?.balanceFollows === false && <p><StateMark state="warn">{t('review-window.money.balanceBreaks')}</StateMark></p>}
        {detail?.balanceFollows === true && <p className="small"><StateMark state="ok">{t('review-window.money.balanceFollows')}</StateMark></p>}
      </div>
      <PairSection row={row} nameOf={nameOf} epoch={review} onWord={onPair} />
      <div className="sec">
        <h2>{t('review-window.original')} <small>{t('review-window.unchanged')}</small></h2>
        <pre className="raw" tabIndex={0} aria-label={t('review-window.money.around')}>
          {(detail?.around ?? []).map((line) => (
            <span key={line.line} className={line.line === row.line ? 'here' : undefined}><span className="ln">{line.line}</span>{line.text}{'\n'}</span>
          ))}
        </pre>
        <p className="small muted brk">{row.path}<br />SHA-256 <span className="mono">{detail === null ? '' : `${detail.sha256.slice(0, 8)}…${detail.sha256.slice(-4)}`}</span></p>
        <p className="acts">
          <Button small keys="O" onClick={() => openCitation(row)}>{t('review-window.openOriginal')}</Button>
          {row.currency === 'CNY' && (row.outcome === 'done' || row.outcome === 'partly-refunded') && <a className="cite" href={fragmentOf({ screen: 'money', target: { view: 'flow', focus: row.id } })}>{t('flow-window.fromRow')}</a>}
        </p>
      </div>
      {detail !== null && detail.cells.length > 0 && (
        <div className="sec">
          <h2>{t('review-window.money.cells')}</h2>
          <dl className="kv small">{detail.cells.map((cell, index) => <Fact key={`${index} ${cell.head}`} name={cell.head}>{cell.text}</Fact>)}</dl>
        </div>
      )}
      <div className="sec">
        <h2>{t('review-window.money.inPeriods')}</h2>
        {row.periods.length === 0 ? <p className="muted">{t('review-window.money.noPeriod')}</p> : (
          <ul className="plist">
            {runningPeriods(review, row).map(({ kind, from, nth }) => (
              <li key={kind}><PeriodLetter kind={kind} named /><span className="muted">{from === null ? '' : t('review-window.money.nthDay', { from, n: nth })}</span></li>
            ))}
          </ul>
        )}
      </div>
      {findings.length > 0 && (
        <div className="sec">
          <h2>{t('review-window.money.findings')} <small>{findings.length}</small></h2>
          <ul className="plain-li">
            {findings.map((finding) => (
              <li key={finding.id}>
                <a className="cite" href={fragmentOf({ screen: 'findings', target: { finding: finding.id } })}>{findingName(finding, t('review-window.comma'))}</a>{' '}
                <span className="muted">{t(`review-window.findingStatus.${finding.status}`)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** A name and its value; nothing where there is no value. */
function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  if (children === '' || children === null) return null
  return <><dt>{name}</dt><dd className="brk">{children}</dd></>
}

/** Periods of a row with the day on which each began and how many days it had run, the first day counted. */
function runningPeriods(review: Review | null, row: LedgerRow): readonly { kind: PeriodKind; from: string | null; nth: number }[] {
  const known = (review?.periods ?? []).filter((period) => period.from <= row.day && (period.to === null || row.day <= period.to))
  const kinds = [...new Set(known.map((period) => period.kind))].filter((kind) => row.periods.includes(kind))
  return kinds.map((kind) => {
    const from = known.filter((period) => period.kind === kind).map((period) => period.from).toSorted()[0] ?? null
    return { kind, from, nth: from !== null && isDay(from) && isDay(row.day) ? daysBetween(from, row.day) + 1 : 0 }
  })
}
