import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import type { Review, ReviewCircumstance } from '../../../src-main/contract/review.ts'
import { partsOf } from '../../../src-main/domain/review/subject-id.ts'
import { Button, CitationLink, CitedText, DataTable, StateMark, linesOf } from '../../design/index.ts'
import type { TableColumn, TableLine } from '../../design/index.ts'
import { amendTarget, fragmentOf, usePlace } from '../../state/navigation.ts'
import { citationName } from '../findings/citation-name.ts'
import { findingName } from '../findings/finding-groups.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { useWide } from '../money/use-wide.ts'
import { MET_MARK } from './element-status.ts'
import { AssignEvidence } from './assign-evidence.tsx'
import { Causation } from './causation.tsx'
import { Sanctions } from './sanctions.tsx'
import { OfficeChoice } from './office-choice.tsx'
import { personTarget } from './use-person.ts'
import { PreconditionForm } from './precondition-form.tsx'
import { FormerMark } from '../rules/former-mark.tsx'
import { OtherVersions } from '../rules/other-versions.tsx'
import { VersionSection } from '../rules/version-section.tsx'

const TIERS = ['serious', 'especially-serious'] as const

interface CircumstancesProps {
  readonly review: Review
  readonly person: ReviewPerson
  readonly tabs: ReactNode
  readonly choice: ReactNode
}

/** The circumstances of both tiers for one person: their preconditions one by one, and which apply by the date of the acts. */
export function Circumstances({ review, person, tabs, choice }: CircumstancesProps) {
  const { t } = useTranslation()
  const { target } = usePlace()
  const wide = useWide()
  const lines = TIERS.flatMap((tier): readonly TableLine<ReviewCircumstance>[] => [
    { kind: 'group', key: tier, label: t(`review-window.tier.${tier}`), expanded: null },
    ...person.circumstances.filter((one) => one.tier === tier).map((one): TableLine<ReviewCircumstance> => ({
      kind: 'row', key: one.id, row: one, className: one.findings.length === 0 && one.appliesByDate !== 'human-decision' ? 'dim' : undefined,
    })),
  ])
  const current = person.circumstances.find((one) => one.id === target['circumstance']) ?? person.circumstances[0] ?? null
  const index = lines.findIndex((line) => line.key === current?.id)
  const columns: readonly TableColumn<ReviewCircumstance>[] = [
    { id: 'title', title: t('review-window.column.circumstance'), rowHeader: true, cell: (one) => <>{one.title}<small>{one.source}</small></> },
    ...(wide ? [{ id: 'conditions', title: t('review-window.column.conditions'), width: '5.25rem', cell: (one: ReviewCircumstance) => <Conditions circumstance={one} /> }] : []),
    { id: 'date', title: t('review-window.column.byDate'), width: '6.5rem', cell: (one) => t(`review-window.applies.${one.appliesByDate}`) },
  ]
  return (
    <>
      <section className="flist circ" aria-label={t('review-window.elements.circumstances')}>
        <div className="head"><h1>{t('window.screen.elements')}</h1><div className="actions">{tabs}</div></div>
        <div className="filters wrap">{choice}<OfficeChoice review={review} /></div>
        <p className="lead">{t('review-window.elements.circumstancesLead')}</p>
        <DataTable
          label={t('review-window.elements.circumstances')} columns={columns} lines={linesOf(lines)} lineHeight={2.75} tableClassName="ftbl ctbl" selected={index < 0 ? null : index}
          onSelect={(next) => {
            const line = lines[next]
            if (line?.kind === 'row') amendTarget('elements', { ...personTarget(person), tab: 'circumstances', circumstance: line.key })
          }}
        />
      </section>
      {current === null ? <div className="fdet" /> : <CircumstanceDetail key={current.id} circumstance={current} review={review} person={person} />}
    </>
  )
}

/** A small bar per precondition: filled met, struck not met, dashed unknown. */
function Conditions({ circumstance }: { readonly circumstance: ReviewCircumstance }) {
  const { t } = useTranslation()
  const count = (met: 'yes' | 'no' | 'unknown'): number => circumstance.preconditions.filter((one) => one.met === met).length
  return (
    <span className="pcs" role="img" aria-label={t('review-window.elements.conditionCount', { yes: count('yes'), unknown: count('unknown'), no: count('no') })}>
      {circumstance.preconditions.map((one) => <i key={one.id} className={`pc ${one.met === 'yes' ? 'y' : one.met === 'no' ? 'n' : 'u'}`} />)}
    </span>
  )
}

/** Sources shown per condition; the findings list them all. */
const MOST_SOURCES = 4

function CircumstanceDetail({ circumstance, review, person }: { readonly circumstance: ReviewCircumstance; readonly review: Review; readonly person: ReviewPerson }) {
  const { t } = useTranslation()
  const findings = review.findings.filter((finding) => circumstance.findings.includes(finding.id))
  const [chosen, setChosen] = useState<string | null>(null)
  const precondition = circumstance.preconditions.find((one) => one.id === chosen) ?? null
  const count = (met: 'yes' | 'no' | 'unknown'): number => circumstance.preconditions.filter((one) => one.met === met).length
  return (
    <article className="fdet circdet" aria-label={circumstance.title}>
      <header className="fhead">
        <div><h2>{circumstance.title}</h2><p>{t(`review-window.tier.${circumstance.tier}`)} <a href={fragmentOf({ screen: 'opinion', target: { ...personTarget(person), subject: circumstance.id } })}>{t('workspace.card.decide')}</a> <FormerMark kind="circumstance" target={circumstance.id} /></p></div>
        <p className="meta">
          {circumstance.source}<br />
          {circumstance.verified ? <StateMark state="ok">{t('review-window.verified')}</StateMark> : <StateMark state="warn">{t('review-window.notVerified')}</StateMark>}
        </p>
      </header>
      <div className="fbody scroll" tabIndex={0} role="group" aria-label={circumstance.title}>
        <section className="cond">
          <h3 className="h3">{t('review-window.column.conditions')} <small>{t('review-window.elements.conditionCount', { yes: count('yes'), unknown: count('unknown'), no: count('no') })}{t('review-window.elements.conditionNote')}</small></h3>
          {circumstance.preconditions.length === 0 ? <p className="muted">{t('review-window.elements.noConditions')}</p> : (
            <table className="plain-tbl conds">
              <thead><tr><th scope="col" className="q1">{t('review-window.column.condition')}</th><th scope="col" className="q2">{t('review-window.column.status')}</th><th scope="col">{t('workspace.card.support')}</th><th scope="col" className="q6">{t('workspace.card.lacking')}</th><th scope="col" className="q3"><span className="vh">{t('opinion-window.pre.assess')}</span></th></tr></thead>
              <tbody>
                {circumstance.preconditions.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.title}</th><td><FormerMark kind="precondition" target={`${circumstance.id}/${one.id}`} /><StateMark state={MET_MARK[one.met]}>{t(`review-window.met.${one.met}`)}</StateMark></td><td><CitedText text={one.reason} /><span className="links">{(one.support ?? []).slice(0, MOST_SOURCES).map((citation) => <span key={`${citation.path} ${citation.line ?? ''} ${citation.page ?? ''}`}><CitationLink citation={citation}>{citation.day === undefined ? citationName(citation, t) : `${citation.day} ${citationName(citation, t)}`}</CitationLink></span>)}</span></td>
                    <td>{(one.lacking ?? []).map((name) => <StateMark key={name} state="warn">{t('workspace.card.lackingDoc', { name })}</StateMark>)}</td>
                    <td><Button small look="plain" aria-pressed={one.id === chosen} aria-label={t('opinion-window.pre.pick', { title: one.title })} onClick={() => setChosen(one.id === chosen ? null : one.id)}>{t('opinion-window.pre.edit')}</Button></td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        {circumstance.preconditions.some((one) => one.id === 'prior-sanction') && <Sanctions review={review} circumstance={circumstance} />}
        <Causation review={review} person={person} subject={{ id: circumstance.id, kind: 'circumstance' }} />
        <section className="cond">
          <h3 className="h3">{t('review-window.elements.byDate')}</h3>
          <p><StateMark state={circumstance.appliesByDate === 'yes' ? 'yes' : circumstance.appliesByDate === 'no' ? 'no' : 'unknown'}>{t(`review-window.applies.${circumstance.appliesByDate}`)}</StateMark></p>
          <p className="prose">{circumstance.appliesReason}</p>
          <VersionSection review={review} person={person} circumstance={circumstance} />
          <p><a href={fragmentOf({ screen: 'rules', target: { entry: partsOf(circumstance.id).entry } })}>{t('rules-window.open')}</a></p>
          <OtherVersions versions={review.versions ?? []} />
        </section>
        <section className="cond">
          <h3 className="h3">{t('review-window.elements.pointing')} <small>{findings.length}</small></h3>
          {findings.length === 0 ? <p className="muted">{t('review-window.elements.noFindings')}</p> : (
            <table className="plain-tbl conds">
              <thead><tr><th scope="col">{t('review-window.column.finding')}</th><th scope="col" className="num q2">{t('review-window.column.count')}</th><th scope="col" className="num q2">{t('review-window.column.totalYuan')}</th><th scope="col" className="q2 st-col">{t('review-window.column.status')}</th><th scope="col" className="q4">{t('review-window.column.original')}</th></tr></thead>
              <tbody>
                {findings.map((finding) => (
                  <tr key={finding.id}>
                    <th scope="row"><a className="cite wrapping" href={fragmentOf({ screen: 'findings', target: { finding: finding.id } })}>{findingName(finding, t('review-window.comma'))}</a></th>
                    <td className="num">{showCount(finding.count)}</td><td className="num">{showAmount(finding.total)}</td>
                    <td className="st-col">{t(`review-window.findingStatus.${finding.status}`)}</td>
                    <td className="clip">{finding.citations[0] !== undefined && <CitationLink citation={finding.citations[0]}>{citationName(finding.citations[0], t)}</CitationLink>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section className="cond"><AssignEvidence key={circumstance.id} review={review} subject={circumstance.id} placements={(review.placements ?? []).filter((one) => one.subject === circumstance.id)} /></section>
        <section className="cond">
          <h3 className="h3">{t('review-window.elements.gaps')} <small>{circumstance.missing.length}</small></h3>
          {circumstance.missing.length === 0 ? <p className="muted">{t('review-window.elements.noGaps')}</p> : <ul className="plain-li">{circumstance.missing.map((name) => <li key={name}>{name}</li>)}</ul>}
        </section>
      </div>
      {precondition !== null && <PreconditionForm key={`${precondition.id} ${precondition.assessed?.decidedAt ?? ''}`} review={review} circumstance={circumstance} precondition={precondition} />}
    </article>
  )
}
