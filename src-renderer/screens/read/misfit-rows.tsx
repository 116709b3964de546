import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewCitation } from '../../../src-main/contract/review.ts'
import type { RecognisedPage } from '../../../src-main/contract/screens.ts'
import { Button, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { linesOfRow } from './lines-of-row.ts'
import { useRecognised } from './recognised-layer.tsx'

interface Misfit {
  readonly line: number
  readonly page: number
  readonly why: string
  /** Cells joined by ` | `; null for a row that was kept and whose balance does not follow. */
  readonly cells: string | null
}

/** Rows shown at once; correcting one makes room for the next. */
const ROWS_SHOWN = 30

interface MisfitRowsProps {
  readonly file: string
  readonly path: string
  readonly review: Review | null
  /** What a citation asked for: the row that is open. */
  readonly asked: Pick<ReviewCitation, 'page' | 'line'>
  readonly onGo: (citation: Pick<ReviewCitation, 'page' | 'line'>) => void
}

/** Rows of a printed or scanned statement that did not fit, beside the picture of their page, and the pieces of the open one to be corrected. */
export function MisfitRows({ file, path, review, asked, onGo }: MisfitRowsProps) {
  const { t } = useTranslation()
  const misfits = misfitsOf(review, path, (expected, found) => t('window.intake.breakText', { expected, found }))
  const open = misfits.find((each) => each.line === asked.line && each.page === asked.page) ?? null
  const recognised = useRecognised(file, open?.page ?? 1, open !== null)
  if (misfits.length === 0) return null
  const pieces = open?.cells == null || recognised === null ? [] : linesOfRow(recognised.lines, open.cells)
  return (
    <div className="sec">
      <h2>{t('reader.misfits.title')} <small>{misfits.length}</small></h2>
      <ul className="plain-li">
        {misfits.slice(0, ROWS_SHOWN).map((each) => (
          <li key={`${each.page}/${each.line}`} aria-current={each === open ? 'true' : undefined}>
            <button type="button" className="linklike" onClick={() => onGo({ page: each.page, line: each.line })}>{t('review-window.read.pageLineN', { page: each.page, line: each.line })}</button>{' '}
            {each.why}
            {each.cells === null ? null : <span className="mono small muted brk"> {each.cells}</span>}
          </li>
        ))}
      </ul>
      {misfits.length > ROWS_SHOWN ? <p className="small muted">{t('reader.misfits.more', { n: misfits.length - ROWS_SHOWN })}</p> : null}
      {pieces.length === 0 ? null : (
        <section aria-label={t('reader.misfits.correct')}>
          <h3>{t('reader.misfits.correct')}</h3>
          <p className="small muted">{t('reader.misfits.how')}</p>
          {pieces.map((piece) => <PieceForm key={`${piece.line} ${piece.corrected ?? piece.text}`} file={file} page={open?.page ?? 1} piece={piece} />)}
        </section>
      )}
    </div>
  )
}

function misfitsOf(review: Review | null, path: string, broken: (expected: string, found: string) => string): readonly Misfit[] {
  const found = review?.intake.files.find((each) => each.path === path)
  const refused = (found?.rows?.rejections ?? []).flatMap(({ line, page, reason, text }) => (page === undefined ? [] : [{ line, page, why: reason, cells: text }]))
  const breaks = (found?.balance?.breaks ?? []).flatMap(({ line, page, expected, found: stated }) => (page === undefined ? [] : [{ line, page, why: broken(expected, stated), cells: null }]))
  return [...refused, ...breaks].toSorted((left, right) => left.page - right.page || left.line - right.line)
}

/** One recognised piece; what the machine read stays beside the correction, and an empty correction takes it back. */
function PieceForm({ file, page, piece }: { readonly file: string; readonly page: number; readonly piece: RecognisedPage['lines'][number] }) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const now = piece.corrected ?? piece.text
  const [text, setText] = useState(now)
  const [busy, setBusy] = useState(false)
  const keep = async (): Promise<void> => {
    setBusy(true)
    const plain = text.trim()
    const answer = await actions.run('recognise.correct', { file, page, line: piece.line, text: plain === '' || plain === piece.text ? null : plain, language })
    setBusy(false)
    if (answer !== null) actions.say({ text: t('reader.misfits.kept'), undo: true })
  }
  const unchanged = text.trim() === now
  return (
    <form className="correcting" onSubmit={(event) => {
      event.preventDefault()
      if (!unchanged && !busy) void keep()
    }}>
      <TextField label={t('reader.misfits.read', { text: piece.text })} value={text} onChange={setText} />
      <Button small submit unavailable={unchanged ? t('reader.misfits.unchanged') : busy ? t('window.act.waiting') : false}>{t('reader.misfits.keep')}</Button>
    </form>
  )
}
