import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewCitation } from '../../../src-main/contract/review.ts'
import type { DocumentInfo, PageText, TableSlice } from '../../../src-main/contract/screens.ts'
import { Button, Segment, StateMark } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import type { Words } from '../findings/citation-name.ts'
import { findingName } from '../findings/finding-groups.ts'
import { shownHash, shownSize } from '../shown-figure.ts'
import { cellAddress } from './cell-address.ts'
import { MarkedLines, standsIn } from './marked-lines.tsx'
import type { PageMarking } from './marked-lines.tsx'
import { MisfitRows } from './misfit-rows.tsx'
import type { ReadingQueue } from './use-readings.ts'

interface DocumentPanelProps {
  readonly info: DocumentInfo
  readonly review: Review | null
  readonly queue: ReadingQueue
  readonly packTitles: ReadonlyMap<string, string>
  /** What a citation asked for. */
  readonly asked: Pick<ReviewCitation, 'quote' | 'page' | 'line'>
  /** Whether the passage was marked on the page itself; null while that is not known. */
  readonly onPage: boolean | null
  readonly page: number
  readonly pageText: PageText | null
  readonly row: TableSlice['rows'][number] | null
  readonly marks: PageMarking
  /** Comparing recognised lines with their picture; null where nothing was recognised. */
  readonly proof: ReactNode
  /** Marks the chosen row. */
  readonly onMarkRow: () => void
  readonly onGo: (citation: Pick<ReviewCitation, 'quote' | 'page' | 'line'>) => void
}

function placeWords({ page, line }: Pick<ReviewCitation, 'page' | 'line'>, t: Words): string {
  if (page !== undefined && line !== undefined) return t('review-window.read.pageLineN', { page, line })
  if (page !== undefined) return t('review-window.read.pageN', { page })
  return line === undefined ? t('review-window.open', {}) : t('review-window.read.lineN', { line })
}

/** Beside the original: the passage asked for, the text of the page, what the review draws from the file, and what file it is. */
export function DocumentPanel(props: DocumentPanelProps) {
  const { info, review, queue, packTitles, asked, onPage, page, pageText, row, proof, marks, onMarkRow, onGo } = props
  const { t } = useTranslation()
  const inText = asked.quote !== undefined && pageText !== null && standsIn(pageText.text, asked.quote)
  const showText = pageText !== null && (info.view === 'image' || pageText.recognised || (asked.quote !== undefined && onPage === false))
  const slots = review?.evidence.find((item) => item.path === info.path)?.slots ?? []
  const citing = (review?.findings ?? []).flatMap((finding) => {
    const own = [...finding.citations, ...finding.context].filter((citation) => citation.path === info.path)
    return own.length === 0 ? [] : [{ finding, citation: own[0], count: own.length }]
  })
  return (
    <>
      <div className="sec queuestate">
        <h2>{t('reader.queue.title')}</h2>
        <Segment
          small label={t('reader.queue.title')} value={queue.stateOf(info.path)} onChange={(state) => void queue.setState(info.file, state)}
          options={(['unread', 'read', 'later'] as const).map((value) => ({ value, label: t(`reader.queue.${value}`) }))}
        />
      </div>
      {asked.quote !== undefined && (
        <div className="sec">
          <h2>{t('review-window.read.passage')}</h2>
          <blockquote className="q">{asked.quote}</blockquote>
          <p role="status">
            {onPage === true ? <StateMark state="ok">{t('review-window.read.markedOnPage')}</StateMark>
              : inText ? <StateMark state="ok">{t('review-window.read.markedInText')}</StateMark>
                : onPage === false && pageText !== null ? <StateMark state="warn">{t('review-window.read.passageMissing')}</StateMark> : null}
          </p>
        </div>
      )}
      {row !== null && (
        <div className="sec">
          <h2>{t('review-window.read.rowOf', { line: row.line })}</h2>
          <p><StateMark state={row.fate === 'kept' ? 'ok' : row.fate === 'duplicate' ? 'duplicate' : row.fate === 'rejected' ? 'warn' : 'rejected'}>{t(`review-window.fate.${row.fate}`)}</StateMark> {row.reason}</p>
          <ol className="rowcells">{row.cells.map((cell, index) => <li key={index}><b className="colname">{cellAddress(index, row.line)}</b> {cell}</li>)}</ol>
          <p className="row"><Button small keys="H" onClick={onMarkRow}>{t('marks.markRow')}</Button></p>
        </div>
      )}
      {proof}
      <MisfitRows file={info.file} path={info.path} review={review} asked={asked} onGo={onGo} />
      {showText && (
        <div className="sec">
          <h2>{t(pageText.recognised ? 'review-window.read.recognised' : 'review-window.read.pageText')} <small>{t('review-window.read.pageN', { page })}</small></h2>
          {pageText.text.trim() === '' ? <p className="muted">{t('review-window.read.noText')}</p> : <div className="ptext" role="region" tabIndex={0} aria-label={t('review-window.read.pageN', { page })}><MarkedLines text={pageText.text} quote={asked.quote ?? null} page={page} marks={marks} /></div>}
        </div>
      )}
      <div className="sec">
        <h2>{t('review-window.read.citedBy')} <small>{citing.length}</small></h2>
        {citing.length === 0 ? <p className="muted">{t('review-window.read.notCited')}</p> : (
          <ul className="plain-li">
            {citing.map(({ finding, citation, count }) => (
              <li key={finding.id}>
                <a className="cite" href={fragmentOf({ screen: 'findings', target: { finding: finding.id } })}>{findingName(finding, t('review-window.comma'))}</a>{' '}
                {citation !== undefined && (
                  <button type="button" className="linklike" onClick={() => onGo(citation)}>
                    {placeWords(citation, t)}
                    {count > 1 ? t('review-window.read.andMore', { n: count - 1 }) : ''}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {slots.length > 0 && (
        <div className="sec">
          <h2>{t('review-window.read.slots')} <small>{t('review-window.read.slotsNote')}</small></h2>
          <ul className="plain-li">
            {slots.map((slot, index) => (
              <li key={`${index} ${slot.slot}`}>
                {packTitles.get(slot.slot) ?? slot.slot}{' '}
                {slot.page !== null && (
                  <button type="button" className="linklike" onClick={() => onGo({ ...(slot.page === null ? {} : { page: slot.page }), ...(slot.quote === null ? {} : { quote: slot.quote }) })}>
                    {t('review-window.read.pageN', { page: slot.page })}
                  </button>
                )}
                {slot.quote !== null && <span className="muted"> {t('review-window.quoted', { text: slot.quote })}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="sec">
        <h2>{t('review-window.read.file')} <small>{t('review-window.unchanged')}</small></h2>
        <dl className="kv small">
          <dt>{t('review-window.read.path')}</dt><dd className="brk">{info.path}</dd>
          <dt>{t('review-window.read.format')}</dt><dd>{info.format}{info.encoding === null ? '' : ` · ${info.encoding}`}</dd>
          <dt>{t('review-window.read.size')}</dt><dd>{shownSize(info.size)}</dd>
          <dt>SHA-256</dt><dd className="mono brk">{shownHash(info.sha256)}</dd>
        </dl>
      </div>
    </>
  )
}
