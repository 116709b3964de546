import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerRow } from '../../../src-main/contract/ledger.ts'
import type { PairOfRow } from '../../../src-main/contract/ledger-words.ts'
import { Button, CitationLink, StateMark } from '../../design/index.ts'
import { useClient } from '../../state/context.tsx'
import { openRowWords } from '../findings/citation-name.ts'
import { showAmount } from './amount-text.ts'

export type PairWord = 'paired' | 'apart' | 'left-to-rules'

interface PairSectionProps {
  readonly row: LedgerRow
  readonly nameOf: (account: string) => string
  /** Changes whenever the case did: the pair is asked for again. */
  readonly epoch: unknown
  readonly onWord: (rows: readonly [LedgerRow, LedgerRow], word: PairWord) => void
}

/** The row and the one that shows the same movement, side by side; both are kept, and either word on them is the reviewer's. */
export function PairSection({ row, nameOf, epoch, onWord }: PairSectionProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [found, setFound] = useState<PairOfRow | null>(null)
  useEffect(() => {
    let stopped = false
    void client.call('pairs.of', { row: row.id }).then((answer) => {
      if (!stopped) setFound(answer.ok ? answer.value : null)
    })
    return () => {
      stopped = true
    }
  }, [client, row.id, epoch])
  if (found === null || (found.pair === null && found.apart === null)) return null
  const { pair, apart } = found
  return (
    <div className="sec">
      <h2>{t('money-window.pair.title')}</h2>
      {pair !== null && (
        <>
          <SideBySide rows={[row, pair.other]} nameOf={nameOf} counted={pair.counted} />
          <p className="small">{t(`money-window.pair.nature.${pair.nature}`)} {t(pair.word === null ? 'money-window.pair.byRule' : 'money-window.pair.byHand', { who: who(pair.word) })}</p>
          {pair.word !== null && <p className="small brk">{t('review-window.reason')}{t('money-window.colon')}{pair.word.reason}</p>}
          {pair.other.amount !== row.amount && <p><StateMark state="warn">{t('money-window.pair.amountsDiffer')}</StateMark></p>}
          <p className="acts">
            <Button small onClick={() => onWord([row, pair.other], 'apart')}>{t('money-window.pair.part')}</Button>
            {pair.origin === 'hand' && <Button small look="plain" onClick={() => onWord([row, pair.other], 'left-to-rules')}>{t('money-window.pair.leave')}</Button>}
          </p>
        </>
      )}
      {apart !== null && (
        <>
          <SideBySide rows={[row, apart.other]} nameOf={nameOf} counted={null} />
          <p className="small brk">{t('money-window.pair.saidApart', { who: who(apart) })}{apart.reason}</p>
          <p className="acts">
            <Button small onClick={() => onWord([row, apart.other], 'paired')}>{t('money-window.pair.join')}</Button>
            <Button small look="plain" onClick={() => onWord([row, apart.other], 'left-to-rules')}>{t('money-window.pair.leave')}</Button>
          </p>
        </>
      )}
    </div>
  )
}

/** Who said it and when; a case without a named reviewer has the time alone. */
const who = (word: { readonly reviewer: string; readonly at: string } | null): string =>
  word === null ? '' : [word.reviewer, word.at.slice(0, 16).replace('T', ' ')].filter((part) => part !== '').join(' ')

/** What two rows say, one beside the other. */
export function SideBySide({ rows, nameOf, counted }: { readonly rows: readonly [LedgerRow, LedgerRow]; readonly nameOf: (account: string) => string; readonly counted: 'this' | 'other' | null }) {
  const { t } = useTranslation()
  const line = (name: string, show: (row: LedgerRow) => React.ReactNode) => (
    <tr><th scope="row">{name}</th>{rows.map((row) => <td key={row.id} className="brk">{show(row)}</td>)}</tr>
  )
  return (
    <table className="side-by-side small">
      <thead>
        <tr>
          <th scope="col"><span className="vh">{t('review-window.column.what')}</span></th>
          {rows.map((row, index) => <th key={row.id} scope="col">{nameOf(row.account)}{counted === null ? null : <span className="tag">{t(counted === (index === 0 ? 'this' : 'other') ? 'money-window.pair.counted' : 'money-window.pair.seenAgain')}</span>}</th>)}
        </tr>
      </thead>
      <tbody>
        {line(t('review-window.column.time'), (row) => `${row.day} ${row.time ?? ''}`)}
        {line(t('review-window.filter.direction'), (row) => t(`review-window.direction.${row.direction}`))}
        {line(t('review-window.column.amount'), (row) => <span className="num">{showAmount(row.amount)}</span>)}
        {line(t('review-window.column.counterparty'), (row) => row.counterpartyName || row.counterpartyNumber)}
        {line(t('review-window.column.memo'), (row) => row.memo)}
        {line(t('review-window.column.line'), (row) => <CitationLink citation={row} label={openRowWords(row, t)}>{row.line}</CitationLink>)}
      </tbody>
    </table>
  )
}
