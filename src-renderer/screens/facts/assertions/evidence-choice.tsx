import { useContext, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceRequest } from '../../../../src-main/contract/assertions.ts'
import type { CitationLabelRecord } from '../../../../src-main/contract/citations.ts'
import { parseReference } from '../../../../src-main/domain/citations/mention.ts'
import { CitingContext } from '../../../design/index.ts'
import { useCitationLabels } from '../../citations/use-citation-labels.ts'

interface EvidenceChoiceProps {
  readonly onChoose: (reference: EvidenceRequest, words: string) => void
}

/** Marks, rows, findings and files of the case, narrowed by typing; a page or line may stand behind the name, as its number alone. */
export function EvidenceChoice({ onChoose }: EvidenceChoiceProps) {
  const { t } = useTranslation()
  const citing = useContext(CitingContext)
  const labels = useCitationLabels()
  const [typed, setTyped] = useState('')
  const listId = useId()
  const choices = (citing?.choices(typed) ?? []).flatMap((choice) => {
    const request = requestOf(choice.reference, labels)
    return request === null ? [] : [{ ...choice, request }]
  })
  const choose = (index: number): void => {
    const choice = choices[index]
    if (choice === undefined) return
    onChoose(choice.request, [choice.name, choice.place].filter((part) => part !== '').join(' '))
    setTyped('')
  }
  return (
    <div className="picker">
      <label className="field">
        <span>{t('assertions.addEvidence')}</span>
        <input
          className="input" type="search" value={typed} placeholder={t('assertions.findEvidence')} aria-controls={listId} onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || typed.trim() === '') return
            event.preventDefault()
            choose(0)
          }}
        />
      </label>
      <ul id={listId} className="choices" aria-label={t('assertions.evidenceList')}>
        {typed.trim() === '' ? null : choices.map((choice, index) => (
          <li key={choice.reference}>
            <button type="button" className="plainchoice" onClick={() => choose(index)}>{choice.name} {choice.place} <small className="muted">{choice.detail}</small></button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A citation as evidence; null where it is none, as another assertion. */
function requestOf(reference: string, labels: readonly CitationLabelRecord[]): EvidenceRequest | null {
  const target = parseReference(reference)
  if (target === null) return null
  switch (target.kind) {
    case 'mark': return { kind: 'mark', mark: target.id }
    case 'finding': return { kind: 'finding', finding: target.id }
    case 'assertion': return null
    case 'file': {
      const file = labels.find((each) => each.sha256 === target.sha256)?.file
      if (file === undefined) return null
      return target.line === null ? { kind: 'file', file, page: target.page } : { kind: 'row', file, sheet: 0, line: target.line }
    }
  }
}
