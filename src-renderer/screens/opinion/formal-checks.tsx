import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckState, EvidenceCheck } from '../../../src-main/contract/opinion.ts'
import type { EvidenceItem } from '../../../src-main/contract/review.ts'
import { Button, Segment, StateMark, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'

const PROPERTIES = ['authenticity', 'legality', 'relevance'] as const

/** The formal checks of one piece of evidence by its statutory kind: found, missing, curable, each with a note. They are not added up. */
export function FormalChecks({ item }: { readonly item: EvidenceItem }) {
  const { t } = useTranslation()
  const checks = item.checks ?? []
  const sources = [...new Set(checks.map((check) => check.source))]
  return (
    <div className="sec checks">
      <h2>{t('opinion-window.checks.title')} <small>{t('opinion-window.checks.note')}</small></h2>
      {checks.length === 0 && <p className="muted">{t('opinion-window.checks.none')}</p>}
      {PROPERTIES.map((property) => {
        const own = checks.filter((check) => check.property === property)
        return own.length === 0 ? null : (
          <section key={property}>
            <h3 className="small muted">{t(`window.evidence.${property}`)}</h3>
            <ul className="plain-li">{own.map((check) => <li key={check.id}><CheckLine key={`${check.state} ${check.note ?? ''}`} item={item} check={check} /></li>)}</ul>
          </section>
        )
      })}
      {sources.map((source) => <p key={source} className="small muted">{source}</p>)}
      {checks.some((check) => !check.verified) && <p className="small"><StateMark state="warn">{t('opinion-window.checks.notVerified')}</StateMark></p>}
    </div>
  )
}

function CheckLine({ item, check }: { readonly item: EvidenceItem; readonly check: EvidenceCheck }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [note, setNote] = useState(check.note ?? '')
  const keep = (state: CheckState): void => {
    void decide('evidence.setCheck', { id: item.id, check: check.id, state, note: state === 'unchecked' ? '' : note.trim(), language }, t('opinion-window.checks.saved', { title: check.title }))
  }
  const states: readonly CheckState[] = check.curable ? ['found', 'missing', 'curable', 'unchecked'] : ['found', 'missing', 'unchecked']
  return (
    <>
      <p>{check.title} <small className="muted">{t(check.curable ? 'opinion-window.checks.curable' : 'opinion-window.checks.fatal')}</small></p>
      <Segment small label={check.title} value={check.state} onChange={keep} options={states.map((value) => ({ value, label: t(`opinion-window.checks.state.${value}`) }))} />
      {check.state !== 'unchecked' && (
        <form
          className="checknote"
          onSubmit={(event) => {
            event.preventDefault()
            keep(check.state)
          }}
        >
          <TextField label={t('opinion-window.checks.noteField')} value={note} onChange={setNote} />
          {note.trim() !== (check.note ?? '') && <Button small submit>{t('opinion-window.checks.saveNote')}</Button>}
        </form>
      )}
    </>
  )
}
