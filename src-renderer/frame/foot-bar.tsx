import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppState } from '../state/context.tsx'

interface FootBarProps {
  readonly onKeys: () => void
  /** What was done last. It takes the place of the keys of the screen, because over the screen it would cover its lowest button. */
  readonly children: ReactNode
}

/** The keys of the screen that stands, or what was done last, and whether the data is invented. */
export function FootBar({ onKeys, children }: FootBarProps) {
  const { t } = useTranslation()
  const keys = useAppState((state) => state.footKeys)
  const invented = useAppState((state) => state.overview?.invented === true)
  return (
    <footer className="foot">
      {children}
      {keys.map((key) => <span key={key.keys} className="footkey"><kbd>{key.keys}</kbd>{key.does}</span>)}
      <button type="button" onClick={onKeys}><kbd>F1</kbd>{t('window.act.allKeys')}</button>
      {invented ? <span className="fiction">{t('window.foot.invented')}</span> : null}
    </footer>
  )
}
