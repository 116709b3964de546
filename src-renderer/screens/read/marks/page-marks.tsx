import { useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkView, PageBox } from '../../../../src-main/contract/marks.ts'
import { boxOfShown, shownBox } from '../../../pdf/box-geometry.ts'
import type { Box } from '../../../pdf/box-geometry.ts'
import type { PageSize, Turn } from '../../../pdf/page-layout.ts'
import { bringIntoSight, firstAsking } from './painted.ts'
import { usePainted } from './use-painted.ts'

interface PageMarksProps {
  readonly page: number
  /** `pt` on a PDF page, `px` on an image. */
  readonly unit: PageBox['unit']
  readonly size: PageSize | null
  readonly turn: Turn
  readonly text: { readonly container: HTMLElement } | null
  readonly marks: readonly MarkView[]
  readonly selected: string | null
  /** Set again whenever the mark selected is to be brought into sight. */
  readonly reveal: object | null
  readonly drawing: boolean
  readonly onSelect: (id: string) => void
  /** The box tool was left by key. */
  readonly onLeave: () => void
  readonly onBox: (page: number, box: PageBox, at: { readonly x: number; readonly y: number }) => void
}

const LEAST = 6
const percent = (box: Box): React.CSSProperties => ({ left: `${box.x * 100}%`, top: `${box.y * 100}%`, width: `${box.width * 100}%`, height: `${box.height * 100}%` })

/** The reviewer's marks over one page: passages painted in the text, boxes as buttons; with the box tool a place to drag a box. */
export function PageMarks(props: PageMarksProps) {
  const { page, unit, size, turn, text, marks, selected, reveal, drawing, onSelect, onBox, onLeave } = props
  const { t } = useTranslation()
  const here = marks.filter((mark) => (mark.anchor.kind === 'text' || mark.anchor.kind === 'box') && mark.anchor.page === page)
  const unpainted = usePainted(text, here, selected, reveal)
  return (
    <div className="pagemarks">
      {size !== null && here.map((mark) => {
        const { anchor } = mark
        // A passage whose words are not in this text, as on a scan, still shows where it was.
        const box = anchor.kind === 'box' ? anchor.box : anchor.kind === 'text' && unpainted.has(mark.id) ? anchor.box : null
        if (box === null || box.unit !== unit) return null
        return (
          <button
            key={mark.id} type="button" className={`boxmark ${mark.stance}${mark.colour === undefined ? '' : ` colour-${mark.colour}`}${mark.id === selected ? ' sel' : ''}`} style={percent(shownBox(box, size, turn))}
            aria-label={t('marks.boxLabel', { stance: [t(`marks.stance.${mark.stance}`), ...(mark.colour === undefined ? [] : [t(`marks.colour.${mark.colour}`)])].join(t('review-window.comma')), note: mark.note })} aria-pressed={mark.id === selected}
            ref={(element) => { if (element !== null && mark.id === selected && firstAsking(reveal)) bringIntoSight(element) }}
            onClick={() => onSelect(mark.id)}
          />
        )
      })}
      {drawing && size !== null && <BoxDrawing page={page} unit={unit} size={size} turn={turn} onBox={onBox} onLeave={onLeave} label={t('marks.drawHere')} />}
    </div>
  )
}

interface BoxDrawingProps extends Pick<PageMarksProps, 'page' | 'unit' | 'turn' | 'onBox' | 'onLeave'> {
  readonly size: PageSize
  readonly label: string
}

/** A box is dragged, or laid in the middle and moved with the arrows (with Shift: made larger or smaller); Enter takes it. */
function BoxDrawing({ page, unit, size, turn, onBox, onLeave, label }: BoxDrawingProps) {
  const area = useRef<HTMLDivElement>(null)
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const [shown, setShown] = useState<Box | null>(null)
  const at = (event: PointerEvent): { x: number; y: number } => {
    const rect = event.currentTarget.getBoundingClientRect()
    return { x: Math.min(1, Math.max(0, (event.clientX - rect.x) / rect.width)), y: Math.min(1, Math.max(0, (event.clientY - rect.y) / rect.height)) }
  }
  const between = (from: { x: number; y: number }, to: { x: number; y: number }): Box => ({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) })
  const take = (box: Box): void => {
    const rect = area.current?.getBoundingClientRect()
    // A click without dragging is no box.
    if (rect === undefined || box.width * rect.width < LEAST || box.height * rect.height < LEAST) return setShown(null)
    onBox(page, { unit, ...boxOfShown(box, size, turn) }, { x: rect.x + box.x * rect.width, y: rect.y + (box.y + box.height) * rect.height })
    setShown(null)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a surface to draw on has no role of its own; it takes pointer and keys alike
    <div
      ref={area} className="boxdrawing" role="group" aria-label={label} data-box-page={page} tabIndex={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.focus({ preventScroll: true })
        start.current = at(event)
      }}
      onPointerMove={(event) => { if (start.current !== null) setShown(between(start.current, at(event))) }}
      onPointerUp={(event) => {
        if (start.current === null) return
        const box = between(start.current, at(event))
        start.current = null
        take(box)
      }}
      onKeyDown={(event) => {
        const box = shown ?? { x: 0.3, y: 0.4, width: 0.4, height: 0.1 }
        if (event.key === 'Escape' || event.code === 'KeyV') {
          event.stopPropagation()
          return onLeave()
        }
        const next = event.key === 'Enter' && shown !== null ? 'take' : movedBox(box, event.key, event.shiftKey)
        if (next === null) return
        event.preventDefault()
        event.stopPropagation()
        if (next === 'take') take(box)
        else setShown(next)
      }}
    >
      {shown !== null && <span className="draftbox" style={percent(shown)} />}
    </div>
  )
}

const STEP = 0.01

/** The box after a key: arrows move it, with Shift its far corner; Space lays it in the middle. Null for any other key. */
export function movedBox(box: Box, key: string, resize: boolean): Box | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP], ' ': [0, 0] }
  const step = steps[key]
  if (step === undefined) return null
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value))
  return resize
    ? { ...box, width: Math.max(STEP, within(box.width + step[0], 1 - box.x)), height: Math.max(STEP, within(box.height + step[1], 1 - box.y)) }
    : { ...box, x: within(box.x + step[0], 1 - box.width), y: within(box.y + step[1], 1 - box.height) }
}
