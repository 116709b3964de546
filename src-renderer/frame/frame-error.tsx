import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'
import { ErrorLine } from '../design/error-line.tsx'
import { useActions, useAppState } from '../state/context.tsx'
import { useErrorWords } from './use-error-words.ts'

/** The last failure that no screen showed in place. Stays until it is closed or the next act succeeds. */
export function FrameError() {
  const { t } = useTranslation()
  const actions = useActions()
  const words = useErrorWords(useAppState((state) => state.error))
  if (words === null) return null
  return (
    <div className="frame-error">
      <ErrorLine {...words} action={<Button small aria-label={t('window.act.close')} onClick={() => actions.showError(null)}>×</Button>} />
    </div>
  )
}
