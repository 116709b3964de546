import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu } from '../design/menu.tsx'
import { StateMark } from '../design/state-mark.tsx'
import { useActions, useAppState } from '../state/context.tsx'
import { goTo } from '../state/navigation.ts'
import { TEXT_SCALES, THEMES } from '../state/preferences.ts'
import { ReviewerDialog } from './reviewer-dialog.tsx'
import { timeOf } from '../screens/shown-time.ts'

/** Which case is open, the search over it, what is saved, and the settings of the window. */
export function TopBar({ onSearch, onKeys }: { readonly onSearch: () => void; readonly onKeys: () => void }) {
  const { t } = useTranslation()
  const overview = useAppState((state) => state.overview)
  const [naming, setNaming] = useState(false)
  const verified = useAppState((state) => state.verified)
  return (
    <header className="bar">
      <div className="bar-product">{t('window.product')}</div>
      {overview === null ? <div className="bar-case muted">{t('window.bar.noCase')}</div> : (
        <>
          <div className="bar-case">
            <b>{overview.number ?? overview.title ?? t('window.bar.unnamed')}</b>
            <span className="muted">{overview.debtors.join(t('window.list.comma'))}</span>
            {overview.stage === null ? null : <span className="muted">{t(`window.stage.${overview.stage}`, { defaultValue: overview.stage })}</span>}
          </div>
          <button type="button" className="bar-search" onClick={onSearch}>
            <span className="clip">{t('window.bar.search')}</span>
            <kbd aria-hidden="true">Ctrl K</kbd>
          </button>
        </>
      )}
      <div className="bar-state push">
        {overview === null || overview.reviewer === '' ? null : <span>{overview.reviewer}</span>}
        {overview === null ? null : <span>{t('window.bar.saved', { time: timeOf(overview.savedAt) })}</span>}
        {verified === null ? null : verified
          ? <StateMark state="ok">{t('window.bar.unchanged')}</StateMark>
          : <a className="barbad" href="#/log"><StateMark state="bad">{t('window.bar.changed')}</StateMark></a>}
        <span className="bar-net">{t('window.bar.offline')}</span>
      </div>
      <WindowMenu onKeys={onKeys} onReviewer={() => setNaming(true)} />
      <ReviewerDialog open={naming} onClose={() => setNaming(false)} />
    </header>
  )
}

function WindowMenu({ onKeys, onReviewer }: { readonly onKeys: () => void; readonly onReviewer: () => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const preferences = useAppState((state) => state.preferences)
  const overview = useAppState((state) => state.overview)
  const acts = [
    ...(overview?.canUndo === true ? [{ id: 'undo', label: t('window.act.undo'), keys: 'Ctrl Z' }] : []),
    ...(overview?.canRedo === true ? [{ id: 'redo', label: t('window.act.redo'), keys: 'Ctrl Y' }] : []),
    { id: 'keys', label: t('window.act.allKeys'), keys: 'F1' },
    ...(overview === null ? [] : [{ id: 'reviewer', label: t('window.reviewer.open') }]),
    ...(overview === null ? [] : [{ id: 'close', label: t('window.act.closeCase') }]),
  ]
  const choose = (group: string, item: string): void => {
    if (group === 'language') void actions.prefer({ language: item === 'en' ? 'en' : 'zh-CN' })
    if (group === 'theme') void actions.prefer({ theme: THEMES.find((theme) => theme === item) ?? 'system' })
    if (group === 'textScale') void actions.prefer({ textScale: TEXT_SCALES.find((scale) => scale === item) ?? '1' })
    if (item === 'undo') void actions.undo()
    if (item === 'redo') void actions.redo()
    if (item === 'keys') onKeys()
    if (item === 'reviewer') onReviewer()
    if (item === 'close') void actions.closeCase().then(() => goTo('cases'))
  }
  return (
    <Menu
      className="btn small bar-menu"
      label={t('window.menu.open')}
      groups={[
        { id: 'acts', title: t('window.menu.acts'), items: acts },
        {
          id: 'language', title: t('window.menu.language'), chosen: preferences.language,
          items: [{ id: 'zh-CN', label: t('window.menu.zh') }, { id: 'en', label: t('window.menu.en') }],
        },
        {
          id: 'theme', title: t('window.menu.theme'), chosen: preferences.theme,
          items: THEMES.map((theme) => ({ id: theme, label: t(`window.menu.${theme}`) })),
        },
        {
          id: 'textScale', title: t('window.menu.textScale'), chosen: preferences.textScale,
          items: TEXT_SCALES.map((scale) => ({ id: scale, label: t('window.menu.scale', { percent: Math.round(Number(scale) * 1000) / 10 }) })),
        },
      ]}
      onChoose={choose}
    />
  )
}
