import { useTranslation } from 'react-i18next'
import { RadioField, SelectField } from '../../design/index.ts'
import { exchanged, withWord } from './layout-draft.ts'
import type { LayoutPanelProps } from './layout-panel.tsx'

const OUTCOMES = ['', 'done', 'closed', 'failed', 'unpaid', 'fully-refunded'] as const
const SIDES = ['', 'in', 'out', 'neutral'] as const
const CROSSINGS = ['', 'exit', 'entry'] as const
const FATES = ['', 'taken', 'refunded', 'changed', 'not-taken'] as const
/** Words shown; the rest keep the program's own reading. */
export const WORDS_SHOWN = 12

/** What the words of an account's table mean: the sides, checked against the balances, and what became of an order. */
export function StatementWords({ preview, draft, onChange }: LayoutPanelProps) {
  const { t } = useTranslation()
  return (
    <>
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
    </>
  )
}

/** What the words of a travel record mean: the way of a crossing, and what became of a booking. */
export function JourneyWords({ preview, draft, onChange }: LayoutPanelProps) {
  const { t } = useTranslation()
  return (
    <>
      {draft.mode !== 'border' || preview.directions.length === 0 ? null : (
        <div className="sec">
          <h2>{t('window.layouts.crossings')}</h2>
          {preview.directions.slice(0, WORDS_SHOWN).map(({ word, rows }) => (
            <SelectField
              key={word}
              label={t('window.layouts.wordRows', { word, count: rows })}
              value={draft.crossings[word] ?? ''}
              options={CROSSINGS.map((value) => ({ value, label: t(`window.layouts.crossing.${value || 'shown'}`) }))}
              onChange={(value) => onChange({ ...draft, crossings: withWord(draft.crossings, word, value) })}
            />
          ))}
        </div>
      )}
      {preview.statuses.length === 0 ? null : (
        <div className="sec">
          <h2>{t('window.layouts.statuses')}</h2>
          {preview.statuses.slice(0, WORDS_SHOWN).map(({ word, rows, means }) => (
            <SelectField
              key={word}
              label={t('window.layouts.wordRows', { word, count: rows })}
              value={draft.fates[word] ?? ''}
              options={FATES.map((value) => ({ value, label: value === '' ? t('window.layouts.fate.shown', { means: means === null ? t('review-window.journeyStatus.unknown') : t(`review-window.journeyStatus.${means}`) }) : t(`review-window.journeyStatus.${value}`) }))}
              onChange={(value) => onChange({ ...draft, fates: withWord(draft.fates, word, value) })}
            />
          ))}
        </div>
      )}
    </>
  )
}
