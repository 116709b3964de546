import { useTranslation } from 'react-i18next'
import type { LayoutDraft, LayoutPreview } from '../../../src-main/contract/layouts-methods.ts'
import { Button, RadioField, SelectField, SidePanel, TextField } from '../../design/index.ts'
import { exchanged, withWord } from './layout-draft.ts'
import { LayoutFiles } from './layout-files.tsx'

interface LayoutPanelProps {
  readonly preview: LayoutPreview
  readonly draft: LayoutDraft
  readonly onChange: (draft: LayoutDraft) => void
}

const DATE_ORDERS = ['', 'year-first', 'day-first', 'month-first'] as const
const UNITS = ['', 'yuan', 'fen', 'thousand', 'wan'] as const
const OUTCOMES = ['', 'done', 'closed', 'failed', 'unpaid', 'fully-refunded'] as const
const SIDES = ['', 'in', 'out', 'neutral'] as const
/** Words shown; the rest keep the program's own reading. */
const WORDS_SHOWN = 12

/** Everything about a layout that is no column: dates, sides, statuses, lines that are no rows, its name. */
export function LayoutPanel({ preview, draft, onChange }: LayoutPanelProps) {
  const { t } = useTranslation()
  return (
    <SidePanel label={t('window.layouts.settings')}>
      <div className="sec">
        <h2>{t('window.layouts.name')}</h2>
        <TextField label={t('window.layouts.titleField')} value={draft.title} onChange={(title) => onChange({ ...draft, title })} />
        <TextField label={t('window.layouts.institution')} value={draft.institution} onChange={(institution) => onChange({ ...draft, institution })} />
        <SelectField label={t('window.layouts.channel')} value={draft.channel} options={(['bank', 'wallet'] as const).map((value) => ({ value, label: t(`window.layouts.channels.${value}`) }))} onChange={(channel) => onChange({ ...draft, channel })} />
      </div>
      <div className="sec">
        <h2>{t('window.layouts.dates')}</h2>
        <SelectField label={t('window.layouts.dateOrder')} value={draft.dateOrder ?? ''} options={DATE_ORDERS.map((value) => ({ value, label: t(`window.layouts.dateOrders.${value || 'shown'}`) }))} onChange={(value) => onChange({ ...draft, dateOrder: value === '' ? null : value })} />
        <SelectField label={t('window.layouts.unit')} value={draft.unit ?? ''} options={UNITS.map((value) => ({ value, label: t(`window.layouts.units.${value || 'shown'}`) }))} onChange={(value) => onChange({ ...draft, unit: value === '' ? null : value })} />
        <HeaderLine preview={preview} draft={draft} onChange={onChange} />
      </div>
      <div className="sec">
        <h2>{t('window.layouts.sides')}</h2>
        {preview.turned === null ? <p className="muted small">{t('window.layouts.sidesUnproved')}</p> : (
          <fieldset className="lay-turn">
            <legend className="small muted">{t('window.layouts.sidesProof')}</legend>
            <RadioField name="sides" checked onChange={() => undefined}>{t('window.layouts.asChosen', { follows: preview.follows, checked: preview.checked })}</RadioField>
            <RadioField name="sides" checked={false} onChange={() => onChange(exchanged(draft, preview))}>{t('window.layouts.exchanged', { follows: preview.turned.follows, checked: preview.turned.checked })}</RadioField>
          </fieldset>
        )}
        {preview.directions.slice(0, WORDS_SHOWN).map(({ word, rows, means }) => (
          <SelectField
            key={word}
            label={t('window.layouts.wordRows', { word, count: rows })}
            value={draft.directions[word] ?? ((SIDES as readonly string[]).includes(means ?? '') ? (means as (typeof SIDES)[number] | null) ?? '' : '')}
            options={SIDES.map((value) => ({ value, label: t(`window.layouts.side.${value || 'unknown'}`) }))}
            onChange={(value) => onChange({ ...draft, directions: withWord(draft.directions, word, value) })}
          />
        ))}
      </div>
      {preview.statuses.length === 0 ? null : (
        <div className="sec">
          <h2>{t('window.layouts.statuses')}</h2>
          {preview.statuses.slice(0, WORDS_SHOWN).map(({ word, rows }) => (
            <SelectField
              key={word}
              label={t('window.layouts.wordRows', { word, count: rows })}
              value={draft.statuses[word] ?? ''}
              options={OUTCOMES.map((value) => ({ value, label: t(`window.layouts.outcome.${value || 'shown'}`) }))}
              onChange={(value) => onChange({ ...draft, statuses: withWord(draft.statuses, word, value) })}
            />
          ))}
        </div>
      )}
      <Refused preview={preview} draft={draft} onChange={onChange} />
      <LayoutFiles />
    </SidePanel>
  )
}

function HeaderLine({ preview, draft, onChange }: LayoutPanelProps) {
  const { t } = useTranslation()
  const lines = preview.rows.filter((row) => row.line <= 60).map((row) => row.line)
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
