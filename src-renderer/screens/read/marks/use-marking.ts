import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { MarkView, PageBox } from '../../../../src-main/contract/marks.ts'
import type { DocumentInfo, TableSlice } from '../../../../src-main/contract/screens.ts'
import type { PageSize, Turn } from '../../../pdf/page-layout.ts'
import { isPlainKey } from '../../findings/use-keys.ts'
import type { KeyPress } from '../../findings/use-keys.ts'
import { colourOfKey } from './colour-choice.tsx'
import { draftOfSelection } from './draft.ts'
import type { Draft, Tool } from './draft.ts'
import type { FormAnswer } from './mark-form.tsx'
import { inReadingOrder } from './mark-order.ts'
import { paintedAt } from './painted.ts'
import { stanceOfKey } from './stance-choice.tsx'
import { toolOfCode } from './tool-choice.tsx'
import type { Marks } from './use-marks.ts'

export type Side = 'document' | 'marks' | 'all'
type Row = TableSlice['rows'][number]

/** Marking in one open document: tool, draft, chosen mark, and the keys V H B N, 1 2 3 0, 5 to 9, E, Delete. */
export interface Marking {
  /** Marks in this original, in reading order. */
  readonly own: readonly MarkView[]
  readonly tool: Tool
  readonly setTool: (tool: Tool) => void
  readonly draft: Draft | null
  readonly closeDraft: () => void
  readonly keepDraft: (answer: FormAnswer) => Promise<void>
  readonly selected: MarkView | null
  readonly select: (id: string) => void
  /** Another object for every asking to bring the chosen mark into sight. */
  readonly reveal: object | null
  readonly revealNow: () => void
  readonly side: Side
  readonly setSide: (side: Side) => void
  /** The field of elements of the chosen mark. */
  readonly picker: RefObject<HTMLInputElement | null>
  /** Words are being typed to be marked. */
  readonly typing: boolean
  readonly setTyping: (typing: boolean) => void
  readonly draftWords: (words: string, page: number) => void
  readonly draftBox: (page: number, box: PageBox, at: Draft['at']) => void
  readonly draftRow: (row: Row, sheet: number) => void
  /** A span of a recording, in milliseconds. */
  readonly draftSpan: (span: { readonly start: number; readonly end: number }, at: Draft['at']) => void
  readonly note: () => void
  readonly noteSize: (page: number, size: PageSize) => void
  readonly onKey: (event: KeyPress) => boolean
}

interface MarkingOf {
  readonly info: DocumentInfo
  readonly marks: Marks
  /** Id of the mark that the address asks for. */
  readonly asked: string | null
  readonly turn: Turn
  readonly page: number
  readonly region: RefObject<HTMLElement | null>
}

export function useMarking({ info, marks, asked, turn, page, region }: MarkingOf): Marking {
  const [tool, setTool] = useState<Tool>('select')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [chosen, setChosen] = useState<string | null>(asked)
  const [reveal, setReveal] = useState<object | null>(null)
  const [side, setSide] = useState<Side>(asked === null ? 'document' : 'marks')
  const [typing, setTyping] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const sizes = useRef(new Map<number, PageSize>())
  const keeping = useRef(false)
  const own = useMemo(() => inReadingOrder(marks.all.filter((mark) => mark.sha256 === info.sha256)), [marks.all, info.sha256])
  const selected = own.find((mark) => mark.id === chosen) ?? null
  const drawable = info.view === 'pdf' || info.view === 'image'

  useEffect(() => {
    if (asked === null) return
    setChosen(asked)
    setReveal({})
    setSide((before) => (before === 'all' ? before : 'marks'))
  }, [asked])

  const select = (id: string): void => {
    setChosen(id)
    setSide('marks')
  }
  const keep = async (answer: FormAnswer): Promise<void> => {
    if (keeping.current) return
    keeping.current = true
    // A key pressed before the new mark is there must not reach the one chosen before.
    setChosen(null)
    const made = await marks.create({
      file: info.file, anchor: answer.anchor, note: answer.note, tags: [], stance: answer.stance, colour: answer.colour,
      assignments: answer.elements.map((element) => ({ element, stance: answer.stance, weight: null, why: '' })),
    })
    keeping.current = false
    // Where it was refused the form stays, with what was written in it.
    if (made === null) return
    setDraft(null)
    getSelection()?.removeAllRanges()
    select(made.id)
    region.current?.focus({ preventScroll: true })
  }
  const ofSelection = () => draftOfSelection((number) => sizes.current.get(number) ?? null, turn)
  const middle = (): Draft['at'] => {
    const rect = region.current?.getBoundingClientRect()
    return rect === undefined ? { x: innerWidth / 3, y: innerHeight / 4 } : { x: rect.x + rect.width / 4, y: rect.y + rect.height / 4 }
  }

  // Selecting by pointer: the highlighter keeps at once, the plain tool asks; a click chooses the mark under it.
  const pointed = useRef<(event: PointerEvent) => void>(() => undefined)
  pointed.current = (event) => {
    const target = event.target instanceof Element ? event.target : null
    if (event.button !== 0 || target?.closest('.markform, .dialog, .markeditor, .boxdrawing') || !target?.closest('[data-text-page], .pdf-scroll, .desk') || target.closest('[data-beside]')) return
    const found = ofSelection()
    if (found !== null && tool === 'highlight') void keep({ anchor: found.anchor, stance: 'not-assessed', colour: null, elements: [], note: '' })
    else if (found !== null) setDraft({ ...found, focusNote: false, stance: 'not-assessed' })
    else {
      const under = paintedAt(event.clientX, event.clientY)
      if (under !== null) select(under)
    }
  }
  useEffect(() => {
    const hear = (event: PointerEvent): void => {
      // The selection is only complete after the event.
      setTimeout(() => pointed.current(event))
    }
    document.addEventListener('pointerup', hear)
    return () => document.removeEventListener('pointerup', hear)
  }, [])

  // The box tool takes the keys of the page it is on.
  useEffect(() => {
    if (tool === 'box') region.current?.querySelector<HTMLElement>(`[data-box-page="${page}"]`)?.focus({ preventScroll: true })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- scrolling on must not take the focus along
  }, [tool])

  const note = (): void => {
    const found = ofSelection()
    if (found !== null) setDraft({ ...found, focusNote: true, stance: 'not-assessed' })
    else if (info.view === 'image') setTool('box')
    else setTyping(true)
  }
  return {
    own, tool, setTool, draft, selected, select, reveal, side, setSide, picker, typing, setTyping, note,
    closeDraft: () => setDraft(null),
    keepDraft: keep,
    revealNow: () => setReveal({}),
    draftWords: (words, onPage) => {
      setTyping(false)
      setDraft({
        anchor: { kind: 'text', page: onPage, exact: words, prefix: '', suffix: '', offset: null, box: null },
        quote: words, cells: [], at: middle(), focusNote: true, stance: 'not-assessed',
      })
    },
    draftBox: (onPage, box, at) => setDraft({ anchor: { kind: 'box', page: onPage, box }, quote: '', cells: [], at, focusNote: false, stance: 'not-assessed' }),
    draftSpan: (span, at) => setDraft({ anchor: { kind: 'time', start: span.start, end: span.end }, quote: '', cells: [], at, focusNote: false, stance: 'not-assessed' }),
    draftRow: (row, sheet) => {
      const rect = document.querySelector('.tableview tr[aria-selected="true"]')?.getBoundingClientRect()
      setDraft({
        anchor: { kind: 'row', sheet, line: row.line, cell: null },
        quote: row.cells.filter((cell) => cell.trim() !== '').join(' | '),
        cells: row.cells,
        at: rect ? { x: rect.x + 80, y: rect.bottom } : middle(),
        focusNote: false,
        stance: 'not-assessed',
      })
    },
    noteSize: (onPage, size) => void sizes.current.set(onPage, size),
    onKey: (event) => {
      if (!isPlainKey(event)) return false
      const stance = stanceOfKey(event.key)
      const colour = colourOfKey(event.key)
      const next = toolOfCode(event.code)
      if (stance !== null && selected !== null) void marks.change([selected.id], { stance })
      else if (colour !== undefined && selected !== null) void marks.change([selected.id], { colour })
      else if (event.code === 'KeyE' && selected !== null) {
        setSide('marks')
        setTimeout(() => picker.current?.focus())
      } else if (event.key === 'Delete' && selected !== null) void marks.remove([selected.id])
      else if (event.code === 'KeyN') note()
      else if (next === 'highlight' && ofSelection() !== null) {
        const found = ofSelection()
        if (found !== null) void keep({ anchor: found.anchor, stance: 'not-assessed', colour: null, elements: [], note: '' })
      } else if (next !== null && (next !== 'box' || drawable)) setTool(next)
      else return false
      return true
    },
  }
}
