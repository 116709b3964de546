import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LayoutDraft, LayoutPreview, LayoutRow } from '../../../src-main/contract/layouts-methods.ts'
import { StateMark } from '../../design/index.ts'
import { withMeaning } from './layout-draft.ts'

interface LayoutTableProps {
  readonly preview: LayoutPreview
  readonly draft: LayoutDraft
  readonly onChange: (draft: LayoutDraft) => void
}

/** The rows as they stand in the original, the meaning of each column above them, our reading to the right of a line. */
export function LayoutTable({ preview, draft, onChange }: LayoutTableProps) {
  const { t } = useTranslation()
  const width = Math.max(preview.header.length, draft.columns.length, ...preview.rows.map((row) => row.cells.length))
  const columns = Array.from({ length: width }, (_, column) => column)
  return (
    <div className="lay-scroll" role="region" aria-label={t('window.layouts.rows')} tabIndex={0}>
      <table className="tbl lay-table">
        <thead>
          <tr>
            <th scope="col" className="num">{t('window.layouts.line')}</th>
            {columns.map((column) => <th key={column} scope="col">{preview.header[column] ?? t('window.layouts.column', { number: column + 1 })}</th>)}
            <th scope="col" className="lay-ours">{t('window.layouts.ourReading')}</th>
            <th scope="col">{t('window.layouts.check')}</th>
          </tr>
          <tr className="lay-meanings">
            <th scope="row" className="muted">{t('window.layouts.meaningRow')}</th>
            {columns.map((column) => {
              const meaning = draft.columns[column] ?? ''
              const name = preview.header[column] ?? t('window.layouts.column', { number: column + 1 })
              return (
                <td key={column}>
                  <select
                    aria-label={t('window.layouts.meaningOf', { name })}
                    className={meaning === '' ? 'none' : preview.proposed.includes(column) ? 'proposed' : undefined}
                    value={meaning}
                    onChange={(event) => onChange(withMeaning(draft, column, event.target.value, width))}
                  >
                    <option value="">{t('window.layouts.notRead')}</option>
                    {preview.meanings.map((one) => <option key={one} value={one}>{t(draft.mode === 'statement' ? `window.layouts.meaning.${one}` : `window.layouts.journeyMeaning.${one}`)}</option>)}
                  </select>
                </td>
              )
            })}
            <td className="lay-ours muted" colSpan={2}>{draft.mode === 'statement' ? t('window.layouts.signs') : ''}</td>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.line} className={row.line === draft.headerLine ? 'lay-header' : row.fate === 'rejected' ? 'lay-refused' : row.fate === 'not-a-row' ? 'lay-none' : undefined}>
              <th scope="row" className="num">{row.page === null ? row.line : t('window.layouts.pageLine', { page: row.page, line: row.line })}</th>
              {columns.map((column) => <td key={column} className="mono">{row.cells[column] ?? ''}</td>)}
              {row.journey === null
                ? <td className="lay-ours num">{row.amount === null ? '' : `${row.direction === 'out' ? '−' : row.direction === 'in' ? '+' : ''}${row.amount}`}</td>
                : <td className="lay-ours">{journeyText(row, t)}</td>}
              <td><Check row={row} isHeader={row.line === draft.headerLine} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A journey in the order in which people say it: when, who, with what, from where to where. */
function journeyText({ at, amount, journey }: LayoutRow, t: TFunction): string {
  if (journey === null) return ''
  const way = [journey.from, journey.to].filter((place) => place !== '').join('—')
  const direction = journey.direction === null ? '' : t(`window.layouts.crossing.${journey.direction}`)
  return [at ?? '', journey.traveller, journey.carrier, direction, way, amount ?? ''].filter((part) => part !== '').join(' ')
}

function Check({ row, isHeader }: { readonly row: LayoutRow; readonly isHeader: boolean }) {
  const { t } = useTranslation()
  if (isHeader) return <span className="muted">{t('window.layouts.isHeader')}</span>
  if (row.fate === 'rejected') return <StateMark state="warn">{t(`rejection.${row.reason ?? ''}`, { value: row.value })}</StateMark>
  if (row.fate === 'not-a-row') return <span className="muted">{t('window.layouts.notARow')}</span>
  if (row.journey !== null) return <span className="muted">{t(`review-window.journeyStatus.${row.journey.status}`)}</span>
  switch (row.proof) {
    case 'follows': return <StateMark state="ok">{t('window.layouts.carriesOver')}</StateMark>
    case 'break': return <StateMark state="warn">{t('window.layouts.doesNot', { expected: row.expected ?? '' })}</StateMark>
    case 'first': return <span className="muted">{t('window.layouts.firstBalance')}</span>
    default: return <span className="muted">{t('window.layouts.noBalance')}</span>
  }
}
