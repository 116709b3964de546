import { useTranslation } from 'react-i18next'
import type { Review } from '../../../src-main/contract/review.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { personTarget } from '../elements/use-person.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { circumstancesInPlay } from './in-play.ts'

/** What is still open in the case, with the way there. It counts; it does not say what is enough. */
export function CaseState({ review, person }: { readonly review: Review; readonly person: ReviewPerson | null }) {
  const { t } = useTranslation()
  const inPlay = circumstancesInPlay(review, person?.subjects ?? [], person?.circumstances)
  const rows = [
    { key: 'elements', screen: 'elements', target: personTarget(person), n: (person?.elements ?? review.elements).filter((element) => element.status === 'unassessed').length },
    { key: 'findings', screen: 'findings', target: {}, n: review.findings.filter((finding) => finding.status === 'proposed').length },
    { key: 'gaps', screen: 'elements', target: { tab: 'matrix' }, n: review.gaps.length },
    { key: 'versions', screen: 'elements', target: { ...personTarget(person), tab: 'circumstances' }, n: (person?.circumstances ?? review.circumstances).filter((circumstance) => circumstance.appliesByDate === 'human-decision' && inPlay.has(circumstance.id)).length },
  ] as const
  return (
    <div className="sec">
      <h2>{t('opinion-window.before.title')}</h2>
      <ul className="todo wide">
        {rows.map(({ key, screen, target, n }) => <li key={key}><a href={fragmentOf({ screen, target })}>{t(`opinion-window.before.${key}Label`)}</a><span>{t(`opinion-window.before.${key}`, { n })}</span></li>)}
      </ul>
    </div>
  )
}
