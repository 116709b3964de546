import { useContext, useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, Ref, TextareaHTMLAttributes } from 'react'
import { shownText, storedAfter, typedName, withMention } from '../citing/shown-text.ts'
import { CitationMark } from './cited-text.tsx'
import { CitingContext, useWanted } from './citing.ts'
import type { CitationChoice, Citing } from './citing.ts'

interface TextAreaFieldProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> {
  readonly label: string
  /** A line under the field: what belongs in, or why it is refused. */
  readonly hint?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLTextAreaElement>
}

/**
 * A field for notes and reasons. `@` opens the list of what can be cited: arrows move in it, Enter or Tab takes one, Esc
 * closes it. The text keeps a stable reference, the field shows the short name, and the citations stand below as links.
 */
export function TextAreaField({ label, hint, value, onChange, className, ref, onKeyDown, onBlur, ...rest }: TextAreaFieldProps) {
  const citing = useContext(CitingContext)
  const id = useId()
  const area = useRef<HTMLTextAreaElement | null>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(0)
  const moveTo = useRef<number | null>(null)
  const shown = shownText(value, (reference) => citedWords(citing, reference))
  const typing = citing === null || caret === null ? null : typedName(shown, caret)
  const choices = typing === null || citing === null ? [] : citing.choices(typing.words)
  const at = Math.min(active, choices.length - 1)
  const references = shown.mentions.map((mention) => mention.reference)

  useWanted(references)
  useLayoutEffect(() => {
    if (moveTo.current === null) return
    area.current?.setSelectionRange(moveTo.current, moveTo.current)
    moveTo.current = null
  })

  const take = (choice: CitationChoice): void => {
    if (typing === null || caret === null) return
    const name = choice.place === '' ? choice.name : `${choice.name} ${choice.place}`
    moveTo.current = typing.from + 1 + (citedWords(citing, choice.reference) ?? name).length
    setCaret(null)
    onChange(withMention(shown, typing.from, caret, { name, reference: choice.reference }))
    citing?.want([choice.reference])
    area.current?.focus()
  }
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (typing !== null && !event.nativeEvent.isComposing && listKey(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    onKeyDown?.(event)
  }
  const listKey = (event: KeyboardEvent): boolean => {
    const chosen = choices[at]
    if (event.key === 'Escape') setCaret(null)
    else if (chosen === undefined) return false
    else if (event.key === 'ArrowDown') setActive((at + 1) % choices.length)
    else if (event.key === 'ArrowUp') setActive((at + choices.length - 1) % choices.length)
    else if ((event.key === 'Enter' && !event.ctrlKey) || event.key === 'Tab') take(chosen)
    else return false
    return true
  }
  const open = typing !== null && citing !== null
  return (
    <div className="field citefield">
      <label htmlFor={`${id}-area`}><span>{label}</span></label>
      <textarea
        rows={3}
        {...rest}
        id={`${id}-area`}
        ref={(element) => {
          area.current = element
          if (typeof ref === 'function') ref(element)
          else if (ref) ref.current = element
        }}
        className={`input ${className ?? ''}`.trim()}
        value={shown.text}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...(citing === null ? {} : { 'aria-autocomplete': 'list', 'aria-controls': open ? `${id}-list` : undefined, 'aria-activedescendant': open && at >= 0 ? `${id}-${at}` : undefined })}
        onChange={(event) => {
          const place = event.target.selectionStart
          const next = storedAfter(shown, event.target.value, place)
          moveTo.current = shownText(next, (reference) => citedWords(citing, reference)).text === event.target.value ? null : Math.min(place, event.target.value.length)
          setCaret(place)
          setActive(0)
          onChange(next)
        }}
        onKeyDown={keys}
        onBlur={(event) => {
          setCaret(null)
          onBlur?.(event)
        }}
      />
      {open ? (
        <>
          <ul className="citelist" id={`${id}-list`} role="listbox" aria-label={citing.words.list}>
            {choices.map((choice, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's, which keeps the focus
              <li
                key={choice.reference} id={`${id}-${index}`} role="option" aria-selected={index === at}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(choice)}
              >
                <span>{choice.name} {choice.place}</span> <small className="muted">{choice.detail}</small>
              </li>
            ))}
          </ul>
          <span className="small muted" role="status">{choices.length === 0 ? citing.words.none : citing.words.found(choices.length)}</span>
        </>
      ) : null}
      {citing !== null && shown.mentions.length > 0 ? (
        <p className="cites small"><span className="muted">{citing.words.cites}</span>{shown.mentions.map((mention) => (
          <CitationMark key={`${mention.from}`} name={shown.text.slice(mention.from + 1, mention.to)} reference={mention.reference} />
        ))}</p>
      ) : null}
      {hint === undefined ? null : <small id={`${id}-hint`} className="muted">{hint}</small>}
    </div>
  )
}

/** What stands in the field for a citation: short name and place; null while it is not known, or where it points at nothing. */
function citedWords(citing: Citing | null, reference: string): string | null {
  const cited = citing?.cited(reference) ?? null
  return cited === null || cited.broken ? null : [cited.name, cited.place].filter((part) => part !== '').join(' ')
}
