import { useTranslation } from 'react-i18next'
import type { PeriodKind, Review, ReviewFinding } from '../../../src-main/contract/review.ts'
import { CitationLink, StanceChip } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { PeriodLetter } from '../money/lanes.tsx'
import { CitationTable } from './citation-table.tsx'
import { citationName } from './citation-name.ts'
import { ParameterForm } from './parameter-form.tsx'
import { StaleDifference } from './stale-difference.tsx'

interface FindingDetailProps {
  readonly finding: ReviewFinding
  readonly review: Review
  readonly packTitles: ReadonlyMap<string, string>
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
  /** The rules have counted anew with other parameters. */
  readonly onCounted: (after: Review) => void
}

/** One finding: figures, what it shows beside the innocent reading at the same width, sources, make-up, parameters. */
export function FindingDetail({ finding, review, packTitles, editing, onEdit, onCounted }: FindingDetailProps) {
  const { t } = useTranslation()
  const inGrid = finding.citations.length > 0 && finding.citations.every((citation) => citation.line !== undefined) && finding.total !== null
  const travel = finding.rule.startsWith('travel.')
  return (
    <>
      <dl className="figs">
        <div><dd>{showCount(finding.count)}</dd><dt>{t('review-window.findings.counted')}</dt></div>
        {finding.total !== null && <div><dd>{showAmount(finding.total)}</dd><dt>{t('review-window.findings.total')}</dt></div>}
        {finding.groups.filter((group) => group.key === 'large').map((group) => (
          <div key={group.key}><dd>{showCount(group.count)}</dd><dt>{group.label}{group.total === null ? '' : ` ${showAmount(group.total)}`}</dt></div>
        ))}
        {finding.from !== null && (
          <div className="rng">
            <dd>{finding.to === null || finding.to === finding.from ? finding.from : t('review-window.range', { from: finding.from, to: finding.to })}</dd>
            <dt>{periodsTouched(review, finding).map((kind) => <PeriodLetter key={kind} kind={kind} />)}</dt>
          </div>
        )}
      </dl>
      <AccountWordNotes finding={finding} review={review} />
      {finding.stale !== null && <StaleDifference finding={finding} stale={finding.stale} />}
      <div className="two-sides">
        <section>
          <h3><StanceChip stance={finding.favoursAccused ? 'against' : 'for'} big />{t('review-window.findings.shows')}</h3>
          <p className="prose">{finding.shows}</p>
          <ul className="evs">
            {finding.context.map((citation, index) => (
              <li key={`${index} ${citation.path}`}>
                <CitationLink citation={citation}>{citationName(citation, t)}</CitationLink>
                <span>{citation.quote === undefined ? '' : t('review-window.quoted', { text: citation.quote })}</span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3><StanceChip stance={finding.favoursAccused ? 'for' : 'against'} big />{t('review-window.findings.innocent')}</h3>
          <p className="prose">{finding.innocentReading ?? t('review-window.findings.noInnocent')}</p>
        </section>
      </div>
      <div className="two-sides low2">
        <section>
          <h3>
            {t('review-window.findings.sources')}
            {inGrid && <small><a className="cite" href={fragmentOf({ screen: 'money', target: { finding: finding.id } })}>{t('review-window.findings.inMoney', { n: showCount(finding.citations.length) })}</a></small>}
            {travel && <small><a className="cite" href={fragmentOf({ screen: 'journeys', target: { rule: finding.rule } })}>{t('review-window.findings.inJourneys')}</a></small>}
          </h3>
          <CitationTable citations={finding.citations} periods={review.periods} />
        </section>
        <section>
          {finding.groups.length > 0 && (
            <>
              <h3>{t('review-window.findings.groups')}</h3>
              <table className="plain-tbl groups">
                <tbody>
                  {finding.groups.map((group) => (
                    <tr key={group.key}><th scope="row">{group.label}</th><td className="num">{showCount(group.count)}</td><td className="num">{showAmount(group.total)}</td></tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
          <ParameterForm key={finding.id} finding={finding} editing={editing} onEdit={onEdit} onCounted={onCounted} />
          <h3 className="mt">{t('review-window.findings.bearsOn')}</h3>
          <ul className="bears">{finding.elements.map((id) => <li key={id}>{packTitles.get(id) ?? id}</li>)}</ul>
        </section>
      </div>
    </>
  )
}

/** What the reviewer said of accounts whose rows the finding counts: it stands or falls with that word. */
function AccountWordNotes({ finding, review }: Pick<FindingDetailProps, 'finding' | 'review'>) {
  const { t } = useTranslation()
  const words = (review.accountWords ?? []).filter((each) => each.findings.includes(finding.id))
  return words.map((word) => (
    <p key={`${word.account} ${word.side}`} className="small">
      {t(`money-window.accounts.restsOn.${word.side}`, { n: word.evidence.length })}{word.reason}{' '}
      <a className="cite" href={fragmentOf({ screen: 'money', target: { view: 'accounts', account: word.account } })}>{t('money-window.accounts.open')}</a>
    </p>
  ))
}

const ORDER: readonly PeriodKind[] = ['lookback', 'after-effective', 'after-notice', 'report-window', 'restriction', 'seizure', 'freeze', 'after-sanction']

/** Period kinds that the finding's rows fall in, always in the same order. */
function periodsTouched(review: Review, finding: ReviewFinding): readonly PeriodKind[] {
  const days = finding.citations.flatMap((citation) => (citation.day === undefined ? [] : [citation.day]))
  const known = days.length > 0 ? days : [finding.from, finding.to].filter((day) => day !== null)
  const touched = new Set(review.periods.filter((period) => known.some((day) => period.from <= day && (period.to === null || day <= period.to))).map((period) => period.kind))
  return ORDER.filter((kind) => touched.has(kind))
}
