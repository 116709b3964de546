import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecognisedLineView, RecognisedPage } from '../../../../src-main/contract/screens.ts'
import { Button, Segment, StateMark, TextField } from '../../../design/index.ts'
import type { Turn } from '../../../pdf/page-layout.ts'
import { useActions, useClient } from '../../../state/context.tsx'
import { dayOf, secondsOf } from '../../shown-time.ts'
import { LineCrop } from './line-crop.tsx'
import { doubtfulRuns, lineAfter } from './proof-lines.ts'

interface ProofPanelProps {
  readonly recognised: RecognisedPage
  /** Number of the line that is being compared; null where none is. */
  readonly line: number | null
  readonly onLine: (line: number | null) => void
  /** Pane with the picture of the page. */
  readonly region: RefObject<HTMLElement | null>
  readonly turn: Turn
  readonly field: RefObject<HTMLInputElement | null>
}

/**
 * Lines that the recogniser was not sure of, beside their picture: corrected, confirmed as they are, or taken back.
 * What was read stays beside what was written; the picture is never changed.
 */
export function ProofPanel({ recognised, line, onLine, region, turn, field }: ProofPanelProps) {
  const { t } = useTranslation()
  const { run, refresh, say } = useActions()
  const [which, setWhich] = useState<'low' | 'all'>('low')
  const low = recognised.lines.filter((each) => each.low)
  const chosen = recognised.lines.find((each) => each.line === line) ?? null
  const listed = which === 'low' ? low : recognised.lines

  const keep = async (at: RecognisedLineView, text: string | null): Promise<void> => {
    const next = text === null ? at.line : lineAfter(low, at.line)
    const after = await run('recognise.correct', { file: recognised.file, page: recognised.page, line: at.line, text })
    if (after === null) return
    say({ text: t(text === null ? 'proof.done.takenBack' : text === at.text ? 'proof.done.confirmed' : 'proof.done.corrected', { line: at.line }), undo: true })
    onLine(next)
    await refresh()
  }
  return (
    <div className="sec comparing">
      <h2>{t('proof.title')} <small>{t('proof.counts', { lines: recognised.lines.length, low: low.length })}</small></h2>
      {chosen === null ? (
        low.length > 0 && <p className="row"><Button small keys="C" onClick={() => onLine(low[0]?.line ?? null)}>{t('proof.begin')}</Button></p>
      ) : (
        <LineForm
          key={`${recognised.page} ${chosen.line} ${chosen.corrected ?? ''}`} recognised={recognised} line={chosen} region={region} turn={turn} field={field}
          onKeep={(text) => void keep(chosen, text)} onClose={() => { onLine(null); region.current?.focus({ preventScroll: true }) }}
        />
      )}
      <Segment
        small label={t('proof.which')} value={which} onChange={setWhich}
        options={[{ value: 'low' as const, label: t('proof.low', { count: low.length }) }, { value: 'all' as const, label: t('proof.all', { count: recognised.lines.length }) }]}
      />
      {listed.length === 0 ? <p><StateMark state="ok">{t('proof.noneLow')}</StateMark></p> : (
        <ol className="prooflines" aria-label={t(which === 'low' ? 'proof.lowList' : 'proof.allList')}>
          {listed.map((each) => (
            <li key={each.line} className={each.line === line ? 'sel' : undefined}>
              <button type="button" aria-current={each.line === line} onClick={() => onLine(each.line)}>
                <b className="num">{each.line}</b>
                <span className="clip">{each.corrected ?? doubtfulRuns(each).map((piece, at) => (piece.doubtful ? <span key={at} className="lowrun">{piece.text}</span> : piece.text))}</span>
                <small className="num">{each.corrected === null ? shownShare(surenessOf(each)) : t(each.corrected === each.text ? 'proof.confirmedShort' : 'proof.correctedShort')}</small>
              </button>
            </li>
          ))}
        </ol>
      )}
      <p className="muted small">{t('proof.note')}</p>
      <RecogniseAgain file={recognised.file} page={recognised.page} />
    </div>
  )
}

/** Has a page read once more, as after a better model was installed. */
function RecogniseAgain({ file, page }: { readonly file: string; readonly page: number }) {
  const { t } = useTranslation()
  const client = useClient()
  const { run, say } = useActions()
  const [running, setRunning] = useState<number | null>(null)
  useEffect(() => {
    if (running === null) return undefined
    return client.subscribe((event) => {
      if (event.type !== 'recognition-finished') return
      setRunning(null)
      say({ text: t(event.problem === null && event.failed === 0 ? 'proof.done.again' : 'proof.done.notAgain', { page: running }), undo: false })
    })
  }, [client, running, say, t])
  return (
    <div className="row">
      <Button
        small unavailable={running !== null && t('proof.againRunning')}
        onClick={() => {
          setRunning(page)
          void run('recognise.start', { file, page, again: true }).then((status) => {
            if (status?.state !== 'running') setRunning(null)
          })
        }}
      >
        {t('proof.again')}
      </Button>
      <span className="muted small" role="status">{t(running === null ? 'proof.againNote' : 'proof.againRunning')}</span>
    </div>
  )
}

interface LineFormProps {
  readonly recognised: RecognisedPage
  readonly line: RecognisedLineView
  readonly region: RefObject<HTMLElement | null>
  readonly turn: Turn
  readonly field: RefObject<HTMLInputElement | null>
  readonly onKeep: (text: string | null) => void
  readonly onClose: () => void
}

function LineForm({ recognised, line, region, turn, field, onKeep, onClose }: LineFormProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(line.corrected ?? line.text)
  const size = useRef({ width: recognised.width, height: recognised.height })
  useEffect(() => field.current?.focus({ preventScroll: true }), [field])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves the form from any of its fields
    <form
      className="proofform" aria-label={t('proof.lineN', { line: line.line })}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') onKeep(typed)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <h3>{t('proof.lineN', { line: line.line })}</h3>
      <div className="linecropbox"><LineCrop region={region} page={recognised.page} box={line.box} size={size.current} turn={turn} label={t('proof.crop', { line: line.line })} /></div>
      <p className="small"><span className="muted">{t('proof.read', { share: shownShare(surenessOf(line)) })}</span> {doubtfulRuns(line).map((piece, at) => (piece.doubtful ? <span key={at} className="lowrun">{piece.text}</span> : piece.text))}</p>
      <TextField ref={field} label={t('proof.correctTo')} value={typed} onChange={setTyped} maxLength={2000} autoComplete="off" spellCheck={false} hint={typed.trim() === '' ? t('proof.notEmpty') : undefined} />
      <p className="row">
        <Button submit look="primary" small keys="Enter" unavailable={typed.trim() === '' && t('proof.notEmpty')}>{t(typed.trim() === line.text ? 'proof.confirm' : 'proof.correct')}</Button>
        {line.corrected !== null && <Button small onClick={() => onKeep(null)}>{t('proof.takeBack')}</Button>}
        <Button small keys="Esc" onClick={onClose}>{t('proof.close')}</Button>
      </p>
      {line.corrected !== null && <p className="muted small">{t('proof.by', { name: line.correctedBy === null || line.correctedBy === '' ? t('window.log.unsigned') : line.correctedBy, at: line.correctedAt === null ? '' : `${dayOf(line.correctedAt)} ${secondsOf(line.correctedAt)}` })}</p>}
    </form>
  )
}

/** How sure the recogniser was of the least sure part of a line. */
const surenessOf = (line: RecognisedLineView): number => Math.min(line.confidence, ...line.doubtful.map((run) => run.confidence))
/** Rounded down: 79.6 % is below the mark of 80 and must not be shown as 80. */
const shownShare = (share: number): string => `${Math.floor(share * 100)}%`
