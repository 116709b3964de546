import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { FactBody, FactList, StatedKind } from '../../../src-main/contract/facts.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { nameOf } from '../file-path.ts'
import { useKeys } from '../findings/use-keys.ts'
import { FIELDS, bodyOf, draftOf } from './fact-fields.ts'
import type { FactField } from './fact-fields.ts'
import { choiceWord, nameOfEntry } from './fact-words.ts'

interface FactFormProps {
  readonly kind: StatedKind
  readonly body: FactBody
  readonly list: FactList
  /** The verb on the button. */
  readonly action: string
  /** States the entry; answers what the host refused. */
  readonly onSave: (body: FactBody) => Promise<CallError | null>
  readonly onLeave: () => void
}

/** The fields of one entry. What the host refuses is said at its field; nothing is saved until the verb is pressed. */
export function FactForm({ kind, body, list, action, onSave, onLeave }: FactFormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => draftOf(kind, body))
  const [refused, setRefused] = useState<CallError | null>(null)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { body: next, problems } = bodyOf(kind, draft, body)
  const wrong = Object.keys(problems).length > 0

  const save = async (): Promise<void> => {
    setTried(true)
    if (!wrong) {
      setRefused(await onSave(next))
      return
    }
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  useKeys(form, false, (event) => {
    if (event.key === 'Enter' && event.ctrlKey) void save()
    else if (event.key === 'Escape') onLeave()
    else return false
    return true
  })
  const hintOf = (field: FactField): string | undefined => {
    const problem = problems[field.key]
    if (problem !== undefined && (tried || problem !== 'required')) return t(`window.facts.problem.${problem}`)
    if (refused?.details['field'] === field.key.split('.')[0]) return t('window.facts.problem.refused')
    return field.type === 'list' ? t('window.facts.listHint') : field.type === 'date' ? t('window.facts.dateHint') : undefined
  }
  const general = refused !== null && !FIELDS[kind].some((field) => field.key.split('.')[0] === refused.details['field'])

  return (
    <form ref={form} className="fact-form" aria-label={t(`window.facts.kind.${kind}`)} noValidate onSubmit={(event) => { event.preventDefault(); void save() }}>
      {FIELDS[kind].map((field, place) => (
        <FieldOf
          key={field.key}
          kind={kind}
          field={field}
          first={place === 0}
          list={list}
          value={draft[field.key] ?? ''}
          hint={hintOf(field)}
          invalid={problems[field.key] !== undefined && (tried || problems[field.key] !== 'required')}
          onChange={(value) => setDraft({ ...draft, [field.key]: value })}
        />
      ))}
      {general ? <p className="small" role="alert">{t('window.facts.refused', { problem: String(refused.details['problem'] ?? refused.details['value'] ?? '') })}</p> : null}
      <p className="acts">
        <Button submit look="primary" keys="Ctrl ↵">{action}</Button>
        <Button onClick={onLeave}>{t('window.act.cancel')}</Button>
      </p>
    </form>
  )
}

interface FieldProps {
  readonly kind: StatedKind
  readonly field: FactField
  readonly first: boolean
  readonly list: FactList
  readonly value: string
  readonly hint: string | undefined
  readonly invalid: boolean
  readonly onChange: (value: string) => void
}

function FieldOf({ kind, field, first, list, value, hint, invalid, onChange }: FieldProps) {
  const { t } = useTranslation()
  const name = t(`window.facts.field.${field.key}`)
  const label = field.required === true ? t('window.facts.required', { name }) : name
  const choices = useChoices(kind, field, list, value)
  if (choices !== null) return <SelectField label={label} options={choices} value={value} onChange={onChange} aria-invalid={invalid} autoFocus={first} />
  return (
    <TextField
      label={label} value={value} onChange={onChange} aria-invalid={invalid} autoFocus={first} autoComplete="off"
      {...(hint === undefined ? {} : { hint })} {...(field.type === 'money' ? { inputMode: 'decimal' as const } : {})}
    />
  )
}

/** What a field chooses among; a value that is none of it stays in the list, so that saving does not drop it. */
function useChoices(kind: StatedKind, field: FactField, list: FactList, value: string): readonly { readonly value: string; readonly label: string }[] | null {
  const { t } = useTranslation()
  const none = { value: '', label: t('window.facts.notStated') }
  const entries = (of: StatedKind) => list.entries.filter((each) => each.kind === of).map((each) => ({ value: each.id, label: nameOfEntry(list, each.id) }))
  const offered = (() => {
    switch (field.type) {
      case 'choice': return (field.options ?? []).map((option) => ({ value: option, label: choiceWord(t, kind, field.key, option) }))
      case 'yes-no': return [{ value: 'true', label: t('window.facts.yes') }, { value: 'false', label: t('window.facts.no') }]
      case 'party': case 'asset': case 'account': return entries(field.type)
      case 'file': return list.files.map((each) => ({ value: each.id, label: nameOf(each.id) }))
      case 'text': case 'date': case 'money': case 'count': case 'list': return null
    }
  })()
  if (offered === null) return null
  const kept = value !== '' && !offered.some((each) => each.value === value) ? [{ value, label: value }] : []
  return [none, ...offered, ...kept]
}
