import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintedRowView } from '../../../src-main/contract/corrected-rows-methods.ts'
import type { Review, ReviewCitation } from '../../../src-main/contract/review.ts'
import type { RecognisedPage } from '../../../src-main/contract/screens.ts'
import { Button } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { CorrectionForm } from './correction-form.tsx'
import { linesOfRow } from './lines-of-row.ts'
import { useRecognised } from './recognised-layer.tsx'
import { usePrintedRows } from './use-printed-rows.ts'

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

/** Rows of a printed or scanned table that did not fit, beside the picture of their page, each to be corrected by hand, and what was corrected so far. */
export function MisfitRows({ file, path, review, asked, onGo }: MisfitRowsProps) {
  const { t } = useTranslation()
  const misfits = misfitsOf(review, path, (expected, found) => t('window.intake.breakText', { expected, found }))
  const open = misfits.find((each) => each.line === asked.line && each.page === asked.page) ?? null
  const hasRows = review?.intake.files.some((each) => each.path === path && each.rows !== undefined && each.pages !== undefined && each.pages > 0) === true
  const printed = usePrintedRows(file, open?.line ?? null, hasRows)
  const recognised = useRecognised(file, open?.page ?? 1, open !== null && printed?.byCell === false)
  const corrected = printed?.corrected ?? []
  if (misfits.length === 0 && corrected.length === 0) return null
  // A balance that does not follow may be wrong in the row before as well.
  const rows = open === null || printed === null ? [] : open.cells === null ? printed.rows.toReversed() : printed.rows.slice(-1)
  const forms = rows.map((row) => ({ row, pieces: printed?.byCell === true || recognised === null || row.page !== recognised.page ? [] : linesOfRow(recognised.lines, row.cells.map(({ machine, corrected: now }) => now ?? machine).join(' | ')) }))
  return (
    <>
      {misfits.length === 0 ? null : (
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
          {forms.every(({ row, pieces }) => printed?.byCell !== true ? pieces.length === 0 : row.cells.length === 0) ? null : <p className="small muted">{t('reader.misfits.how')}</p>}
          {forms.map(({ row, pieces }) => (
            <section key={row.line} aria-label={titleOf(row)}>
              <h3>{titleOf(row)}</h3>
              {printed?.byCell === true
                ? row.cells.map((cell) => <CellForm key={`${cell.cell} ${cell.corrected ?? cell.machine}`} file={file} row={row} cell={cell} />)
                : pieces.map((piece) => <PieceForm key={`${piece.line} ${piece.corrected ?? piece.text}`} file={file} page={row.page} piece={piece} />)}
            </section>
          ))}
        </div>
      )}
      {corrected.length === 0 ? null : (
        <div className="sec">
          <h2>{t('reader.misfits.corrected')} <small>{corrected.length}</small></h2>
          <ul className="plain-li">
            {corrected.map((each) => (
              <li key={`${each.line}/${each.cell}`}>
                <button type="button" className="linklike" onClick={() => onGo({ page: each.page, line: each.line })}>{t('review-window.read.pageLineN', { page: each.page, line: each.line })}</button>{' '}
                {t('reader.misfits.became', { name: each.name, machine: each.machine, now: each.corrected ?? '', by: each.correctedBy ?? '', at: (each.correctedAt ?? '').slice(0, 10) })}{' '}
                <TakeBack file={file} line={each.line} cell={each.cell} name={t('reader.misfits.takeBackOne', { page: each.page, line: each.line, name: each.name })} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )

  function titleOf(row: PrintedRowView): string {
    return row.line === open?.line ? t('reader.misfits.correct') : t('reader.misfits.correctBefore', { line: row.line })
  }
}

function misfitsOf(review: Review | null, path: string, broken: (expected: string, found: string) => string): readonly Misfit[] {
  const found = review?.intake.files.find((each) => each.path === path)
  const refused = (found?.rows?.rejections ?? []).flatMap(({ line, page, reason, text }) => (page === undefined ? [] : [{ line, page, why: reason, cells: text }]))
  const breaks = (found?.balance?.breaks ?? []).flatMap(({ line, page, expected, found: stated }) => (page === undefined ? [] : [{ line, page, why: broken(expected, stated), cells: null }]))
  return [...refused, ...breaks].toSorted((left, right) => left.page - right.page || left.line - right.line)
}

/** A cell of a row whose document has a text of its own. */
function CellForm({ file, row, cell }: { readonly file: string; readonly row: PrintedRowView; readonly cell: PrintedRowView['cells'][number] }) {
  const { t } = useTranslation()
  const actions = useActions()
  return (
    <CorrectionForm
      label={t('reader.misfits.cellRead', { name: cell.name, text: cell.machine })}
      machine={cell.machine}
      now={cell.corrected ?? cell.machine}
      onKeep={async (text) => (await actions.run('rows.correct', { file, line: row.line, cell: cell.cell, text })) !== null}
    />
  )
}

/** One recognised piece of a scan. */
function PieceForm({ file, page, piece }: { readonly file: string; readonly page: number; readonly piece: RecognisedPage['lines'][number] }) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  return (
    <CorrectionForm
      label={t('reader.misfits.read', { text: piece.text })}
      machine={piece.text}
      now={piece.corrected ?? piece.text}
      onKeep={async (text) => (await actions.run('recognise.correct', { file, page, line: piece.line, text, language })) !== null}
    />
  )
}

function TakeBack({ file, line, cell, name }: { readonly file: string; readonly line: number; readonly cell: number; readonly name: string }) {
  const { t } = useTranslation()
  const actions = useActions()
  const [busy, setBusy] = useState(false)
  const takeBack = async (): Promise<void> => {
    setBusy(true)
    const answer = await actions.run('rows.correct', { file, line, cell, text: null })
    setBusy(false)
    if (answer !== null) actions.say({ text: t('reader.misfits.takenBack'), undo: true })
  }
  return <Button small aria-label={name} unavailable={busy ? t('window.act.waiting') : false} onClick={() => void takeBack()}>{t('reader.misfits.takeBack')}</Button>
}
