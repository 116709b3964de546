import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review } from '../../../src-main/contract/review.ts'
import type { OfficeItem, OfficeList, ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { CitationLink, Empty, ScreenHead, SidePanel, StateMark } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { shortName } from '../findings/citation-name.ts'
import { STATUS_MARK } from './element-status.ts'
import { OfficeChoice } from './office-choice.tsx'
import { ClosedRequests, GapRequest } from './gap-request.tsx'
import { personTarget } from './use-person.ts'

interface OfficeListsProps {
  readonly review: Review
  readonly person: ReviewPerson
  readonly tabs: ReactNode
  readonly choice: ReactNode
}

/** What this office has to bring together or to decide: each line with the documents in the file, those missing, and the elements it turns on. */
export function OfficeLists({ review, person, tabs, choice }: OfficeListsProps) {
  const { t } = useTranslation()
  const { office } = review
  return (
    <>
      <ScreenHead title={t('window.screen.elements')} actions={tabs}>{office?.title ?? ''}</ScreenHead>
      <div className="filters wrap">{choice}<OfficeChoice review={review} /></div>
      <div className="matrix officelists scroll" tabIndex={0} role="group" aria-label={t('workspace.office.tab')}>
        {office === undefined || office === null ? <Empty title={t('workspace.office.none')}>{''}</Empty> : office.lists.map((list) => <List key={list.id} list={list} review={review} person={person} />)}
      </div>
      <SidePanel label={t('review-window.elements.gaps')}>
        <Missing review={review} />
        <ClosedRequests review={review} />
      </SidePanel>
    </>
  )
}

function List({ list, review, person }: { readonly list: OfficeList; readonly review: Review; readonly person: ReviewPerson }) {
  const { t } = useTranslation()
  return (
    <section className="officelist" aria-label={list.title}>
      <h2>{list.title} <small>{list.source} {!list.verified && <StateMark state="warn">{t('review-window.notVerified')}</StateMark>}</small></h2>
      <table className="plain-tbl">
        <thead><tr><th scope="col" className="o1">{t('workspace.office.item')}</th><th scope="col" className="o2">{t('workspace.office.inFile')}</th><th scope="col" className="o3">{t('review-window.column.missing')}</th><th scope="col" className="o4">{t('review-window.column.element')}</th></tr></thead>
        <tbody>{list.items.map((item) => <Item key={item.id} item={item} review={review} person={person} />)}</tbody>
      </table>
    </section>
  )
}

function Item({ item, review, person }: { readonly item: OfficeItem; readonly review: Review; readonly person: ReviewPerson }) {
  const { t } = useTranslation()
  const found = item.documents.filter((document) => document.evidence.length > 0)
  const missing = item.documents.filter((document) => document.evidence.length === 0)
  const subjects = person.subjects.filter((subject) => item.subjects.some((id) => subject.id === id || subject.id.startsWith(`${id}@`)))
  return (
    <tr>
      <th scope="row">{item.title}</th>
      <td>
        {found.length === 0 ? <span className="muted">{t(item.documents.length === 0 ? 'workspace.office.noDocument' : 'workspace.office.nothing')}</span> : (
          <ul className="plain-li">{found.map((document) => (
            <li key={document.slot}>{document.title}{' '}
              {document.evidence.slice(0, 3).map((id) => {
                const file = review.evidence.find((one) => one.id === id)
                return file === undefined ? null : <span key={id} className="small"><CitationLink citation={{ path: file.path }}>{shortName(file.path)}</CitationLink>{' '}</span>
              })}
              {document.evidence.length > 3 && <span className="small muted">{t('workspace.office.more', { n: document.evidence.length - 3 })}</span>}
            </li>
          ))}</ul>
        )}
      </td>
      <td>{missing.length === 0 ? <span className="muted" aria-hidden="true">·</span> : <ul className="plain-li">{missing.map((document) => <li key={document.slot}><StateMark state="warn">{document.title}</StateMark></li>)}</ul>}</td>
      <td>
        {subjects.length === 0 ? <span className="muted">{t('workspace.office.notInTree')}</span> : <ul className="plain-li">{subjects.map((subject) => (
          <li key={subject.id}><a href={fragmentOf({ screen: 'opinion', target: { ...personTarget(person), subject: subject.id } })}>{subject.title}</a>{' '}
            <StateMark state={STATUS_MARK[subject.status]}>{t(`review-window.elementStatus.${subject.status}`)}</StateMark></li>
        ))}</ul>}
      </td>
    </tr>
  )
}

/** Documents of this office's lists that are missing, each ready to be asked for. */
function Missing({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  const wanted = new Set((review.office?.lists ?? []).flatMap((list) => list.items).flatMap((item) => item.documents.map((document) => document.slot)))
  const gaps = review.gaps.filter((gap) => wanted.has(gap.slot))
  return (
    <div className="sec gaps">
      <h2>{t('review-window.elements.gaps')} <small>{t('workspace.office.gapNote', { n: gaps.length, of: review.gaps.length })}</small></h2>
      {gaps.length === 0 && <p className="muted">{t('review-window.elements.noGaps')}</p>}
      <ul>{gaps.map((gap) => <li key={gap.slot}>{gap.document} <small>{gap.askUnit}</small><br /><GapRequest review={review} slot={gap.slot} document={gap.document} request={gap.request ?? null} /></li>)}</ul>
    </div>
  )
}
