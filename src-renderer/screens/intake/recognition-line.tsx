import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecognitionStatus } from '../../../src-main/contract/screens.ts'
import { Button, Progress } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { nameOf } from '../file-path.ts'
import { shownCount } from '../shown-figure.ts'

/** Recognition of scans: how far it is and how to pause it; while it rests, what is left and how to go on. */
export function RecognitionLine() {
  const { t } = useTranslation()
  const actions = useActions()
  const running = useAppState((state) => state.recognising)
  const resting = useRestingRecognition()
  if (running !== null) {
    return (
      <Progress
        title={t('window.intake.recognising')}
        done={running.done}
        total={running.total}
        current={t('window.intake.recognisingPage', { name: nameOf(running.path), page: running.page })}
        kept={t('window.intake.recognisedKept')}
        cancel={{ label: t('window.intake.recognition.pause'), onCancel: () => void actions.call('recognise.cancel', {}) }}
      />
    )
  }
  if (resting === null || resting.waiting === 0) return null
  return (
    <div className="ocr" role="group" aria-label={t('window.intake.recognising')}>
      <p><b>{t('window.intake.recognising')}</b> {t('window.intake.recognition.left', { count: resting.waiting, figure: shownCount(resting.waiting) })}</p>
      {resting.state === 'unavailable' ? <p className="muted small">{t('window.intake.recognition.unavailable', { reason: resting.problem ?? '' })}</p> : null}
      <p><Button small onClick={() => void actions.run('recognise.start', {})}>{t('window.intake.recognition.resume')}</Button></p>
    </div>
  )
}

/** What is left to recognise while nothing is being read; null while something is, and before it is known. */
function useRestingRecognition(): RecognitionStatus | null {
  const actions = useActions()
  const isRunning = useAppState((state) => state.recognising !== null || state.importing !== null)
  const review = useAppState((state) => state.review)
  const [status, setStatus] = useState<RecognitionStatus | null>(null)
  useEffect(() => {
    let stopped = false
    if (isRunning || review === null) setStatus(null)
    else {
      void actions.call('recognise.status', {}).then((answer) => {
        if (!stopped && answer.ok) setStatus(answer.value)
      })
    }
    return () => {
      stopped = true
    }
  }, [actions, isRunning, review])
  return status?.state === 'running' ? null : status
}
