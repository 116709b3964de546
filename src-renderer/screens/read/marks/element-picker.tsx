import { useId, useState } from 'react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { choicesWith, useChoices } from './use-choices.ts'

interface ElementPickerProps {
  readonly chosen: readonly string[]
  readonly onToggle: (element: string, on: boolean) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** Elements and circumstances, narrowed by name, initials or article; several can be ticked, none is ticked at first. */
export function ElementPicker({ chosen, onToggle, ref }: ElementPickerProps) {
  const { t } = useTranslation()
  const choices = useChoices()
  const [typed, setTyped] = useState('')
  const listId = useId()
  const shown = choicesWith(choices, typed)
  return (
    <div className="picker">
      <label className="filter add">
        <span className="vh">{t('marks.addElement')}</span>
        <input
          ref={ref} type="search" value={typed} placeholder={t('marks.findElement')} aria-controls={listId} onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            // Enter ticks the first one found, so that three letters and Enter assign a passage.
            if (event.key !== 'Enter' || event.ctrlKey || shown[0] === undefined || typed.trim() === '') return
            event.preventDefault()
            event.stopPropagation()
            onToggle(shown[0].id, !chosen.includes(shown[0].id))
          }}
        />
      </label>
      <ul id={listId} className="choices" aria-label={t('marks.elements')}>
        {shown.map((choice) => (
          <li key={choice.id}>
            <label className="check">
              <input type="checkbox" checked={chosen.includes(choice.id)} onChange={(event) => onToggle(choice.id, event.target.checked)} />
              <span>{choice.title} <small className="muted">{choice.source}</small></span>
            </label>
          </li>
        ))}
        {shown.length === 0 && <li className="muted">{t('review-window.filter.noneLeft')}</li>}
      </ul>
    </div>
  )
}
