import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { KeyboardEvent } from 'react'
import type { DocumentHits, MarkedText, PassageHit, SearchAnswer, WorkHit } from '../../../src-main/contract/search.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { folderOf } from '../file-path.ts'

/** Hits by document, each a link to its passage; then the work on the case. ↑ and ↓ go from hit to hit. */
export function HitList({ answer, onOnly }: { readonly answer: SearchAnswer; readonly onOnly: (file: string) => void }) {
  const { t } = useTranslation()
  return (
    <div className="hits scroll" role="region" tabIndex={0} aria-label={t('window.search.hits')} onKeyDown={moveOn}>
      {answer.alike.length === 0 ? null : (
        <p className="hits-alike">
          <span className="muted">{t('window.search.alike')}</span>
          {answer.alike.map((each) => (
            <a key={each.id} href={fragmentOf({ screen: 'search', target: { q: `"${each.names[0] ?? ''}"` } })}>
              {each.names.join(t('window.list.comma'))} <small>{t(`window.search.how.${each.how}`)}</small>
            </a>
          ))}
        </p>
      )}
      {answer.documents.map((document) => <DocumentSection key={document.file} document={document} onOnly={onOnly} />)}
      {answer.work.length === 0 ? null : (
        <section className="hits-doc">
          <h2>{t('window.search.work')}</h2>
          <ol>{answer.work.map((hit, at) => <li key={`${hit.kind}${hit.id}${at}`}><WorkLine hit={hit} /></li>)}</ol>
        </section>
      )}
    </div>
  )
}

function DocumentSection({ document, onOnly }: { readonly document: DocumentHits; readonly onOnly: (file: string) => void }) {
  const { t } = useTranslation()
  const folder = folderOf(document.path)
  return (
    <section className="hits-doc" aria-label={document.path}>
      <h2>
        <span className="clip">{document.title}</span>
        <small className="clip">{folder}</small>
        <small className="push num">{t('window.search.inDocument', { count: document.passages.length })}</small>
        <button type="button" className="btn plain small" aria-label={t('window.search.onlyOf', { name: document.title })} onClick={() => onOnly(document.file)}>{t('window.search.only')}</button>
      </h2>
      <ol>{document.passages.map((hit) => <li key={`${hit.kind} ${hit.page} ${hit.line}`}><PassageLine document={document} hit={hit} /></li>)}</ol>
    </section>
  )
}

function PassageLine({ document, hit }: { readonly document: DocumentHits; readonly hit: PassageHit }) {
  const { t } = useTranslation()
  const target = {
    path: document.path,
    ...(hit.page === null ? {} : { page: String(hit.page) }),
    ...(hit.line === null ? {} : { line: String(hit.line) }),
    ...(hit.quote === null || hit.line !== null ? {} : { quote: hit.quote }),
  }
  return (
    <a className="hit" href={fragmentOf({ screen: 'read', target })}>
      <span className="hit-where">{t(`window.search.kind.${hit.kind}`)} {placeWords(t, hit)}</span>
      <Marked text={hit.snippet} />
    </a>
  )
}

const placeWords = (t: TFunction, hit: PassageHit): string =>
  [hit.page === null ? '' : t('window.search.page', { page: hit.page }), hit.line === null ? '' : t('window.search.line', { line: hit.line }), hit.day ?? ''].filter((part) => part !== '').join(' · ')

function WorkLine({ hit }: { readonly hit: WorkHit }) {
  const { t } = useTranslation()
  return (
    <a className="hit" href={hrefOf(hit)}>
      <span className="hit-where">{t(`window.search.kind.${hit.kind}`)}</span>
      <span className="clip hit-text">{hit.kind === 'reason' || hit.kind === 'mark' ? <b>{hit.title} </b> : null}<MarkedWords text={hit.snippet} /></span>
    </a>
  )
}

function hrefOf(hit: WorkHit): string {
  if (hit.kind === 'mark' && hit.place !== null) {
    const { path, page, line } = hit.place
    return fragmentOf({ screen: 'read', target: { path, mark: hit.id, ...(page === null ? {} : { page: String(page) }), ...(line === null ? {} : { line: String(line) }) } })
  }
  if (hit.kind === 'party') return fragmentOf({ screen: 'facts', target: {} })
  if (hit.kind === 'finding' || hit.about === 'finding') return fragmentOf({ screen: 'findings', target: { finding: hit.id } })
  if (hit.about === 'evidence') return fragmentOf({ screen: 'evidence', target: { evidence: hit.id } })
  if (hit.about === 'circumstance') return fragmentOf({ screen: 'elements', target: { tab: 'circumstances', circumstance: hit.id } })
  return fragmentOf({ screen: 'elements', target: hit.about === 'element' ? { element: hit.id } : {} })
}

function Marked({ text }: { readonly text: MarkedText }) {
  return <span className="clip hit-text"><MarkedWords text={text} /></span>
}

/** The words that were looked for stand in `mark` elements, for eyes and screen readers alike. */
function MarkedWords({ text: { text, marks } }: { readonly text: MarkedText }) {
  const parts = marks.map(({ start, end }, at) => ({ before: text.slice(marks[at - 1]?.end ?? 0, start), word: text.slice(start, end), start }))
  return <>{parts.map(({ before, word, start }) => <span key={start}>{shown(before)}<mark>{shown(word)}</mark></span>)}{shown(text.slice(marks.at(-1)?.end ?? 0))}</>
}

/** Cells stand apart by a thin line. */
const shown = (text: string): string => text.replaceAll('\u001f', ' ┊ ')

function moveOn(event: KeyboardEvent<HTMLElement>): void {
  const step = event.code === 'ArrowDown' || event.code === 'KeyJ' ? 1 : event.code === 'ArrowUp' || event.code === 'KeyK' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.altKey) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a.hit')]
  const here = links.findIndex((link) => link === document.activeElement)
  links[Math.max(0, Math.min(links.length - 1, here + step))]?.focus()
  event.preventDefault()
}
