import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpinionSubject } from '../../../src-main/contract/opinion.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { Button, SelectField, StateMark } from '../../design/index.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { groupNumber } from '../elements/group-number.ts'
import { useAppState } from '../../state/context.tsx'
import { fragmentOf } from '../../state/navigation.ts'
import { STATUS_MARK } from '../elements/element-status.ts'
import { circumstancesInPlay } from './in-play.ts'

interface SubjectListProps {
  readonly review: Review
  readonly person: ReviewPerson | null
  readonly subjects: readonly OpinionSubject[]
  readonly current: string | null
  readonly onChoose: (id: string) => void
  readonly onPerson: (person: ReviewPerson) => void
}

/** Elements by group, then the circumstances that something points to; the others on demand. J and K step while the list has the focus. */
export function SubjectList({ review, person, subjects, current, onChoose, onPerson }: SubjectListProps) {
  const { t, i18n } = useTranslation()
  const [all, setAll] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const reviewer = useAppState((state) => state.overview?.reviewer ?? '')
  const second = review.opinion?.second ?? null
  const inPlay = circumstancesInPlay(review, subjects, person?.circumstances)
  const order = review.office?.groups ?? []
  const rank = (subject: OpinionSubject): number => (subject.kind === 'circumstance' ? order.length : order.indexOf((person?.elements ?? review.elements).find((each) => each.id === subject.id)?.group ?? ''))
  const shown = subjects.toSorted((left, right) => rank(left) - rank(right)).filter((subject) => subject.kind === 'element' || all || inPlay.has(subject.id) || subject.id === current)
  const groupOf = (subject: OpinionSubject): string => {
    if (subject.kind === 'element') {
      const element = (person?.elements ?? review.elements).find((each) => each.id === subject.id)
      return element === undefined ? '' : `${groupNumber(element.group, i18n.language)}${element.groupTitle}`
    }
    const tier = (person?.circumstances ?? review.circumstances).find((circumstance) => circumstance.id === subject.id)?.tier ?? 'serious'
    return t('opinion-window.circumstances', { tier: t(`review-window.tier.${tier}`) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const step = event.code === 'KeyJ' || event.key === 'ArrowDown' ? 1 : event.code === 'KeyK' || event.key === 'ArrowUp' ? -1 : 0
    const next = step === 0 ? undefined : shown[shown.findIndex((subject) => subject.id === current) + step]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.id)
    list.current?.querySelector<HTMLElement>(`[data-subject="${next.id}"]`)?.focus()
  }
  const total = (person?.circumstances ?? review.circumstances).length
  return (
    <section className="oplist" aria-label={t('opinion-window.list')}>
      <div className="head"><h1>{t('window.screen.opinion')}</h1></div>
      <p className="lead">{reviewer === '' ? t('opinion-window.leadNone') : t(second?.seat === 'second' ? 'opinion-window.leadSecond' : 'opinion-window.lead', { name: reviewer })}</p>
      {(review.persons ?? []).length > 1 && (
        <div className="opperson">
          <SelectField
            label={t('workspace.person.label')} labelHidden value={String(Math.max(0, (review.persons ?? []).findIndex((one) => one.id === person?.id)))}
            options={(review.persons ?? []).map((one, at) => ({ value: String(at), label: t('workspace.person.option', { name: one.name === '' ? t('workspace.person.nobody') : one.name, capacity: one.capacityTitle }) }))}
            onChange={(value) => {
              const next = review.persons?.[Number(value)]
              if (next !== undefined) onPerson(next)
            }}
          />
        </div>
      )}
      <div ref={list} className="scroll" role="group" tabIndex={0} aria-label={t('opinion-window.list')} onKeyDown={onKeyDown}>
        {[...Map.groupBy(shown, groupOf)].map(([group, members]) => (
          <section key={group} aria-label={group}>
            <h2 className="g">{group}</h2>
            <ol>
              {members.map((subject) => (
                <li key={subject.id}>
                  <a
                    data-subject={subject.id} href={fragmentOf({ screen: 'opinion', target: { subject: subject.id } })} aria-current={subject.id === current ? 'true' : undefined}
                    onClick={(event) => { event.preventDefault(); onChoose(subject.id) }}
                  >
                    <span>{subject.title}</span><StateMark state={STATUS_MARK[subject.status]}>{t(`review-window.elementStatus.${subject.status}`)}</StateMark>
                  </a>
                </li>
              ))}
            </ol>
          </section>
        ))}
        {inPlay.size < total && <p className="more"><Button look="plain" small onClick={() => setAll(!all)}>{t(all ? 'opinion-window.fewerCircumstances' : 'opinion-window.allCircumstances', { n: total })}</Button></p>}
      </div>
    </section>
  )
}
