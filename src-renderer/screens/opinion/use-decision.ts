import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpinionSubject } from '../../../src-main/contract/opinion.ts'
import type { ElementStatus } from '../../../src-main/contract/review.ts'
import { unanswered } from '../../../src-main/domain/review/opinion-items.ts'
import { useActions, useAppState } from '../../state/context.tsx'

/** A decision in the making: nothing is chosen at first; `missing` names what it still lacks (`opinion-window.missing.<key>`). */
export interface DraftDecision {
  readonly status: ElementStatus | null
  readonly reasoning: string
  readonly openReason: string
  /** Opposing items without an answer, for the chosen status. */
  readonly open: readonly string[]
  readonly missing: 'choose' | 'reason' | 'open' | 'signed' | 'opened' | null
  /** Signed: nothing can be changed here. */
  readonly closed: boolean
  readonly choose: (status: ElementStatus) => void
  readonly write: (reasoning: string) => void
  readonly writeOpen: (reason: string) => void
  readonly submit: () => void
}

/** The same rules in the Elements and the Opinion screen. Use it with a key that changes with `decidedAt`. */
export function useDecision(subject: OpinionSubject): DraftDecision {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const signed = useSigned()
  const opened = useAppState((state) => (state.review?.opinion?.second?.differences ?? null) !== null)
  const [status, choose] = useState<ElementStatus | null>(subject.status === 'unassessed' ? null : subject.status)
  const [reasoning, write] = useState(subject.reasoning ?? '')
  const [openReason, writeOpen] = useState(subject.open?.reason ?? '')
  const open = status === null ? [] : unanswered(status, subject)
  const missing = signed ? (opened ? 'opened' : 'signed')
    : status === null ? 'choose'
      : status !== 'unassessed' && reasoning.trim() === '' ? 'reason'
        : open.length > 0 && openReason.trim() === '' ? 'open' : null
  const submit = (): void => {
    if (status === null || missing !== null) return
    const params = { id: subject.id, status, reasoning: reasoning.trim(), language, ...(open.length === 0 ? {} : { openReason: openReason.trim() }) }
    void decide(subject.kind === 'element' ? 'elements.assess' : 'circumstances.decide', params, t('opinion-window.decided', { title: subject.title }))
  }
  return { status, reasoning, openReason, open, missing, closed: signed, choose, write, writeOpen, submit }
}

/** Has whoever sits here signed? Then nothing of their own can be changed. */
export function useSigned(): boolean {
  return useAppState((state) => {
    const second = state.review?.opinion?.second ?? null
    return second !== null && second[second.seat].signedAt !== null
  })
}
