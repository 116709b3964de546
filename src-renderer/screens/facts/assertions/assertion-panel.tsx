import { useTranslation } from 'react-i18next'
import type { AssertionEvidenceView, AssertionView, EvidenceReference } from '../../../../src-main/contract/assertions.ts'
import { referenceOf } from '../../../../src-main/domain/citations/mention.ts'
import { Button, CitationMark, CitedText, StateMark } from '../../../design/index.ts'
import { dayOf, secondsOf } from '../../shown-time.ts'
import { dateWords } from './assertion-words.ts'

interface AssertionPanelProps {
  readonly assertion: AssertionView
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** One assertion whole: both sides of its evidence in the same width, each opened by one press. */
export function AssertionPanel({ assertion, onEdit, onRemove }: AssertionPanelProps) {
  const { t } = useTranslation()
  const { toProve } = assertion
  const facts = [dateWords(assertion.date, t), assertion.people.map((each) => each.name).join(t('review-window.comma')), t(`assertions.dispute.${assertion.dispute}`)].filter((part) => part !== '')
  return (
    <div className="sec">
      <h2 className="brk"><CitedText text={assertion.sentence} /></h2>
      <p className="small muted">{facts.join(' · ')}</p>
      <p className="small muted">{t('assertions.by', { name: assertion.creator === '' ? t('window.log.unsigned') : assertion.creator, at: `${dayOf(assertion.created)} ${secondsOf(assertion.created)}` })}</p>
      {assertion.modified === assertion.created ? null : <p className="small muted">{t('marks.modified', { name: assertion.modifier === '' ? t('window.log.unsigned') : assertion.modifier, at: `${dayOf(assertion.modified)} ${secondsOf(assertion.modified)}` })}</p>}
      {toProve === null ? null : (
        <p><StateMark state="warn">{t('assertions.toProve')}</StateMark> <span className="small">{[toProve.source, toProve.until === null ? '' : t('assertions.untilDay', { day: toProve.until })].filter((part) => part !== '').join(' · ')}</span></p>
      )}
      {(['for', 'against'] as const).map((side) => {
        const list = assertion.evidence.filter((each) => each.side === side)
        return (
          <section key={side} aria-label={t(`assertions.side.${side}`)}>
            <h3>{t(`assertions.side.${side}`)} <small>{list.length}</small></h3>
            {list.length === 0 ? <p className="muted small">{t('assertions.noEvidence')}</p> : <ul className="plain-li evlist">{list.map((each, index) => <Evidence key={index} each={each} />)}</ul>}
          </section>
        )
      })}
      {assertion.note === '' ? null : <p className="brk"><CitedText text={assertion.note} /></p>}
      <p className="row">
        <Button small keys="E" onClick={onEdit}>{t('window.facts.edit')}</Button>
        <Button small onClick={onRemove}>{t('window.facts.remove')}</Button>
      </p>
    </div>
  )
}

function Evidence({ each }: { readonly each: AssertionEvidenceView }) {
  const { t } = useTranslation()
  const { place, reference } = each
  const title = place?.title ?? t('assertions.gone')
  return (
    <li>
      {place === null && reference.kind !== 'finding' ? <span>{title}</span> : <CitationMark name={title} reference={citationOf(reference)} />}
      {each.state === 'found' ? null : <StateMark state="warn">{t(`assertions.state.${each.state}`)}</StateMark>}
      {each.quote === '' || each.quote === title ? null : <blockquote className="q">{each.quote}</blockquote>}
      {each.why === '' ? null : <p className="small brk"><CitedText text={each.why} /></p>}
    </li>
  )
}

/** The piece of evidence as a citation: it is then called by its short name, volume and page as everywhere. */
function citationOf(reference: EvidenceReference): string {
  switch (reference.kind) {
    case 'mark': return referenceOf({ kind: 'mark', id: reference.mark })
    case 'finding': return referenceOf({ kind: 'finding', id: reference.finding })
    case 'file': return referenceOf({ kind: 'file', sha256: reference.sha256, page: reference.page, line: null, time: null })
    case 'row': return referenceOf({ kind: 'file', sha256: reference.sha256, page: reference.page, line: reference.line, time: null })
  }
}
