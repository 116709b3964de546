import { useTranslation } from 'react-i18next'
import type { OpinionItem, OpinionSubject } from '../../../src-main/contract/opinion.ts'
import { partsOf } from '../../../src-main/domain/review/subject-id.ts'
import type { EvidenceItem, Review } from '../../../src-main/contract/review.ts'
import { CitationLink, CitedText, StanceChip, StateMark } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { citationName, shortName } from '../findings/citation-name.ts'
import { findingName, shortSubject } from '../findings/finding-groups.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { Causation } from '../elements/causation.tsx'
import { personTarget } from '../elements/use-person.ts'
import { EntryVersion } from '../rules/version-bands.tsx'
import { DecisionForm } from './decision-form.tsx'
import { WrittenAnswer } from './written-answer.tsx'

interface SubjectViewProps {
  readonly review: Review
  readonly person: ReviewPerson | null
  readonly subject: OpinionSubject
  readonly place: string
}

/** One element or circumstance: what the law asks, both sides at the same width, what is on neither, the questions of the defence, the decision. */
export function SubjectView({ review, person, subject, place }: SubjectViewProps) {
  const { t } = useTranslation()
  const circumstance = (person?.circumstances ?? review.circumstances).find((one) => one.id === subject.id)
  const version = review.versions?.find((each) => each.id === partsOf(subject.id).entry)
  return (
    <article className="opn" aria-label={subject.title}>
      <header className="fhead">
        <div><h2>{subject.title}</h2><p>{subject.text}</p></div>
        <p className="meta">{place}<br /><span className="muted">{subject.source}</span></p>
      </header>
      <div className="fbody scroll" tabIndex={0} role="group" aria-label={subject.title}>
        <div className="two-sides opn-sides">
          <Side subject={subject} stance="for" />
          <Side subject={subject} stance="against" />
        </div>
        {circumstance !== undefined && (
          <section className="opsec">
            <h3 className="h3">{t('review-window.column.conditions')} <small><a href={fragmentOf({ screen: 'elements', target: { ...personTarget(person), tab: 'circumstances', circumstance: subject.id } })}>{t('opinion-window.pre.assess')}</a></small></h3>
            <ul className="plain-li">
              {circumstance.preconditions.map((one) => <li key={one.id}><StateMark state={one.met === 'yes' ? 'yes' : one.met === 'no' ? 'no' : 'unknown'}>{t(`review-window.met.${one.met}`)}</StateMark> <b>{one.title}</b> <span className="muted"><CitedText text={one.reason} /></span></li>)}
            </ul>
          </section>
        )}
        {version !== undefined && <section className="opsec cond"><h3 className="h3">{t('version-window.title')}</h3><EntryVersion version={version} /></section>}
        {circumstance !== undefined && (
          <section className="opsec">
            <h3 className="h3">{t('version-window.title')}</h3>
            <p><StateMark state={circumstance.appliesByDate === 'yes' ? 'yes' : circumstance.appliesByDate === 'no' ? 'no' : 'unknown'}>{t(`review-window.applies.${circumstance.appliesByDate}`)}</StateMark> {circumstance.appliesReason}</p>
          </section>
        )}
        {(subject.kind === 'circumstance' || partsOf(subject.id).entry === 'EL-CAUSE') && <Causation review={review} person={person} subject={subject} />}
        <section className="opsec">
          <h3 className="h3">{t('opinion-window.unplaced')} <small>{subject.unplaced.length === 0 ? '' : t('opinion-window.unplacedNote')}</small></h3>
          {subject.unplaced.length === 0 ? <p className="muted">{t('opinion-window.unplacedNone')}</p> : <Unplaced review={review} ids={subject.unplaced} />}
        </section>
        <section className="opsec">
          <h3 className="h3">{t('opinion-window.evidence')} <small>{t('opinion-window.evidenceNote')}</small></h3>
          {subject.evidence.length === 0 ? <p className="muted">{t('opinion-window.evidenceNone')}</p> : (
            <ul className="plain-li columns">{review.evidence.filter((item) => subject.evidence.includes(item.id)).map((item) => <li key={item.id}><CitationLink citation={{ path: item.path }}>{shortName(item.path)}</CitationLink><Doubts item={item} /></li>)}</ul>
          )}
        </section>
        {subject.kind === 'element' && (
          <section className="opsec">
            <h3 className="h3"><StanceChip stance="against" />{t('opinion-window.questions')} <small>{t('opinion-window.questionsNote')}</small></h3>
            {subject.questions.length === 0 ? <p className="muted">{t('opinion-window.questionsNone')}</p> : (
              <ol className="pts">{subject.questions.map((question) => <li key={question.id}><p>{question.text}</p><WrittenAnswer subject={subject.id} item={question.id} answer={question.answer} about={question.text} /></li>)}</ol>
            )}
          </section>
        )}
      </div>
      <DecisionForm key={`${subject.id} ${subject.decidedAt ?? ''} ${subject.reviewer ?? ''}`} subject={subject} />
    </article>
  )
}

function Side({ subject, stance }: { readonly subject: OpinionSubject; readonly stance: 'for' | 'against' }) {
  const { t } = useTranslation()
  const items = subject[stance]
  return (
    <section aria-label={t(`review-window.stance.${stance}`)}>
      <h3><StanceChip stance={stance} big />{t(`review-window.stance.${stance}`)} <small>{t('opinion-window.answered', { n: items.length, answered: items.filter((item) => item.answer !== null).length })}</small></h3>
      {items.length === 0 ? <p className="muted">{t('opinion-window.noItems')}</p> : (
        <ol className="pts">{items.map((item) => <li key={item.id}><Item item={item} /><WrittenAnswer subject={subject.id} item={item.id} answer={item.answer} about={item.title} /></li>)}</ol>
      )}
    </section>
  )
}

function Item({ item }: { readonly item: OpinionItem }) {
  const { t } = useTranslation()
  const figure = item.count === null ? '' : item.total === null ? t('opinion-window.figureCount', { n: showCount(item.count) }) : t('opinion-window.figure', { n: showCount(item.count), total: showAmount(item.total) })
  return (
    <>
      <p>
        {item.kind === 'finding'
          ? <a className="plain-link" href={fragmentOf({ screen: 'findings', target: { finding: item.id } })}>{shortSubject(item.title)}</a>
          : item.kind === 'annotation' ? t('review-window.quoted', { text: item.title }) : item.title}
        {item.proof === undefined || item.proof === null ? null : <> <span className="muted small">{t(`workspace.proof.${item.proof}`)}</span></>}
        {item.why === undefined || item.why === null ? null : <> {item.why}</>}
        {figure !== '' && <>{' '}<span className="fig">{figure}</span></>}
      </p>
      {item.citation !== null && <CitationLink citation={item.citation}>{citationName(item.citation, t)}</CitationLink>}
    </>
  )
}

function Unplaced({ review, ids }: { readonly review: Review; readonly ids: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <ul className="plain-li columns">
      {review.findings.filter((finding) => ids.includes(finding.id)).map((finding) => (
        <li key={finding.id}>
          <a className="cite wrapping" href={fragmentOf({ screen: 'findings', target: { finding: finding.id } })}>{findingName(finding, t('review-window.comma'))}</a>{' '}
          {t('review-window.elements.figure', { n: showCount(finding.count) })}{finding.total === null ? '' : ` ${showAmount(finding.total)}`}
        </li>
      ))}
    </ul>
  )
}

/** Doubts about a document that somebody noted: a column of links alone would hide them. */
function Doubts({ item }: { readonly item: EvidenceItem }) {
  const { t } = useTranslation()
  const doubted = (['authenticity', 'legality', 'relevance'] as const).filter((property) => item.properties[property].status === 'doubted' || item.properties[property].status === 'rejected')
  return <>{doubted.map((property) => <span key={property} className="doubt"><StateMark state="warn">{t(`window.evidence.${property}`)}{' '}{t(`window.evidence.status.${item.properties[property].status}`)}</StateMark></span>)}</>
}
