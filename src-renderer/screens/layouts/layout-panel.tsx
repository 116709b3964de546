import { useTranslation } from 'react-i18next'
import { TABLE_MODES, type LayoutDraft, type LayoutPreview } from '../../../src-main/contract/layouts-methods.ts'
import { Button, SelectField, SidePanel, TextField } from '../../design/index.ts'
import { withMode } from './layout-draft.ts'
import { LayoutFiles } from './layout-files.tsx'
import { JourneyWords, StatementWords, WORDS_SHOWN } from './layout-words.tsx'

export interface LayoutPanelProps {
  readonly preview: LayoutPreview
  readonly draft: LayoutDraft
  readonly onChange: (draft: LayoutDraft) => void
}

const DATE_ORDERS = ['', 'year-first', 'day-first', 'month-first'] as const
const UNITS = ['', 'yuan', 'fen', 'thousand', 'wan'] as const

/** Everything about a layout that is no column: dates, sides, statuses, lines that are no rows, its name. */
export function LayoutPanel({ preview, draft, onChange }: LayoutPanelProps) {
  const { t } = useTranslation()
  const isTravel = draft.mode !== 'statement'
  return (
    <SidePanel label={t('window.layouts.settings')}>
      <div className="sec">
        <h2>{t('window.layouts.name')}</h2>
        <TextField label={t('window.layouts.titleField')} value={draft.title} onChange={(title) => onChange({ ...draft, title })} />
        <TextField label={t('window.layouts.institution')} value={draft.institution} onChange={(institution) => onChange({ ...draft, institution })} />
        <SelectField label={t('window.layouts.mode')} value={draft.mode} options={TABLE_MODES.map((value) => ({ value, label: t(`window.layouts.modes.${value}`) }))} onChange={(mode) => onChange(withMode(draft, mode))} />
        {isTravel ? null : <SelectField label={t('window.layouts.channel')} value={draft.channel} options={(['bank', 'wallet'] as const).map((value) => ({ value, label: t(`window.layouts.channels.${value}`) }))} onChange={(channel) => onChange({ ...draft, channel })} />}
      </div>
      <div className="sec">
        <h2>{t('window.layouts.dates')}</h2>
        <SelectField label={t('window.layouts.dateOrder')} value={draft.dateOrder ?? ''} options={DATE_ORDERS.map((value) => ({ value, label: t(`window.layouts.dateOrders.${value || 'shown'}`) }))} onChange={(value) => onChange({ ...draft, dateOrder: value === '' ? null : value })} />
        {isTravel ? null : <SelectField label={t('window.layouts.unit')} value={draft.unit ?? ''} options={UNITS.map((value) => ({ value, label: t(`window.layouts.units.${value || 'shown'}`) }))} onChange={(value) => onChange({ ...draft, unit: value === '' ? null : value })} />}
        <HeaderLine preview={preview} draft={draft} onChange={onChange} />
      </div>
      {isTravel ? <JourneyWords preview={preview} draft={draft} onChange={onChange} /> : <StatementWords preview={preview} draft={draft} onChange={onChange} />}
      <Refused preview={preview} draft={draft} onChange={onChange} />
      <LayoutFiles />
    </SidePanel>
  )
}

function HeaderLine({ preview, draft, onChange }: LayoutPanelProps) {
  const { t } = useTranslation()
  const lines = preview.rows.filter((row) => row.line <= 60 || row.page === 1).slice(0, 60).map((row) => row.line)
  if (draft.headerLine !== null && !lines.includes(draft.headerLine)) lines.unshift(draft.headerLine)
  return (
    <SelectField
      label={t('window.layouts.headerLine')}
      value={draft.headerLine === null ? '' : String(draft.headerLine)}
      options={[{ value: '', label: t('window.layouts.noHeader') }, ...lines.map((line) => ({ value: String(line), label: t('window.layouts.lineNumber', { line }) }))]}
      onChange={(value) => onChange({ ...draft, headerLine: value === '' ? null : Number(value) })}
    />
  )
}

/** Lines that are refused and begin with the same words can be said to be no rows. */
function Refused({ preview, draft, onChange }: LayoutPanelProps) {
  const { t } = useTranslation()
  const refused = preview.rows.filter((row) => row.fate === 'rejected').slice(0, WORDS_SHOWN)
  if (refused.length === 0 && draft.footer.length === 0) return null
  return (
    <div className="sec">
      <h2>{t('window.layouts.refused')} <small>{preview.rejected}</small></h2>
      <ul className="lost">
        {refused.map((row) => {
          const first = row.cells.find((cell) => cell !== '') ?? ''
          return (
            <li key={row.line}>
              {t('window.layouts.refusedLine', { line: row.line, reason: t(`rejection.${row.reason ?? ''}`, { value: row.value }) })}
              <span className="mono">{first}</span>
              {first === '' || /\d/u.test(first) ? null : <Button small onClick={() => onChange({ ...draft, footer: [...draft.footer, first.slice(0, 100)] })}>{t('window.layouts.passOver')}</Button>}
            </li>
          )
        })}
        {draft.footer.map((words) => (
          <li key={words}>
            {t('window.layouts.passedOver')} <span className="mono">{words}</span>
            <Button small onClick={() => onChange({ ...draft, footer: draft.footer.filter((one) => one !== words) })}>{t('window.layouts.readAgain')}</Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
