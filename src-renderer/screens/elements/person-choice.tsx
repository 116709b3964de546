import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review } from '../../../src-main/contract/review.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { Button, Dialog, SelectField, TextAreaField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { FormerMark } from '../rules/former-mark.tsx'
import { partiesIn } from './parties-in.ts'

interface PersonChoiceProps {
  readonly review: Review
  readonly person: ReviewPerson | null
  readonly onChoose: (person: ReviewPerson) => void
}

/** Whose tree is shown. Outsiders and those responsible for a unit are put under review here, each with a reason. */
export function PersonChoice({ review, person, onChoose }: PersonChoiceProps) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [naming, setNaming] = useState(false)
  const persons = review.persons ?? []
  const label = (one: ReviewPerson): string => t('workspace.person.option', { name: one.name === '' ? t('workspace.person.nobody') : one.name, capacity: one.capacityTitle })
  const index = person === null ? 0 : Math.max(0, persons.indexOf(person))
  return (
    <span className="persons">
      <SelectField
        label={t('workspace.person.label')} labelHidden value={String(index)} options={persons.map((one, at) => ({ value: String(at), label: label(one) }))}
        onChange={(value) => {
          const chosen = persons[Number(value)]
          if (chosen !== undefined) onChoose(chosen)
        }}
      />
      {person !== null && person.named !== null && person.id !== null && (
        <Button small look="plain" onClick={() => void decide('persons.name', { id: person.id ?? '', capacity: null, of: null, reason: '', language }, t('workspace.person.removed', { name: person.name }))}>{t('workspace.person.remove')}</Button>
      )}
      {person !== null && person.named !== null && person.id !== null && <FormerMark kind="person" target={person.id} />}
      <Button small onClick={() => setNaming(true)}>{t('workspace.person.add')}</Button>
      {naming && <NamePerson review={review} onDone={() => setNaming(false)} />}
    </span>
  )
}

const NAMED = ['accomplice', 'responsible-manager', 'responsible-other'] as const

function NamePerson({ review, onDone }: { readonly review: Review; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [id, setId] = useState('')
  const [capacity, setCapacity] = useState<(typeof NAMED)[number] | ''>('')
  const [of, setOf] = useState('')
  const [reason, setReason] = useState('')
  const parties = partiesIn(review)
  const taken = new Set((review.persons ?? []).map((one) => one.id))
  const free = parties.filter((party) => !taken.has(party.id))
  const targets = parties.filter((party) => party.id !== id && (capacity === 'accomplice' ? taken.has(party.id) : party.kind === 'unit'))
  const missing = id === '' ? 'who' : capacity === '' ? 'capacity' : of === '' && capacity !== 'accomplice' ? 'of' : reason.trim() === '' ? 'reason' : null
  const save = async (): Promise<void> => {
    if (missing !== null || capacity === '') return
    const name = parties.find((party) => party.id === id)?.name ?? id
    if ((await decide('persons.name', { id, capacity, of: of === '' ? null : of, reason: reason.trim(), language }, t('workspace.person.added', { name }))) !== null) onDone()
  }
  return (
    <Dialog title={t('workspace.person.title')} open onClose={onDone} action={t('workspace.person.submit')} onAction={() => void save()} cancel={t('opinion-window.cancel')} unavailable={missing === null ? false : t(`workspace.person.missing.${missing}`)}>
      <div className="nameform">
        <p className="muted small">{t(free.length === 0 ? 'workspace.person.none' : 'workspace.person.explain')}</p>
        <SelectField label={t('workspace.person.who')} value={id} onChange={setId} options={[{ value: '', label: t('workspace.choose') }, ...free.map((party) => ({ value: party.id, label: party.name }))]} />
        <SelectField label={t('workspace.person.capacity')} value={capacity} onChange={(value) => { setCapacity(value); setOf('') }} options={[{ value: '' as const, label: t('workspace.choose') }, ...NAMED.map((value) => ({ value, label: t(`workspace.capacity.${value}`) }))]} />
        <SelectField label={t(capacity === 'accomplice' || capacity === '' ? 'workspace.person.helped' : 'workspace.person.unit')} value={of} onChange={setOf} options={[{ value: '', label: t('workspace.choose') }, ...targets.map((party) => ({ value: party.id, label: party.name }))]} />
        <TextAreaField label={t('workspace.person.reason')} rows={2} value={reason} onChange={setReason} />
      </div>
    </Dialog>
  )
}
