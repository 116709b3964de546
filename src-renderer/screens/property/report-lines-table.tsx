import { useTranslation } from 'react-i18next'
import type { PropertyReport, ReportLine } from '../../../src-main/contract/property-report.ts'
import { Button, CitationLink } from '../../design/index.ts'
import { citationName } from '../findings/citation-name.ts'
import { showAmount } from '../money/amount-text.ts'
import { placeOfLine } from './line-place.ts'

interface ReportLinesTableProps {
  readonly report: PropertyReport
  readonly named: ReadonlyMap<string, { readonly label: string; readonly by: 'word' | 'same' }>
  readonly onChange: (line: ReportLine) => void
  readonly onRemove: (line: ReportLine) => void
}

/** The lines of a report in the order in which they were typed, with what each names in the file. */
export function ReportLinesTable({ report, named, onChange, onRemove }: ReportLinesTableProps) {
  const { t } = useTranslation()
  const say = (key: string): string => t(`property-window.reports.${key}`)
  return (
    <table className="plain-tbl report-lines">
      <thead>
        <tr>
          {(['number', 'kind', 'title', 'value', 'date', 'thing', 'place'] as const).map((each) => <th key={each} scope="col" className={each === 'number' || each === 'value' ? 'num' : undefined}>{say(`column.${each}`)}</th>)}
          <th scope="col"><span className="vh">{say('column.acts')}</span></th>
        </tr>
      </thead>
      <tbody>
        {report.lines.map((line, index) => {
          const found = named.get(line.id)
          const place = placeOfLine(line)
          const name = line.title === '' ? line.number : line.title
          return (
            <tr key={line.id} id={line.id} tabIndex={-1}>
              <td className="num">{index + 1}</td>
              <td>{say(`kind.${line.kind}`)}</td>
              <th scope="row">{name}{line.title !== '' && line.number !== '' ? <small className="num">{line.number}</small> : null}{line.holder === '' ? null : <small>{t('property-window.reports.inName', { name: line.holder })}</small>}{line.note === '' ? null : <small>{line.note}</small>}</th>
              <td className="num">{line.value === null ? <span className="muted">{say('noValue')}</span> : showAmount(line.value)}</td>
              <td>{line.date ?? ''}</td>
              <td>{found === undefined ? <span className="muted">{say('namesNothing')}</span> : <>{found.label}{found.by === 'same' ? <small>{say('bySame')}</small> : null}</>}</td>
              <td>{place === null ? null : <CitationLink citation={place}>{citationName(place, t)}</CitationLink>}</td>
              <td className="rowacts">
                <Button small look="plain" aria-label={t('property-window.reports.changeLine', { number: index + 1, name })} onClick={() => onChange(line)}>{say('change')}</Button>
                <Button small look="plain" aria-label={t('property-window.reports.removeLine', { number: index + 1, name })} onClick={() => onRemove(line)}>{say('remove')}</Button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
