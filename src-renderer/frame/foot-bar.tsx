import { useTranslation } from 'react-i18next'
import { useAppState } from '../state/context.tsx'

/** The keys of the screen that stands, and whether the data is invented. */
export function FootBar({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useTranslation()
  const keys = useAppState((state) => state.footKeys)
  const invented = useAppState((state) => state.overview?.invented === true)
  return (
    <footer className="foot">
      {keys.map((key) => <span key={key.keys}><kbd>{key.keys}</kbd>{key.does}</span>)}
      <button type="button" onClick={onKeys}><kbd>F1</kbd>{t('window.act.allKeys')}</button>
      {invented ? <span className="fiction">{t('window.foot.invented')}</span> : null}
    </footer>
  )
}
