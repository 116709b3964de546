import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceItem, EvidenceProperty } from '../../../src-main/contract/review.ts'
import { Button, Segment, TextAreaField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { PROPERTIES } from './evidence-items.ts'

const STATUSES = ['accepted', 'doubted', 'rejected', 'unreviewed'] as const
type Property = (typeof PROPERTIES)[number]

/** Authenticity, legality and relevance, each judged by the reviewer and each with its reason. */
export function PropertyForm({ item }: { readonly item: EvidenceItem }) {
  return <>{PROPERTIES.map((property) => <PropertyRow key={property} item={item} property={property} />)}</>
}

function PropertyRow({ item, property }: { readonly item: EvidenceItem; readonly property: Property }) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const kept = item.properties[property]
  const [draft, setDraft] = useState<{ readonly status: EvidenceProperty['status']; readonly note: string } | null>(null)
  const status = draft?.status ?? kept.status
  const note = draft?.note ?? kept.note ?? ''
  const changed = draft !== null && (draft.status !== kept.status || draft.note !== (kept.note ?? ''))
  const needsNote = (status === 'doubted' || status === 'rejected') && note.trim() === ''

  const save = async (): Promise<void> => {
    if (!changed || needsNote) return
    const done = t('window.evidence.saved', { title: item.title, property: t(`window.evidence.${property}`), status: t(`window.evidence.status.${status}`) })
    const review = await actions.decide('evidence.setProperty', { id: item.id, property, status, note: note.trim(), language }, done)
    if (review !== null) setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.ctrlKey) void save()
    else if (event.key === 'Escape' && draft !== null) setDraft(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <fieldset className="prop">
      <legend className="vh">{t(`window.evidence.${property}`)}</legend>
      <div>
        <span aria-hidden="true">{t(`window.evidence.${property}`)}</span>
        <Segment
          small
          label={t(`window.evidence.${property}`)}
          options={STATUSES.map((value) => ({ value, label: t(`window.evidence.status.${value}`) }))}
          value={status}
          onChange={(value) => setDraft({ status: value, note })}
        />
      </div>
      {draft === null && note === '' ? null : (
        <TextAreaField
          label={t(needsNote ? 'window.evidence.noteNeeded' : 'window.evidence.note')}
          rows={2}
          value={note}
          onChange={(value) => setDraft({ status, note: value })}
          onKeyDown={onKeyDown}
        />
      )}
      {changed ? (
        <div>
          <Button small onClick={() => setDraft(null)}>{t('window.act.discard')}</Button>
          <Button small look="primary" keys="Ctrl Enter" unavailable={needsNote ? t('window.evidence.noteNeeded') : false} onClick={() => void save()}>{t('window.evidence.save')}</Button>
        </div>
      ) : null}
    </fieldset>
  )
}
