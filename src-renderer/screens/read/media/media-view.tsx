import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../../src-main/contract/screens.ts'
import { Button } from '../../../design/index.ts'
import { playingSpan } from '../../../../src-main/domain/citations/playing-time.ts'
import { shownMoment, spanBetween, typedMoment } from './media-time.ts'
import type { MediaSpan } from './media-time.ts'

/** A marked span with the words by which it is listed. */
export interface TimeMark extends MediaSpan {
  readonly id: string
  readonly name: string
}

interface MediaViewProps {
  readonly info: DocumentInfo
  /** Where to begin, in milliseconds; null for the beginning. */
  readonly start: number | null
  readonly marks: readonly TimeMark[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  /** A span is to be marked; null where marks of this kind are not to be had. */
  readonly onSpan: ((span: MediaSpan, at: { readonly x: number; readonly y: number }) => void) | null
  readonly region: RefObject<HTMLDivElement | null>
}

const STEP_MS = 5000

/**
 * A recording with a clock to the tenth of a second. A span is set by its two ends (keys I and O, or typed) and played
 * by itself, so that what is marked is heard before it is marked. The file is read by ranges, never whole.
 */
export function MediaView({ info, start, marks, selected, onSelect, onSpan, region }: MediaViewProps) {
  const { t } = useTranslation()
  const media = useRef<HTMLVideoElement>(null)
  const [now, setNow] = useState(0)
  const [length, setLength] = useState<number | null>(null)
  const [ends, setEnds] = useState<{ readonly in: number | null; readonly out: number | null }>({ in: null, out: null })
  const [failed, setFailed] = useState(false)
  const stopAt = useRef<number | null>(null)
  const span = ends.in === null || ends.out === null ? null : spanBetween(ends.in, ends.out)
  const seek = (to: number): void => {
    if (media.current) media.current.currentTime = Math.max(0, to) / 1000
  }
  const play = ({ start, end }: MediaSpan): void => {
    seek(start)
    stopAt.current = end
    void media.current?.play().catch(() => undefined)
  }
  useEffect(() => {
    if (start !== null && length !== null) seek(start)
    // Only a new destination moves the recording.
  }, [start, length])

  const onKey = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.target instanceof HTMLElement && event.target.closest('input, button, video, audio'))) return
    const element = media.current
    if (!element) return
    if (event.code === 'Space') void (element.paused ? element.play().catch(() => undefined) : element.pause())
    else if (event.code === 'ArrowLeft') seek(now - STEP_MS)
    else if (event.code === 'ArrowRight') seek(now + STEP_MS)
    else if (event.code === 'KeyI') setEnds((before) => ({ ...before, in: now }))
    else if (event.code === 'KeyO') setEnds((before) => ({ ...before, out: now }))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const events = {
    ref: media, src: info.url, preload: 'metadata', controls: true, 'aria-label': info.title,
    onLoadedMetadata: ({ currentTarget }: React.SyntheticEvent<HTMLVideoElement>) => setLength(Number.isFinite(currentTarget.duration) ? Math.round(currentTarget.duration * 1000) : null),
    onTimeUpdate: ({ currentTarget }: React.SyntheticEvent<HTMLVideoElement>) => {
      const at = Math.round(currentTarget.currentTime * 1000)
      setNow(at)
      if (stopAt.current !== null && at >= stopAt.current) {
        stopAt.current = null
        currentTarget.pause()
      }
    },
    onError: () => setFailed(true),
  } as const
  if (failed) return <p className="pdf-scroll pdf-state" role="alert">{t('reader.media.failed')}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- the pane takes the keys of the recording, as the pages take theirs
    <div ref={region} className="desk mediadesk scroll" tabIndex={0} role="group" aria-label={info.title} onKeyDown={onKey}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- an original brings no captions, and none may be invented */}
      <video {...events} className={info.view === 'audio' ? 'audio' : undefined} />
      <p className="moment num" role="timer" aria-live="off">{shownMoment(now)}{length === null ? '' : ` / ${shownMoment(length)}`}</p>
      <div className="spanrow">
        <MomentField label={t('reader.media.from')} keys="I" value={ends.in} onValue={(value) => setEnds({ ...ends, in: value })} onNow={() => setEnds({ ...ends, in: now })} nowLabel={t('reader.media.fromHere')} />
        <MomentField label={t('reader.media.to')} keys="O" value={ends.out} onValue={(value) => setEnds({ ...ends, out: value })} onNow={() => setEnds({ ...ends, out: now })} nowLabel={t('reader.media.toHere')} />
        <Button small unavailable={span === null && t('reader.media.twoEnds')} onClick={() => { if (span !== null) play(span) }}>{t('reader.media.playSpan')}</Button>
        {onSpan !== null && <Button small unavailable={span === null && t('reader.media.twoEnds')} onClick={({ currentTarget }) => { if (span !== null) onSpan(span, { x: currentTarget.getBoundingClientRect().left, y: currentTarget.getBoundingClientRect().bottom }) }}>{t('reader.media.markSpan')}</Button>}
      </div>
      {marks.length > 0 && (
        <ol className="timemarks" aria-label={t('reader.media.marks')}>
          {marks.map((mark) => (
            <li key={mark.id} className={mark.id === selected ? 'sel' : undefined}>
              <button type="button" className="linklike num" onClick={() => { onSelect(mark.id); play(mark) }}>{playingSpan(mark)}</button> {mark.name}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

interface MomentFieldProps {
  readonly label: string
  readonly keys: string
  readonly value: number | null
  readonly onValue: (value: number | null) => void
  readonly onNow: () => void
  readonly nowLabel: string
}

function MomentField({ label, keys, value, onValue, onNow, nowLabel }: MomentFieldProps) {
  const shown = value === null ? '' : shownMoment(value)
  const [typed, setTyped] = useState(shown)
  useEffect(() => setTyped(shown), [shown])
  return (
    <span className="momentfield">
      <label><span>{label}</span><input className="input num" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={() => onValue(typedMoment(typed))} onKeyDown={(event) => { if (event.key === 'Enter') onValue(typedMoment(typed)) }} /></label>
      <Button small keys={keys} onClick={onNow}>{nowLabel}</Button>
    </span>
  )
}
