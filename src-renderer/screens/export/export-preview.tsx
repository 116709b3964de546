import { useTranslation } from 'react-i18next'
import { unreachable } from '../../../src-main/contract/result.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { useAppState } from '../../state/context.tsx'
import { shownCount, shownHash } from '../shown-figure.ts'
import { dayOf } from '../shown-time.ts'
import { ChecklistTable } from './checklist-table.tsx'
import type { ExportDocument } from './documents.ts'

/** Rows of the evidence list shown in the preview; the file has all of them. */
const CATALOGUE_ROWS = 40

/** What the document says, from the same review that it is written from, in the language of the window. */
export function ExportPreview({ kind }: { readonly kind: ExportDocument['preview'] }) {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  const number = useAppState((state) => state.overview?.number ?? state.overview?.title ?? '')
  const debtors = useAppState((state) => state.overview?.debtors)
  return (
    <section className="preview" aria-label={t('window.export.preview')}>
      <div className="ptools"><b>{t('window.export.preview')}</b><span className="muted">{t('window.export.previewNote')}</span></div>
      <div className="desk scroll" tabIndex={0} role="region" aria-label={t(`window.export.title.${kind}`)}>
        {review === null ? null : (
          <article className="sheet">
            <header>
              <p className="ttl">{t(`window.export.title.${kind}`)}</p>
              <p className="no">
                <span>{number}</span>
                <span>{t('window.export.debtor', { names: debtors?.join(t('window.list.comma')) ?? '' })}</span>
                <span>{t('window.export.madeOn', { day: dayOf(review.generatedAt) })}</span>
              </p>
            </header>
            <Content kind={kind} review={review} />
            <footer>
              <span>{review.rulePack.id} {review.rulePack.version}</span>
              <span>{t('window.export.head')} <span className="mono">{shownHash(review.audit.head.slice(0, 16))}</span></span>
            </footer>
          </article>
        )}
      </div>
    </section>
  )
}

function Content({ kind, review }: { readonly kind: ExportDocument['preview']; readonly review: Review }) {
  switch (kind) {
    case 'checklist': return <ChecklistTable review={review} />
    case 'catalogue': return <Catalogue review={review} />
    case 'data': return <DataOutline review={review} />
    case 'bag': return <BagContents review={review} />
    default: return unreachable(kind)
  }
}

function Catalogue({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  return (
    <>
      <table>
        <thead><tr><th className="o1">{t('window.evidence.column.number')}</th><th>{t('window.evidence.column.title')}</th><th className="o2">{t('window.evidence.column.kind')}</th><th className="o2">SHA-256</th></tr></thead>
        <tbody>
          {review.evidence.slice(0, CATALOGUE_ROWS).map((item, index) => (
            <tr key={item.id}><td className="c">{index + 1}</td><td>{item.title}</td><td>{t(`window.evidenceKind.${item.evidenceKind}`)}</td><td className="mono">{item.sha256.slice(0, 16)}</td></tr>
          ))}
        </tbody>
      </table>
      {review.evidence.length > CATALOGUE_ROWS ? <p className="fn">{t('window.export.moreRows', { count: review.evidence.length - CATALOGUE_ROWS })}</p> : null}
    </>
  )
}

function DataOutline({ review }: { readonly review: Review }) {
  const outline = {
    schema: review.schema,
    generatedAt: review.generatedAt,
    rulePack: review.rulePack,
    intake: review.intake.totals,
    evidence: review.evidence.length,
    periods: review.periods.length,
    findings: review.findings.length,
    elements: review.elements.length,
    circumstances: review.circumstances.length,
    gaps: review.gaps.length,
    timeline: review.timeline.length,
    audit: review.audit,
  }
  return <pre>{JSON.stringify(outline, null, 2)}</pre>
}

function BagContents({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  const rows = [
    { name: 'bagit.txt', about: t('window.export.bag.bagit') },
    { name: 'manifest-*.txt', about: t('window.export.bag.manifest') },
    { name: 'data/originals/', about: t('window.export.bag.originals', { count: review.intake.totals.files, files: shownCount(review.intake.totals.files) }) },
    { name: 'data/review.json', about: t('window.export.bag.review') },
    { name: 'data/log.json', about: t('window.export.bag.audit', { count: review.audit.entries, entries: shownCount(review.audit.entries) }) },
  ]
  return (
    <table>
      <tbody>{rows.map((row) => <tr key={row.name}><th scope="row" className="o2 mono">{row.name}</th><td>{row.about}</td></tr>)}</tbody>
    </table>
  )
}
