import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../../../src-main/contract/review.ts'
import type { RecognitionStatus } from '../../../src-main/contract/screens.ts'
import { Button, Progress } from '../../design/index.ts'
import type { RecognitionProgress } from '../../state/app-state.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { nameOf } from '../file-path.ts'
import { shownCount } from '../shown-figure.ts'

/** Recognition of scans: how far it is and how to pause it; while it rests, what is left and how to go on. */
export function RecognitionLine({ selected }: { readonly selected: ReviewFile | null }) {
  const { t } = useTranslation()
  const actions = useActions()
  const running = useAppState((state) => state.recognising)
  const resting = useRestingRecognition()
  const seconds = useSecondsLeft(running)
  if (running !== null) {
    const page = t('window.intake.recognisingPage', { name: nameOf(running.path), page: running.page })
    const left = seconds === null ? null : seconds < 90 ? t('window.intake.recognition.seconds', { count: seconds }) : t('window.intake.recognition.minutes', { count: Math.round(seconds / 60) })
    const isWaiting = selected !== null && selected.id !== running.file && (selected.pagesWithoutText ?? 0) > (selected.pagesRecognised ?? 0)
    return (
      <Progress
        title={t('window.intake.recognising')}
        done={running.done}
        total={running.total}
        current={left === null ? page : t('window.intake.left.both', { read: page, left })}
        kept={isWaiting ? undefined : t('window.intake.recognisedKept')}
        cancel={{ label: t('window.intake.recognition.pause'), onCancel: () => void actions.call('recognise.cancel', {}) }}
        more={isWaiting ? <Button small onClick={() => void actions.call('recognise.start', { file: selected.id })}>{t('window.intake.recognition.first')}</Button> : undefined}
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

/** Pages that have to be read before their time says anything of the rest: the first one waits for the models. */
const PAGES_BEFORE_TELLING = 3

/** How long the rest takes, from the pages read since this was first seen; null where that cannot be told yet. */
function useSecondsLeft(running: RecognitionProgress | null): number | null {
  const began = useRef<{ readonly done: number; readonly at: number } | null>(null)
  const [seconds, setSeconds] = useState<number | null>(null)
  useEffect(() => {
    const now = performance.now()
    if (running === null) began.current = null
    else if (began.current === null || running.done < began.current.done) began.current = { done: running.done, at: now }
    const since = began.current
    const read = running === null || since === null ? 0 : running.done - since.done
    setSeconds(running === null || since === null || read < PAGES_BEFORE_TELLING ? null : Math.max(1, Math.round((((now - since.at) / read) * (running.total - running.done)) / 1000)))
  }, [running])
  return seconds
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
