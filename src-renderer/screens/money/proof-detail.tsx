import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSummary } from '../../../src-main/contract/ledger.ts'
import type { ProofRow, StatementProof } from '../../../src-main/contract/statement-proof.ts'
import { CitationLink, DataTable, SelectField, StateMark } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { useActions } from '../../state/context.tsx'
import { openCitation } from '../../state/navigation.ts'
import { openRowWords } from '../findings/citation-name.ts'
import { showAmount, showCount } from './amount-text.ts'
import { ProofReasons } from './proof-reasons.tsx'

const PAGE = 200

interface ProofDetailProps {
  readonly account: AccountSummary
  /** Changes whenever the case did. */
  readonly epoch: unknown
}

/** The proof of one account: opening + in − out = closing over all its files and for each, what they share, and the running balance row by row. */
export function ProofDetail({ account, epoch }: ProofDetailProps) {
  const { t } = useTranslation()
  const { run } = useActions()
  const [proof, setProof] = useState<StatementProof | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  useEffect(() => {
    let stopped = false
    void run('money.proof', { account: account.id }).then((found) => {
      if (!stopped && found !== null) setProof(found)
    })
    return () => {
      stopped = true
    }
  }, [run, account.id, epoch])
  if (proof === null || proof.account !== account.id) return <p className="waiting proof-detail" role="status">{t('review-window.loading')}</p>
  const table = proof.tables.find((each) => each.table === chosen) ?? proof.tables[0]
  const nameOf = (number: number): string => {
    const found = proof.tables.find((each) => each.table === number)
    return [found?.path.split('/').at(-1) ?? '', found?.sheet ?? ''].filter((part) => part !== '').join(' ')
  }
  return (
    <section className="proof-detail scroll" aria-label={t('money-window.proof.title')} tabIndex={0}>
      <p className="equation">
        {t('money-window.proof.opening')} <b>{figure(proof.opening)}</b> + {t('review-window.column.in')} <b>{showAmount(proof.in)}</b> − {t('review-window.column.out')} <b>{showAmount(proof.out)}</b>
        {' '}{proof.difference === null ? '?' : proof.difference === '0.00' ? '=' : '≠'} {t('money-window.proof.closing')} <b>{figure(proof.closing)}</b>
      </p>
      {proof.ties ? <p><StateMark state="ok">{t('money-window.proof.ties')}</StateMark></p> : null}
      <ProofReasons reasons={proof.reasons} ties={proof.ties} />
      <table className="plain-tbl proof-files">
        <caption>{t('money-window.proof.files')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('money-window.proof.file')}</th><th scope="col">{t('money-window.proof.days')}</th><th scope="col" className="num">{t('money-window.proof.rows')}</th>
            <th scope="col" className="num">{t('money-window.proof.opening')}</th><th scope="col" className="num">{t('review-window.column.in')}</th><th scope="col" className="num">{t('review-window.column.out')}</th><th scope="col" className="num">{t('money-window.proof.closing')}</th><th scope="col" className="num">{t('money-window.proof.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {proof.tables.map((each) => (
            <tr key={each.table}>
              <th scope="row" className="file clip"><button type="button" className="linklike cite" title={each.path} onClick={() => openCitation({ path: each.path })}>{nameOf(each.table)}</button></th>
              <td>{each.from}<br />{each.to}</td>
              <td className="num">{each.repeated === 0 ? showCount(each.rows) : t('money-window.proof.withRepeated', { n: showCount(each.rows), repeated: showCount(each.repeated) })}</td>
              <td className="num">{figure(each.opening)}</td><td className="num">{showAmount(each.in)}</td><td className="num">{showAmount(each.out)}</td><td className="num">{figure(each.closing)}</td><td className="num">{figure(each.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {proof.overlaps.length > 0 && (
        <ul className="plain-li small">
          {proof.overlaps.map((each) => (
            <li key={each.tables.join(' ')}>{t('money-window.proof.overlap', { one: nameOf(each.tables[0]), other: nameOf(each.tables[1]), from: each.from, to: each.to, n: showCount(each.rows) })}</li>
          ))}
        </ul>
      )}
      {proof.tables.length > 1 && table !== undefined && (
        <SelectField label={t('money-window.proof.rowsOf')} value={String(table.table)} onChange={(value) => setChosen(Number(value))} options={proof.tables.map((each) => ({ value: String(each.table), label: nameOf(each.table) }))} />
      )}
      {table !== undefined && <RunningBalance key={`${account.id} ${table.table}`} account={account.id} table={table.table} />}
    </section>
  )
}

const figure = (text: string | null): string => (text === null ? '–' : showAmount(text))

/** Every row of one file with the balance that it shows and, where that does not follow, the one that it should show. */
function RunningBalance({ account, table }: { readonly account: string; readonly table: number }) {
  const { t } = useTranslation()
  const { run } = useActions()
  const [total, setTotal] = useState(0)
  const [pages, setPages] = useState<ReadonlyMap<number, readonly ProofRow[]>>(new Map())
  const [line, setLine] = useState<number | null>(null)
  const asked = useRef(new Set<number>())
  const load = useCallback(async (page: number): Promise<void> => {
    if (asked.current.has(page)) return
    asked.current.add(page)
    const found = await run('money.proofRows', { account, table, offset: page * PAGE, limit: PAGE })
    if (found === null) return
    setTotal(found.total)
    setPages((now) => new Map(now).set(page, found.rows))
  }, [run, account, table])
  useEffect(() => void load(0), [load])
  const onRange = useCallback((first: number, last: number) => {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) void load(page)
  }, [load])
  const columns: readonly TableColumn<ProofRow>[] = [
    { id: 'time', title: t('review-window.column.time'), rowHeader: true, width: '9rem', cell: (row) => <>{row.day} {row.time?.slice(0, 5)}</> },
    { id: 'in', title: t('review-window.column.in'), width: '7.5rem', numeric: true, cell: (row) => (row.direction === 'in' ? showAmount(row.amount) : '') },
    { id: 'out', title: t('review-window.column.out'), width: '7.5rem', numeric: true, cell: (row) => (row.direction === 'out' ? showAmount(row.amount) : row.direction === 'neutral' ? `(${showAmount(row.amount)})` : '') },
    { id: 'balance', title: t('review-window.column.balance'), width: '8rem', numeric: true, cell: (row) => figure(row.balance) },
    { id: 'proof', title: t('review-window.money.carries'), cell: (row) => <><ProofWord row={row} />{row.repeated ? <span className="tag">{t('review-window.rows.duplicate')}</span> : null}</> },
    { id: 'line', title: t('review-window.column.line'), width: '4.5rem', numeric: true, cell: (row) => <CitationLink citation={row} label={openRowWords(row, t)}>{row.line}</CitationLink> },
  ]
  return (
    <DataTable
      label={t('money-window.proof.running')} className="running" columns={columns} selected={line} onSelect={setLine} onRange={onRange} onOpen={(row) => openCitation(row)}
      lines={{ count: total, at: (index) => {
        const row = pages.get(Math.floor(index / PAGE))?.[index % PAGE]
        return row === undefined ? null : { kind: 'row', key: String(row.line), row }
      } }}
    />
  )
}

function ProofWord({ row }: { readonly row: ProofRow }) {
  const { t } = useTranslation()
  if (row.proof === 'break') return <StateMark state="warn">{t('money-window.proof.row.break', { expected: showAmount(row.expected) })}</StateMark>
  return <span className="muted small">{t(`money-window.proof.row.${row.proof}`)}</span>
}
