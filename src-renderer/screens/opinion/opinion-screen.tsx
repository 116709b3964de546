import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import '../findings/findings.css'
import '../elements/elements.css'
import '../elements/workspace.css'
import './opinion.css'
import { SidePanel } from '../../design/index.ts'
import { useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, usePlace } from '../../state/navigation.ts'
import { personShown, personTarget } from '../elements/use-person.ts'
import { Proceed } from './proceed.tsx'
import { CaseState } from './case-state.tsx'
import { Clocks } from './clocks.tsx'
import { Leniency, Recovery } from './money-sections.tsx'
import { SecondReviewer } from './second-reviewer.tsx'
import { SubjectList } from './subject-list.tsx'
import { SubjectView } from './subject-view.tsx'

/** The opinion: each element and circumstance with both sides and its decision; beside it the second review, the time limits and what speaks for leniency. */
export function OpinionScreen() {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  const { target } = usePlace()
  useFootKeys(useMemo(() => [{ keys: 'J K', does: t('opinion-window.keys.next') }, { keys: 'Ctrl ↵', does: t('opinion-window.submit') }], [t]))
  const opinion = review?.opinion
  if (review === null || opinion === undefined) return <p className="waiting" role="status">{t('review-window.loading')}</p>
  const person = personShown(review, target)
  const subjects = person?.subjects ?? opinion.subjects
  const index = Math.max(0, subjects.findIndex((subject) => subject.id === target['subject']))
  const subject = subjects[index] ?? null
  const alike = subject === null ? [] : subjects.filter((one) => one.kind === subject.kind)
  return (
    <>
      <SubjectList review={review} person={person} subjects={subjects} current={subject?.id ?? null} onChoose={(id) => amendTarget('opinion', { ...personTarget(person), subject: id })} onPerson={(next) => amendTarget('opinion', personTarget(next))} />
      {subject === null ? <div /> : <SubjectView key={subject.id} review={review} person={person} subject={subject} place={t('opinion-window.position', { n: alike.indexOf(subject) + 1, of: alike.length })} />}
      <SidePanel label={t('opinion-window.side')}>
        <SecondReviewer second={opinion.second} />
        <CaseState review={review} person={person} />
        {person !== null && <Proceed key={`${person.id ?? ''} ${person.proceeding?.at ?? ''}`} review={review} person={person} />}
        <Clocks clocks={opinion.clocks} />
        <Leniency leniency={person?.leniency ?? opinion.leniency} />
        <Recovery items={person?.recovery ?? opinion.recovery} />
      </SidePanel>
    </>
  )
}
