import { useTranslation } from 'react-i18next'
import type { ReviewCitation, ReviewFinding } from '../../../src-main/contract/review.ts'
import { CitationLink } from '../../design/index.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { citationName } from './citation-name.ts'

interface StaleDifferenceProps {
  readonly finding: ReviewFinding
  readonly stale: NonNullable<ReviewFinding['stale']>
}

/** What changed in an accepted finding: count and total then and now, parameters, and every row that came in or went. */
export function StaleDifference({ finding, stale }: StaleDifferenceProps) {
  const { t } = useTranslation()
  const { difference } = stale
  const value = (of: string | number | null): string => (of === null || of === '' ? t('review-window.notGiven') : String(of))
  const rows = difference?.rows ?? null
  return (
    <section className="stale" aria-label={t('review-window.findings.staleTitle')}>
      <h3>{t('review-window.findings.staleTitle')}</h3>
      <p>{t('review-window.findings.staleAsk')}</p>
      <table className="plain-tbl">
        <thead><tr><th scope="col"><span className="vh">{t('review-window.findings.figure')}</span></th><th scope="col" className="num">{t('review-window.findings.whenAccepted')}</th><th scope="col" className="num">{t('review-window.findings.now')}</th></tr></thead>
        <tbody>
          <tr><th scope="row">{t('review-window.column.count')}</th><td className="num">{showCount(stale.count)}</td><td className="num">{showCount(finding.count)}</td></tr>
          {(stale.total !== null || finding.total !== null) && (
            <tr><th scope="row">{t('review-window.column.totalYuan')}</th><td className="num">{showAmount(stale.total)}</td><td className="num">{showAmount(finding.total)}</td></tr>
          )}
          {(difference?.parameters ?? []).map(({ name, before, now }) => (
            <tr key={name}><th scope="row">{t(`review-window.parameter.${name}`)}</th><td className="num">{value(before)}</td><td className="num">{value(now)}</td></tr>
          ))}
        </tbody>
      </table>
      {rows === null ? <p className="muted small">{t('review-window.findings.rowsNotKept')}</p> : (
        <>
          <p className="small">{t('review-window.findings.rowsChanged', { added: showCount(rows.added.length), gone: showCount(rows.gone.length) })}</p>
          {rows.added.length + rows.gone.length > 0 && (
            <ul tabIndex={0} aria-label={t('review-window.findings.rowsChanged', { added: showCount(rows.added.length), gone: showCount(rows.gone.length) })}>
              {changes(rows).map(({ way, citation }, index) => (
                <li key={`${index} ${way}`}>
                  <span>{t(`review-window.findings.row.${way}`)}</span><span>{citation.day}</span><span className="num">{citation.amount === undefined ? '' : showAmount(citation.amount)}</span>
                  <span className="clip"><CitationLink citation={citation}>{citationName(citation, t)}</CitationLink></span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

/** Rows drawn: the window stays quick with a finding of many thousand; the sources and the exports hold the others. */
const MOST_DRAWN = 500

const changes = (rows: { readonly added: readonly ReviewCitation[]; readonly gone: readonly ReviewCitation[] }) =>
  [...rows.gone.map((citation) => ({ way: 'gone' as const, citation })), ...rows.added.map((citation) => ({ way: 'added' as const, citation }))]
    .toSorted((left, right) => (left.citation.day ?? '').localeCompare(right.citation.day ?? ''))
    .slice(0, MOST_DRAWN)
