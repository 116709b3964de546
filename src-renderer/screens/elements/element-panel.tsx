import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpinionItem } from '../../../src-main/contract/opinion.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import type { Review, ReviewElement, ReviewFinding } from '../../../src-main/contract/review.ts'
import { CitationLink, StanceChip, StateMark } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { citationName, citationPlace, shortName } from '../findings/citation-name.ts'
import { findingName } from '../findings/finding-groups.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { GapRequest } from './gap-request.tsx'
import { AssignEvidence } from './assign-evidence.tsx'
import { filesFor, proofCount } from './proof-filter.ts'
import { AssessmentForm } from './assessment-form.tsx'
import type { Matrix } from './element-matrix.ts'

interface ElementPanelProps {
  readonly review: Review
  readonly person: ReviewPerson
  readonly element: ReviewElement
  readonly path: string | null
  readonly matrix: Matrix
  readonly assessment: RefObject<HTMLFieldSetElement | null>
  readonly assign: RefObject<HTMLDivElement | null>
}

/** One element, or one file within it: both sides at the same width, what nobody assessed, the questions of the defence, the gaps, the assessment. */
export function ElementPanel({ review, person, element, path, matrix, assessment, assign }: ElementPanelProps) {
  const { t } = useTranslation()
  const cell = path === null ? null : matrix.cell(element.id, path)
  const pick = (ids: readonly string[]): readonly ReviewFinding[] => review.findings.filter((finding) => ids.includes(finding.id))
  const sides = path === null
    ? { for: pick(element.forFindings), against: pick(element.againstFindings), open: pick(element.openFindings) }
    : cell ?? { for: [], against: [], open: [] }
  const gaps = Map.groupBy(review.gaps.filter((gap) => gap.element === element.id), (gap) => gap.askUnit)
  const subject = person.subjects.find((one) => one.id === element.id) ?? null
  const items = (side: 'for' | 'against'): readonly OpinionItem[] => (subject?.[side] ?? []).filter((item) => item.kind !== 'finding' && (path === null || item.citation?.path === path))
  const files = filesFor(element, subject ?? undefined, review)
  const proof = proofCount(element, files, review)
  const documents = element.evidence.map((key) => review.evidence.find((item) => item.id === key || item.path === key)?.path ?? key)
  return (
    <>
      <div className="sec">
        <h2>{path === null ? element.title : t('review-window.elements.cellTitle', { element: element.title, file: shortName(path) })}</h2>
        <p className="small muted">
          {element.source}{' '}
          {element.verified ? <StateMark state="ok">{t('review-window.verified')}</StateMark> : <StateMark state="warn">{t('review-window.notVerified')}</StateMark>}
        </p>
        <div className="pair">
          <Side stance="for" findings={sides.for} items={items('for')} path={path} />
          <Side stance="against" findings={sides.against} items={items('against')} path={path} />
        </div>
        {path === null && files.size > 0 && <p className="small muted">{t('workspace.proof.count', { ...proof, n: files.size })}</p>}
      </div>
      {sides.open.length > 0 && (
        <div className="sec">
          <h2><StanceChip stance="not-assessed" />{t('review-window.elements.open')} <small>{sides.open.length}</small></h2>
          <ul className="plain-li">{sides.open.map((finding) => <li key={finding.id}><FindingLink finding={finding} path={path} /></li>)}</ul>
        </div>
      )}
      {path === null && (
        <div className="sec">
          <h2>{t('review-window.elements.documents')} <small>{documents.length}</small></h2>
          {documents.length === 0 ? <p className="muted">{t('review-window.elements.noDocuments')}</p> : (
            <ul className="plain-li">{[...new Set(documents)].map((file) => <li key={file}><CitationLink citation={{ path: file }}>{shortName(file)}</CitationLink></li>)}</ul>
          )}
        </div>
      )}
      <AssignEvidence key={`${element.id} ${path ?? ''}`} review={review} subject={element.id} placements={element.placements ?? []} path={path} field={assign} />
      {element.defence.length > 0 && (
        <div className="sec">
          <h2><StanceChip stance="against" />{t('review-window.elements.defence')}</h2>
          <ol className="questions">{element.defence.map((question) => <li key={question}>{question}</li>)}</ol>
        </div>
      )}
      <div className="sec gaps" id="element-gaps" tabIndex={-1}>
        <h2>{t('review-window.elements.gaps')} <small>{element.missing.length}</small></h2>
        {gaps.size === 0 && element.missing.length === 0 && <p className="muted">{t('review-window.elements.noGaps')}</p>}
        {gaps.size === 0 && element.missing.length > 0 && <ul className="plain-li">{element.missing.map((name) => <li key={name}>{name}</li>)}</ul>}
        {[...gaps].map(([unit, members]) => (
          <section key={unit}>
            <h3>{unit} <small>{members.length}</small></h3>
            <ul>{members.map((gap) => <li key={`${gap.number} ${gap.slot}`}>{gap.document} <small>{gap.why}</small><br /><GapRequest review={review} slot={gap.slot} document={gap.document} request={gap.request ?? null} /></li>)}</ul>
          </section>
        ))}
      </div>
      {subject !== null && <div className="sec"><AssessmentForm key={`${element.id} ${element.decidedAt ?? ''} ${element.reviewer ?? ''}`} subject={subject} field={assessment} /></div>}
    </>
  )
}

function Side({ stance, findings, items, path }: { readonly stance: 'for' | 'against'; readonly findings: readonly ReviewFinding[]; readonly items: readonly OpinionItem[]; readonly path: string | null }) {
  const { t } = useTranslation()
  return (
    <section>
      <h3><StanceChip stance={stance} />{t(`review-window.stance.${stance}`)} <small>{findings.length + items.length}</small></h3>
      <ul>
        {findings.map((finding) => <li key={finding.id}><FindingLink finding={finding} path={path} /></li>)}
        {items.map((item) => (
          <li key={item.id}>
            {item.citation === null ? item.title : <CitationLink citation={item.citation}>{item.kind === 'annotation' ? t('review-window.quoted', { text: item.title }) : shortName(item.citation.path)}</CitationLink>}
            {item.why === undefined || item.why === null ? null : <> {item.why}</>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A finding with its figures, and the first place in the file in question. */
function FindingLink({ finding, path }: { readonly finding: ReviewFinding; readonly path: string | null }) {
  const { t } = useTranslation()
  const here = path === null ? undefined : [...finding.citations, ...finding.context].find((citation) => citation.path === path)
  return (
    <>
      <a className="cite wrapping" href={fragmentOf({ screen: 'findings', target: { finding: finding.id } })}>{findingName(finding, t('review-window.comma'))}</a>{' '}
      {t('review-window.elements.figure', { n: showCount(finding.count) })}{finding.total === null ? '' : ` ${showAmount(finding.total)}`}{' '}
      {here !== undefined && <CitationLink citation={here} label={citationName(here, t)}>{citationPlace(here, t)}</CitationLink>}
    </>
  )
}
