import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewFinding } from '../../../src-main/contract/review.ts'
import { Button } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { showAmount } from '../money/amount-text.ts'
import { useKeys } from './use-keys.ts'
import { defaultParameter, readParameter } from './read-parameter.ts'

interface ParameterFormProps {
  readonly finding: ReviewFinding
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
  readonly onCounted: (after: Review) => void
}

/** The rule's parameters as used, printed beside the finding and changeable for this case. */
export function ParameterForm({ finding, editing, onEdit, onCounted }: ParameterFormProps) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const entries = Object.entries(finding.parameters)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  useKeys(form, false, (event) => {
    if (event.key !== 'Escape') return false
    onEdit(false)
    return true
  })
  if (entries.length === 0) return null

  const values = entries.flatMap(([name, before]) => {
    const standard = defaultParameter(finding.rule, name)
    const text = typed[name] ?? String(before)
    return standard === undefined ? [] : [{ name, text, value: readParameter(standard, text) }]
  })
  const wrong = values.some(({ value }) => value === null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (wrong) return
    const parameters = Object.fromEntries(values.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])))
    const review = await decide('findings.setParameters', { rule: finding.rule, parameters, language }, t('review-window.findings.parametersSet'))
    if (review === null) return
    onEdit(false)
    onCounted(review)
  }
  const show = (value: string | number): string => (value === '' ? t('review-window.notGiven') : typeof value === 'string' ? showAmount(value) : String(value))
  return (
    <>
      <h3 className="mt">
        {t('review-window.findings.parameters')}
        {!editing && values.length > 0 && <small><Button look="plain" small onClick={() => onEdit(true)}>{t('review-window.findings.changeParameters')}</Button></small>}
      </h3>
      {!editing ? (
        <dl className="kv small">
          {entries.map(([name, before]) => <div key={name} className="contents"><dt>{t(`review-window.parameter.${name}`)}</dt><dd>{show(before)}</dd></div>)}
        </dl>
      ) : (
        <form ref={form} className="parameters" onSubmit={(event) => void submit(event)}>
          {values.map(({ name, text, value }, index) => (
            <label key={name} className="parameter">
              <span>{t(`review-window.parameter.${name}`)}</span>
              <input className="input num" value={text} autoFocus={index === 0} aria-invalid={value === null} inputMode="decimal"
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
            </label>
          ))}
          <p className="muted small">{t('review-window.findings.parametersNote')}</p>
          <p className="acts">
            <Button submit small look="primary" unavailable={wrong ? t('review-window.findings.parameterWrong') : false}>{t('review-window.findings.recount')}</Button>
            <Button small onClick={() => onEdit(false)}>{t('review-window.cancel')}</Button>
          </p>
        </form>
      )}
    </>
  )
}
