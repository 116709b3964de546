import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnchorRequest, MarkColour, MarkStance } from '../../../../src-main/contract/marks.ts'
import { Button, SelectField, TextAreaField } from '../../../design/index.ts'
import { isPlainKey } from '../../findings/use-keys.ts'
import { ColourChoice, colourOfKey } from './colour-choice.tsx'
import type { Draft } from './draft.ts'
import { ElementPicker } from './element-picker.tsx'
import { StanceChoice, stanceOfKey } from './stance-choice.tsx'

/** What the reviewer says of a passage at once; everything can be said later. */
export interface FormAnswer {
  readonly anchor: AnchorRequest
  readonly stance: MarkStance
  /** Null: the colour of the stance. */
  readonly colour: MarkColour | null
  readonly elements: readonly string[]
  readonly note: string
}

interface MarkFormProps {
  readonly draft: Draft
  readonly onKeep: (answer: FormAnswer) => void
  readonly onClose: () => void
}

const MARGIN = 8

/** Opens beside a passage just selected: stance, elements, note. Digits choose stance and colour, E goes to the elements, Ctrl Enter keeps, Esc leaves. */
export function MarkForm({ draft, onKeep, onClose }: MarkFormProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLFormElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const note = useRef<HTMLTextAreaElement>(null)
  const [stance, setStance] = useState(draft.stance)
  const [colour, setColour] = useState<MarkColour | null>(null)
  const [elements, setElements] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const [cell, setCell] = useState(draft.anchor.kind === 'row' && draft.anchor.cell !== null ? String(draft.anchor.cell) : '')
  const [place, setPlace] = useState(draft.at)

  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect()
    if (size === undefined) return
    const below = draft.at.y + MARGIN + size.height <= innerHeight - MARGIN
    setPlace({
      x: Math.max(MARGIN, Math.min(draft.at.x, innerWidth - size.width - MARGIN)),
      y: Math.max(MARGIN, below ? draft.at.y + MARGIN : Math.min(draft.at.y, innerHeight) - size.height - MARGIN),
    })
  }, [draft])
  // The form itself takes the focus, not a field: digits then choose, and copying the selection still works.
  useEffect(() => (draft.focusNote ? note.current : box.current)?.focus({ preventScroll: true }), [draft])
  const closed = useRef(onClose)
  closed.current = onClose
  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) closed.current()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [])

  const { anchor } = draft
  const keep = (): void => onKeep({ anchor: anchor.kind === 'row' ? { ...anchor, cell: cell === '' ? null : Number(cell) } : anchor, stance, colour, elements, note: text.trim() })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the dialog holds the focus, so that digits choose a stance before any field is entered
    <form
      ref={box} className="markform" role="dialog" aria-label={t('marks.new')} tabIndex={-1} style={{ left: place.x, top: place.y }}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        else if (event.key === 'Enter' && (event.ctrlKey || event.target === box.current)) keep()
        else if (event.target !== box.current || !isPlainKey(event)) return
        else if (stanceOfKey(event.key) !== null) setStance(stanceOfKey(event.key) ?? stance)
        else if (colourOfKey(event.key) !== undefined) setColour(colourOfKey(event.key) ?? null)
        else if (event.code === 'KeyE') picker.current?.focus()
        else if (event.code === 'KeyN') note.current?.focus()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {draft.quote === '' ? null : <blockquote className="q clip">{draft.quote}</blockquote>}
      {anchor.kind === 'row' && (
        <SelectField
          label={t('marks.what')} value={cell} onChange={setCell}
          options={[{ value: '', label: t('marks.wholeRow') }, ...draft.cells.map((content, index) => ({ value: String(index), label: t('marks.cellN', { n: index + 1, content }) }))]}
        />
      )}
      <StanceChoice label={t('marks.stanceOf')} value={stance} onChange={setStance} />
      <ColourChoice value={colour} onChange={setColour} />
      <ElementPicker ref={picker} chosen={elements} onToggle={(id, on) => setElements((before) => (on ? [...before, id] : before.filter((each) => each !== id)))} />
      <TextAreaField ref={note} label={t('marks.note')} rows={2} value={text} onChange={setText} />
      <footer>
        <Button onClick={onClose} small>{t('review-window.cancel')}</Button>
        <Button submit look="primary" small keys="Ctrl Enter">{t('marks.keep')}</Button>
      </footer>
    </form>
  )
}
