import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSide, AccountWordView } from '../../../src-main/contract/account-words.ts'
import type { AccountSummary } from '../../../src-main/contract/ledger.ts'
import type { LedgerWordAnswer } from '../../../src-main/contract/ledger-words.ts'
import { DataTable, Empty, linesOf, ScreenHead, SidePanel } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { amendTarget, goTo, usePlace } from '../../state/navigation.ts'
import { accountName } from './account-name.ts'
import { AccountWordDialog, type AccountQuestion } from './account-word-dialog.tsx'
import { AccountWordSection } from './account-word-section.tsx'
import { showAmount, showCount } from './amount-text.ts'
import { ChangedFindings } from './changed-findings.tsx'
import { ProofDetail } from './proof-detail.tsx'
import { Carries } from './proof-strip.tsx'
import { stillStands } from './still-stands.ts'
import { useParties } from './use-parties.ts'

/** Every account of the case: who holds it, who is said to use it and on which evidence, and whether its statements prove themselves. */
export function AccountsView({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const { run, speak } = useActions()
  const { target } = usePlace()
  const language = useAppState((state) => state.preferences.language)
  const review = useAppState((state) => state.review)
  const [accounts, setAccounts] = useState<readonly AccountSummary[] | null>(null)
  const [words, setWords] = useState<readonly AccountWordView[]>([])
  const [question, setQuestion] = useState<AccountQuestion | null>(null)
  const [changes, setChanges] = useState<LedgerWordAnswer | null>(null)
  const parties = useParties(review)

  useEffect(() => {
    let stopped = false
    void Promise.all([run('money.accounts', {}), run('accounts.words', { language })]).then(([found, said]) => {
      if (stopped) return
      if (found !== null) setAccounts(found)
      if (said !== null) setWords(said)
    })
    return () => {
      stopped = true
    }
  }, [run, review, language])

  const all = accounts ?? []
  const asked = all.findIndex((account) => account.id === target['account'])
  const shown = asked >= 0 ? asked : null
  const current = shown === null ? null : (all[shown] ?? null)
  const nameOf = (party: string | null): string => parties.find((each) => each.value === party)?.label ?? party ?? ''
  const keep = async (account: string, side: AccountSide, word: Parameters<Parameters<typeof AccountWordDialog>[0]['onAnswer']>[0] | null): Promise<void> => {
    setQuestion(null)
    const kept = await speak('accounts.say', {
      account, side, language,
      word: word === null ? null : { party: word.party, reason: word.reason, evidence: word.evidence.map(({ reference, why }) => ({ reference, why })) },
    }, t(`money-window.accounts.done.${word === null ? 'back' : side}`))
    if (kept !== null) setChanges(kept)
  }
  const said = (account: AccountSummary, side: AccountSide) => words.some((each) => each.account === account.id && each.side === side) && <span className="tag">{t('money-window.accounts.byHand')}</span>
  const columns: readonly TableColumn<AccountSummary>[] = [
    { id: 'account', title: t('review-window.column.account'), rowHeader: true, width: '8rem', cell: (account) => accountName(account) },
    { id: 'holder', title: t('money-window.accounts.holder'), cell: (account) => <span className="cp"><span className="clip">{account.holderName ?? t('money-window.accounts.nobody.holder')}</span>{said(account, 'holder')}</span> },
    { id: 'usedBy', title: t('money-window.accounts.usedBy'), cell: (account) => <span className="cp"><span className="clip">{account.usedByName ?? ''}</span>{said(account, 'usedBy')}</span> },
    { id: 'rows', title: t('review-window.rows.kept'), width: '4rem', numeric: true, cell: (account) => showCount(account.rows.kept) },
    { id: 'in', title: t('review-window.column.in'), width: '7rem', numeric: true, cell: (account) => showAmount(account.totalIn) },
    { id: 'out', title: t('review-window.column.out'), width: '7rem', numeric: true, cell: (account) => showAmount(account.totalOut) },
    { id: 'proof', title: t('review-window.money.carries'), width: '12rem', cell: (account) => <Carries account={account} /> },
  ]
  return (
    <>
      <ScreenHead title={t('window.screen.money')} actions={tabs}>{accounts === null ? null : t('money-window.accounts.facts', { n: all.length, words: words.length })}</ScreenHead>
      <DataTable
        label={t('money-window.accounts.table')} className="ledger accounts" columns={columns} selected={shown} onSelect={(index) => amendTarget('money', { view: 'accounts', account: all[index]?.id ?? '' })}
        lines={linesOf(all.map((account) => ({ kind: 'row' as const, key: account.id, row: account })))}
        onOpen={(account) => goTo('money', { account: account.id })}
        empty={accounts === null ? <p className="waiting" role="status">{t('review-window.loading')}</p> : <Empty title={t('review-window.money.noRows')}>{t('review-window.money.noStatements')}</Empty>}
      />
      {current !== null && <ProofDetail account={current} epoch={review} />}
      {question !== null && (
        <AccountWordDialog question={question} parties={parties} onClose={() => setQuestion(null)} onAnswer={(word) => void keep(question.account, question.side, word)} />
      )}
      <SidePanel label={t('money-window.accounts.panel')}>
        {changes !== null && stillStands(changes, review) && <ChangedFindings changes={changes.changes} onClose={() => setChanges(null)} />}
        {current === null ? <p className="sec muted">{t('money-window.accounts.select')}</p> : (
          <>
            <div className="sec"><h2>{accountName(current)}</h2><p className="small brk">{[current.institution, current.number ?? ''].filter((part) => part !== '').join(' ')}</p></div>
            <AccountWordSection
              account={current} words={words.filter((each) => each.account === current.id)} nameOf={nameOf} review={review}
              onAsk={(side) => setQuestion({ account: current.id, name: accountName(current), side })} onTakeBack={(side) => void keep(current.id, side, null)}
            />
          </>
        )}
      </SidePanel>
    </>
  )
}
