import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review } from '../../../src-main/contract/review.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { Button, RadioField, TextAreaField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { PROCEEDING } from '../../../src-main/domain/review/decisions.ts'
import { subjectId } from '../../../src-main/domain/review/subject-id.ts'
import { FormerMark } from '../rules/former-mark.tsx'
import { useSigned } from './use-decision.ts'

/** How the case goes on against one person: the courses of this office, none chosen and none recommended. With something open it needs a written reason. */
export function Proceed({ review, person }: { readonly review: Review; readonly person: ReviewPerson }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const signed = useSigned()
  const kept = person.proceeding
  const courses = review.office?.courses ?? []
  const [course, setCourse] = useState<string | null>(courses.some((one) => one.id === kept?.course) ? (kept?.course ?? null) : null)
  const [reasoning, setReasoning] = useState(kept?.reasoning ?? '')
  const [openReason, setOpenReason] = useState(kept?.open?.reason ?? '')
  const open = {
    elements: person.elements.filter((element) => element.status === 'unassessed' || element.status === 'disputed').length,
    circumstances: person.subjects.filter((subject) => subject.kind === 'circumstance' && subject.status === 'disputed').length,
    gaps: review.gaps.length,
  }
  const isOpen = open.elements + open.circumstances + open.gaps > 0
  const missing = signed ? 'signed' : course === null ? 'course' : reasoning.trim() === '' ? 'reason' : isOpen && openReason.trim() === '' ? 'open' : null
  const save = (value: string | null): void => void decide(
    'opinion.proceed', { person: person.principal ? null : person.id, course: value, reasoning: value === null ? '' : reasoning.trim(), ...(isOpen && value !== null ? { openReason: openReason.trim() } : {}), language },
    t(value === null ? 'workspace.proceed.cleared' : 'workspace.proceed.saved'),
  )
  return (
    <div className="sec">
      <h2>{t('workspace.proceed.title')} <small>{person.name === '' ? '' : `${t('workspace.proceed.for', { name: person.name })}${t('review-window.comma')}`}{t('workspace.proceed.note')}</small></h2>
      {kept !== null && (
        <p className="resp">
          {t('workspace.proceed.kept', { title: kept.courseTitle, reasoning: kept.reasoning })}
          {kept.open === null ? '' : ` ${t('workspace.proceed.keptOpen', kept.open)}`}
          <small className="muted">{t('review-window.decidedBy', { reviewer: kept.reviewer, at: kept.at.slice(0, 10) })}</small> <FormerMark kind="proceeding" target={subjectId(PROCEEDING, person.principal ? null : person.id)} />
        </p>
      )}
      <form
        className="proceed" aria-label={t('workspace.proceed.title')}
        onSubmit={(event) => {
          event.preventDefault()
          if (missing === null) save(course)
        }}
      >
        <fieldset className="courses">
          <legend className="vh">{t('workspace.proceed.title')}</legend>
          {courses.map((one) => <RadioField key={one.id} name={`course ${person.id ?? ''}`} checked={course === one.id} disabled={signed} onChange={() => setCourse(one.id)}>{one.title} <small className="muted">{one.source}</small></RadioField>)}
        </fieldset>
        {course !== null && (
          <>
            <TextAreaField label={t('workspace.proceed.reason')} rows={2} value={reasoning} readOnly={signed} onChange={setReasoning} />
            {isOpen && <TextAreaField label={t('workspace.proceed.open', open)} rows={2} value={openReason} readOnly={signed} onChange={setOpenReason} />}
            <p className="acts">
              <Button small submit unavailable={missing === null ? false : t(`workspace.proceed.missing.${missing}`)}>{t('workspace.proceed.save')}</Button>
              {kept !== null && !signed && <Button small look="plain" onClick={() => save(null)}>{t('workspace.proceed.clear')}</Button>}
            </p>
          </>
        )}
      </form>
    </div>
  )
}
