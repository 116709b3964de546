import './layouts.css'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ErrorLine, ScreenHead, Segment, StateMark } from '../../design/index.ts'
import { useErrorWords } from '../../frame/use-error-words.ts'
import { useActions, useFootKeys } from '../../state/context.tsx'
import { amendTarget, goTo } from '../../state/navigation.ts'
import { nameOf } from '../file-path.ts'
import { shownCount } from '../shown-figure.ts'
import { LayoutPanel } from './layout-panel.tsx'
import { LayoutTable } from './layout-table.tsx'
import { ROWS_AT_ONCE, useLayoutPreview, type ShownRows } from './use-layout-preview.ts'

const SHOWN: readonly ShownRows[] = ['all', 'breaks', 'rejected']
/** A travel record has no balances. */
const SHOWN_OF_JOURNEYS: readonly ShownRows[] = ['all', 'rejected']

/** Makes a layout on the real rows of a file: every choice is read anew over all of them, and nothing is kept before it is saved. */
export function LayoutScreen({ file, sheet }: { readonly file: string; readonly sheet: number }) {
  const { t } = useTranslation()
  const actions = useActions()
  const state = useLayoutPreview(file, sheet)
  const { preview, draft, error, setError, back } = state
  const words = useErrorWords(error)
  const [saving, setSaving] = useState(false)
  const title = draft?.title.trim() ?? ''
  const blocked = preview === null ? t('window.layouts.reading')
    : preview.missing !== null ? t(`window.layouts.missing.${preview.missing}`)
      : preview.kept === 0 ? t('window.layouts.noRows')
        : title === '' ? t('window.layouts.titleNeeded') : false

  const save = useCallback(async () => {
    if (draft === null || blocked !== false || saving) return
    setSaving(true)
    const answer = await actions.call('layouts.apply', { file, sheet, draft })
    setSaving(false)
    if (!answer.ok) return setError(answer.error)
    await actions.refresh()
    goTo('intake')
    // Going elsewhere clears what was said before.
    requestAnimationFrame(() => actions.say({ text: t('window.layouts.saved', { kept: shownCount(answer.value.kept), read: shownCount(answer.value.read) }), undo: true }))
  }, [actions, blocked, draft, file, saving, setError, sheet, t])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey) return
      if (event.code === 'Enter') {
        event.preventDefault()
        void save()
      } else if (event.code === 'KeyZ' && !event.shiftKey && !(event.target instanceof HTMLInputElement && event.target.type === 'text') && state.canGoBack) {
        // The step that is taken back here is one of the draft; the case has not changed yet.
        event.preventDefault()
        event.stopPropagation()
        back()
      }
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [save, back, state.canGoBack])

  useFootKeys(useMemo(() => [
    { keys: 'Tab', does: t('window.layouts.keys.column') },
    { keys: 'Ctrl Z', does: t('window.layouts.keys.back') },
    { keys: 'Ctrl ↵', does: t('window.layouts.save') },
  ], [t]))

  return (
    <>
      <ScreenHead
        title={t('window.layouts.title')}
        actions={(
          <>
            <Button onClick={() => goTo('intake')}>{t('window.layouts.leave')}</Button>
            <Button look="primary" unavailable={blocked || (saving ? t('window.layouts.saving') : false)} onClick={() => void save()}>{t('window.layouts.save')}</Button>
          </>
        )}
      >
        {preview === null ? '' : t('window.layouts.facts', { name: nameOf(preview.path), lines: shownCount(preview.lines) })}
      </ScreenHead>
      <section className="conserve lay" aria-label={t('window.layouts.proof')} aria-live="polite">
        {preview === null ? null : (
          <>
            {preview.journeys === null ? (
              <dl>
                <div><dt>{t('window.layouts.follows')}</dt><dd>{shownCount(preview.follows)}</dd></div><i aria-hidden="true">/</i>
                <div><dt>{t('window.layouts.checked')}</dt><dd>{shownCount(preview.checked)}</dd></div>
              </dl>
            ) : null}
            <dl>
              <div><dt>{t('window.intake.read')}</dt><dd>{shownCount(preview.read)}</dd></div><i aria-hidden="true">=</i>
              <div><dt>{t('window.intake.kept')}</dt><dd>{shownCount(preview.kept)}</dd></div><i aria-hidden="true">+</i>
              <div><dt>{t('window.intake.rejected')}</dt><dd>{shownCount(preview.rejected)}</dd></div>
            </dl>
            <div className="lay-said">
              {preview.journeys !== null ? t('window.layouts.journeys', { taken: shownCount(preview.journeys.taken), notTaken: shownCount(preview.journeys.notTaken), unknown: shownCount(preview.journeys.unknown) }) : (
                <>
                  {preview.checked === 0 ? t('window.layouts.notProved') : preview.follows === preview.checked
                    ? <StateMark state="ok">{t('window.layouts.allFollow')}</StateMark>
                    : <StateMark state="warn">{t('window.layouts.breaks', { count: preview.checked - preview.follows })}</StateMark>}
                  <br />
                  {t('window.layouts.totals', { in: preview.totals.in, out: preview.totals.out })}
                </>
              )}
            </div>
          </>
        )}
      </section>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        <Segment
          label={t('window.layouts.shown')}
          options={(preview !== null && preview.journeys !== null ? SHOWN_OF_JOURNEYS : SHOWN).map((value) => ({ value, label: t(`window.layouts.show.${value}`, { count: preview === null ? 0 : value === 'all' ? preview.looked : value === 'breaks' ? preview.checked - preview.follows : preview.rejected }) }))}
          value={state.show}
          onChange={state.setShow}
        />
        {preview !== null && preview.sheets.length > 1 ? (
          <Segment
            label={t('window.layouts.sheets')}
            options={preview.sheets.map((name, index) => ({ value: String(index), label: name ?? String(index + 1) }))}
            value={String(sheet)}
            onChange={(value) => amendTarget('intake', { layout: file, sheet: value })}
          />
        ) : null}
        {words === null ? <p className="muted small">{t('window.layouts.hint')}</p> : <ErrorLine {...words} action={<Button small aria-label={t('window.act.close')} onClick={() => setError(null)}>×</Button>} />}
      </div>
      <div className="ledger lay-rows">
        {preview === null || draft === null ? null : (
          <>
            <LayoutTable preview={preview} draft={draft} onChange={state.change} />
            {preview.shown <= ROWS_AT_ONCE ? null : (
              <p className="lay-pages">
                <Button small unavailable={state.offset === 0 ? t('window.layouts.firstRows') : false} onClick={() => state.setOffset(Math.max(0, state.offset - ROWS_AT_ONCE))}>{t('window.layouts.before')}</Button>
                <span>{t('window.layouts.rowsShown', { from: shownCount(state.offset + 1), to: shownCount(Math.min(preview.shown, state.offset + ROWS_AT_ONCE)), of: shownCount(preview.shown) })}</span>
                <Button small unavailable={state.offset + ROWS_AT_ONCE >= preview.shown ? t('window.layouts.lastRows') : false} onClick={() => state.setOffset(state.offset + ROWS_AT_ONCE)}>{t('window.layouts.after')}</Button>
              </p>
            )}
          </>
        )}
      </div>
      {preview === null || draft === null ? null : <LayoutPanel preview={preview} draft={draft} onChange={state.change} />}
    </>
  )
}
