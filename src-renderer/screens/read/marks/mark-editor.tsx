import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { markWeight } from '../../../../src-main/contract/marks.ts'
import type { Assignment, MarkChange, MarkView, MarkWeight } from '../../../../src-main/contract/marks.ts'
import { Button, SelectField, StateMark, TextAreaField, TextField } from '../../../design/index.ts'
import { goTo } from '../../../state/navigation.ts'
import { dayOf, secondsOf } from '../../shown-time.ts'
import { ElementPicker } from './element-picker.tsx'
import { ColourChoice } from './colour-choice.tsx'
import { MarkQuote } from './mark-quote.tsx'
import { StanceChoice } from './stance-choice.tsx'
import { useChoices } from './use-choices.ts'

interface MarkEditorProps {
  readonly mark: MarkView
  readonly picker: RefObject<HTMLInputElement | null>
  readonly onChange: (change: MarkChange) => void
  readonly onRemove: () => void
  readonly onJump: () => void
}

/** One mark whole: its words, who made it, stance, elements with weight and reason, note, tags. What is left of a field is kept at once. */
export function MarkEditor({ mark, picker, onChange, onRemove, onJump }: MarkEditorProps) {
  const { t } = useTranslation()
  const choices = useChoices()
  const title = (id: string): string => choices.find((choice) => choice.id === id)?.title ?? id
  const shownTags = mark.tags.join(t('review-window.comma'))
  return (
    <div className="sec markeditor">
      <h2>{t('marks.one')} <small>{mark.creator === '' ? t('window.log.unsigned') : mark.creator}{t('review-window.comma')}{dayOf(mark.created)} {secondsOf(mark.created)}</small></h2>
      {mark.modified !== mark.created && <p className="muted small">{t('marks.modified', { name: mark.modifier === '' ? t('window.log.unsigned') : mark.modifier, at: `${dayOf(mark.modified)} ${secondsOf(mark.modified)}` })}</p>}
      {mark.state === 'orphan' && <p><StateMark state="warn">{t('marks.orphanWhy')}</StateMark></p>}
      <MarkQuote mark={mark} />
      {mark.reworded === undefined ? null : <p><StateMark state="warn">{t('marks.reworded')}</StateMark> <q className="small">{mark.reworded.replaceAll(/\s+/gu, ' ').trim()}</q></p>}
      <StanceChoice label={t('marks.stanceOf')} value={mark.stance} onChange={(stance) => onChange({ stance })} />
      <ColourChoice value={mark.colour ?? null} onChange={(colour) => onChange({ colour })} />
      {mark.assignments.map((each) => (
        <AssignmentFields key={each.element} title={title(each.element)} assignment={each} onChange={(assign) => onChange({ assign: [assign] })} onRemove={() => onChange({ unassign: [each.element] })} />
      ))}
      <ElementPicker
        ref={picker} chosen={mark.assignments.map((each) => each.element)}
        onToggle={(element, on) => onChange(on ? { assign: [{ element, stance: mark.stance, weight: null, why: '' }] } : { unassign: [element] })}
      />
      <KeptText key={`note ${mark.note}`} label={t('marks.note')} value={mark.note} rows={3} onKeep={(note) => onChange({ note })} />
      <KeptText key={`tags ${shownTags}`} label={t('marks.tags')} value={shownTags} onKeep={(tags) => onChange({ tags: tags.split(/[,，、;；\s]+/u).filter((tag) => tag !== '') })} />
      <p className="row">
        <Button small onClick={onJump}>{t('marks.jump')}</Button>
        <Button small onClick={() => goTo('facts', { view: 'assertions', assertion: 'new', marks: mark.id })}>{t('assertions.make')}</Button>
        <Button small onClick={onRemove} keys="Del">{t('marks.remove')}</Button>
      </p>
    </div>
  )
}

interface AssignmentFieldsProps {
  readonly title: string
  readonly assignment: Assignment
  readonly onChange: (assignment: Assignment) => void
  readonly onRemove: () => void
}

/** One element or circumstance that a passage or an assertion bears on: stance, weight, and why. */
export function AssignmentFields({ title, assignment, onChange, onRemove }: AssignmentFieldsProps) {
  const { t } = useTranslation()
  const weights: readonly (MarkWeight | '')[] = ['', ...markWeight.options]
  return (
    <fieldset className="assignment">
      <legend>{title}</legend>
      <StanceChoice label={t('marks.stanceOn', { title })} value={assignment.stance} onChange={(stance) => onChange({ ...assignment, stance })} />
      <span className="row">
        <SelectField
          label={t('marks.weight')} value={assignment.weight ?? ''} onChange={(weight) => onChange({ ...assignment, weight: weight === '' ? null : weight })}
          options={weights.map((weight) => ({ value: weight, label: t(weight === '' ? 'marks.weights.none' : `marks.weights.${weight}`) }))}
        />
        <Button small aria-label={t('marks.unassign', { title })} onClick={onRemove}>×</Button>
      </span>
      <KeptText key={assignment.why} label={t('marks.why')} value={assignment.why} rows={1} onKeep={(why) => onChange({ ...assignment, why })} />
    </fieldset>
  )
}

interface KeptTextProps {
  readonly label: string
  readonly value: string
  /** More than one line. */
  readonly rows?: number
  readonly onKeep: (value: string) => void
}

/** A text that is kept when the field is left, also where it is left because another mark was chosen. */
function KeptText({ label, value, rows, onKeep }: KeptTextProps) {
  const [typed, setTyped] = useState(value)
  const latest = useRef({ typed, onKeep })
  latest.current = { typed, onKeep }
  const kept = useRef(value)
  const keep = (): void => {
    const now = latest.current.typed.trim()
    // Kept once: leaving the field and leaving the mark come one after the other.
    if (now === kept.current) return
    kept.current = now
    latest.current.onKeep(now)
  }
  const atEnd = useRef(keep)
  atEnd.current = keep
  useEffect(() => () => atEnd.current(), [])
  return rows === undefined
    ? <TextField label={label} value={typed} onChange={setTyped} onBlur={keep} />
    : <TextAreaField label={label} rows={rows} value={typed} onChange={setTyped} onBlur={keep} />
}
