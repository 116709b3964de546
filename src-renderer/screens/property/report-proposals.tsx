import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PropertyReport, ReportLineContent, ReportLineProposal } from '../../../src-main/contract/property-report.ts'
import { Button, CitationLink, SelectField } from '../../design/index.ts'
import { citationName } from '../findings/citation-name.ts'
import { showAmount } from '../money/amount-text.ts'
import { placeOfLine } from './line-place.ts'

interface ReportProposalsProps {
  readonly proposals: readonly ReportLineProposal[]
  readonly reports: readonly PropertyReport[]
  readonly nameOf: (report: PropertyReport) => string
  readonly onTake: (report: string, lines: readonly ReportLineContent[]) => void
}

/** Lines that the form in the file seems to hold, each beside its own words. None counts before it is taken. */
export function ReportProposals({ proposals, reports, nameOf, onTake }: ReportProposalsProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState('')
  const report = reports.find((each) => each.id === chosen) ?? reports.find((each) => each.document === proposals[0]?.content.place?.path) ?? reports[0]
  const unavailable = report === undefined ? t('property-window.reports.needReport') : false
  const take = (lines: readonly ReportLineContent[]): void => {
    if (report !== undefined) onTake(report.id, lines)
  }
  if (proposals.length === 0) return null
  return (
    <section className="proposed" aria-label={t('property-window.reports.proposals')}>
      <h3>{t('property-window.reports.proposals')} <small>{proposals.length}</small></h3>
      <p className="muted small">{t('property-window.reports.proposalsNote')}</p>
      {reports.length > 1 && report !== undefined && <SelectField label={t('property-window.reports.takeInto')} value={report.id} onChange={setChosen} options={reports.map((each) => ({ value: each.id, label: nameOf(each) }))} />}
      <table className="plain-tbl report-lines">
        <thead>
          <tr>
            {(['kind', 'title', 'value', 'words', 'place'] as const).map((each) => <th key={each} scope="col" className={each === 'value' ? 'num' : undefined}>{t(`property-window.reports.column.${each}`)}</th>)}
            <th scope="col"><span className="vh">{t('property-window.reports.column.acts')}</span></th>
          </tr>
        </thead>
        <tbody>
          {proposals.map(({ content, quote }) => {
            const place = placeOfLine(content)
            return (
              <tr key={`${content.place?.path ?? ''} ${content.place?.page ?? ''} ${quote}`}>
                <td>{t(`property-window.reports.kind.${content.kind}`)}</td>
                <th scope="row">{content.title}{content.number === '' ? null : <small className="num">{content.number}</small>}</th>
                <td className="num">{content.value === null ? <span className="muted">{t('property-window.reports.noValue')}</span> : showAmount(content.value)}</td>
                <td><q>{quote.replaceAll('\t', ' ')}</q></td>
                <td>{place === null ? null : <CitationLink citation={place}>{citationName(place, t)}</CitationLink>}</td>
                <td className="rowacts"><Button small unavailable={unavailable} aria-label={t('property-window.reports.takeOne', { name: content.title })} onClick={() => take([content])}>{t('property-window.reports.take')}</Button></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {proposals.length > 1 && <p><Button small unavailable={unavailable} onClick={() => take(proposals.map((each) => each.content))}>{t('property-window.reports.takeAll', { n: proposals.length })}</Button></p>}
    </section>
  )
}
