import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckState, EvidenceCheck } from '../../../src-main/contract/opinion.ts'
import type { EvidenceItem } from '../../../src-main/contract/review.ts'
import { Button, Segment, StateMark, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { fragmentOf } from '../../state/navigation.ts'
import { FormerMark } from '../rules/former-mark.tsx'

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
      <ChecksumHint item={item} />
      {sources.map((source) => <p key={source} className="small muted">{source}</p>)}
      {checks.some((check) => !check.verified) && <p className="small"><StateMark state="warn">{t('opinion-window.checks.notVerified')}</StateMark></p>}
    </div>
  )
}

/** What the lists of digests say of this file: the listed value above ours. It ticks nothing. */
function ChecksumHint({ item }: { readonly item: EvidenceItem }) {
  const { t } = useTranslation()
  const lists = useAppState((state) => state.review?.checksums?.lists ?? null)
  const said = (lists ?? []).flatMap((list) => list.entries.filter((entry) => entry.path === item.path).map((entry) => ({ list, entry })))
  const unlisted = useAppState((state) => state.review?.checksums?.unlisted.some((each) => each.path === item.path) ?? false)
  if (said.length === 0 && !unlisted) return null
  return (
    <section>
      <h3 className="small muted"><a href={fragmentOf({ screen: 'evidence', target: { tab: 'checksums' } })}>{t('comparison-window.checkHint')}</a></h3>
      {unlisted && <p><StateMark state="warn">{t('comparison-window.result.not-listed')}</StateMark></p>}
      {said.map(({ list, entry }, index) => (
        <div key={index}>
          <p className="small"><StateMark state={entry.result === 'same' ? 'ok' : entry.result === 'waiting' ? 'unknown' : 'bad'}>{t(`comparison-window.result.${entry.result}`)}</StateMark> {list.title}</p>
          <p className="digests mono brk"><span>{t('comparison-window.listedDigest')}</span>{entry.listed}<span>{t('comparison-window.ourDigest')}</span>{entry.ours ?? t('comparison-window.noDigest')}</p>
        </div>
      ))}
    </section>
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
      <FormerMark kind="formal-check" target={`${item.id}/${check.id}`} />
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
