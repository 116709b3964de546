import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Written } from '../../../src-main/contract/opinion.ts'
import { Button, CitedText, TextAreaField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { FormerMark } from '../rules/former-mark.tsx'
import { useSigned } from './use-decision.ts'

interface WrittenAnswerProps {
  readonly subject: string
  readonly item: string
  readonly answer: Written | null
  /** What is answered, for readers of the button alone. */
  readonly about: string
}

/** The answer to one item, or the place to write it. An empty text takes it back. */
export function WrittenAnswer({ subject, item, answer, about }: WrittenAnswerProps) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const signed = useSigned()
  const [draft, setDraft] = useState<string | null>(null)

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (draft === null || draft.trim() === (answer?.text ?? '')) return setDraft(null)
    const done = await decide('opinion.answer', { id: subject, item, text: draft.trim(), language }, t(draft.trim() === '' ? 'opinion-window.answerTaken' : 'opinion-window.answerKept'))
    if (done !== null) setDraft(null)
  }
  if (draft !== null) {
    return (
      <form
        className="answering" onSubmit={(event) => void save(event)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.requestSubmit()
          else if (event.key === 'Escape') setDraft(null)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        <TextAreaField label={t('opinion-window.answerText')} rows={2} value={draft} onChange={setDraft} autoFocus />
        <p className="acts"><Button small submit keys="Ctrl ↵">{t('opinion-window.saveAnswer')}</Button><Button small look="plain" onClick={() => setDraft(null)}>{t('opinion-window.cancel')}</Button></p>
      </form>
    )
  }
  return (
    <>
      {answer !== null && <p className="resp"><b>{t('opinion-window.answer')}</b><CitedText text={answer.text} /><small className="muted">{t('review-window.decidedBy', { reviewer: answer.reviewer, at: answer.at.slice(0, 10) })}</small> <FormerMark kind="answer" target={`${subject}/${item}`} /></p>}
      {!signed && (
        <Button look="plain" small className="wr" aria-label={`${t(answer === null ? 'opinion-window.write' : 'opinion-window.change')}${t('review-window.comma')}${about}`} onClick={() => setDraft(answer?.text ?? '')}>
          {t(answer === null ? 'opinion-window.write' : 'opinion-window.change')}
        </Button>
      )}
    </>
  )
}
