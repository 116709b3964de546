import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewCircumstance } from '../../../src-main/contract/review.ts'
import type { ReviewSanction } from '../../../src-main/contract/workspace.ts'
import { Button, CheckField, CitationLink, SelectField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { shortName } from '../findings/citation-name.ts'
import { FormerMark } from '../rules/former-mark.tsx'
import { findingName } from '../findings/finding-groups.ts'

/** Fines and detentions with the act each was for: two for one act are counted once. */
export function Sanctions({ review, circumstance }: { readonly review: Review; readonly circumstance: ReviewCircumstance }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<string | null>(null)
  const sanctions = review.sanctions ?? []
  const dateOf = (id: string): string => sanctions.find((one) => one.id === id)?.date ?? ''
  const edited = sanctions.find((one) => one.id === editing) ?? null
  return (
    <section className="cond">
      <h3 className="h3">{t('workspace.sanction.title')} <small>{t('workspace.sanction.note')}</small></h3>
      {sanctions.length === 0 ? <p className="muted">{t('workspace.sanction.none')}</p> : (
        <table className="plain-tbl conds">
          <thead><tr><th scope="col" className="q2">{t('workspace.sanction.date')}</th><th scope="col" className="q2">{t('review-window.column.kind')}</th><th scope="col">{t('workspace.sanction.act')}</th><th scope="col" className="q4">{t('review-window.column.original')}</th><th scope="col" className="q3"><span className="vh">{t('workspace.sanction.state')}</span></th></tr></thead>
          <tbody>
            {sanctions.map((sanction) => (
              <tr key={sanction.id}>
                <th scope="row">{sanction.date}</th>
                <td>{t(`workspace.sanction.kind.${sanction.kind}`)}</td>
                <td>
                  {sanction.act === null ? <span className="muted">{t('workspace.sanction.unstated')}</span> : sanction.act.text}
                  {sanction.sameAs === null ? null : <small className="muted"> {t('workspace.sanction.same', { date: dateOf(sanction.sameAs) })}</small>} <FormerMark kind="sanction-act" target={sanction.id} />
                </td>
                <td className="clip">{sanction.citation !== null && <CitationLink citation={sanction.citation}>{shortName(sanction.citation.path)}</CitationLink>}</td>
                <td><Button small look="plain" aria-pressed={editing === sanction.id} aria-label={t('workspace.sanction.name', { date: sanction.date, kind: t(`workspace.sanction.kind.${sanction.kind}`) })} onClick={() => setEditing(editing === sanction.id ? null : sanction.id)}>{t(sanction.act === null ? 'workspace.sanction.state' : 'workspace.sanction.change')}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited !== null && <SanctionForm key={edited.id} review={review} circumstance={circumstance} sanction={edited} onDone={() => setEditing(null)} />}
    </section>
  )
}

function SanctionForm({ review, circumstance, sanction, onDone }: { readonly review: Review; readonly circumstance: ReviewCircumstance; readonly sanction: ReviewSanction; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [text, setText] = useState(sanction.act?.text ?? '')
  const [findings, setFindings] = useState<readonly string[]>(sanction.act?.findings ?? [])
  const [sameAs, setSameAs] = useState(sanction.act?.sameAs ?? '')
  const others = (review.sanctions ?? []).filter((one) => one.id !== sanction.id)
  const offered = review.findings.filter((finding) => finding.status !== 'rejected' && (circumstance.findings.includes(finding.id) || findings.includes(finding.id)))
  const save = async (words: string): Promise<void> => {
    const done = t(words === '' ? 'workspace.sanction.cleared' : 'workspace.sanction.saved')
    if ((await decide('sanctions.state', { id: sanction.id, text: words, findings: words === '' ? [] : [...findings], sameAs: words === '' || sameAs === '' ? null : sameAs, language }, done)) !== null) onDone()
  }
  return (
    <form
      className="sanctionform" aria-label={t('workspace.sanction.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void save(text.trim())
      }}
    >
      <TextField label={t('workspace.sanction.text')} value={text} onChange={setText} />
      {offered.length > 0 && (
        <fieldset>
          <legend className="small muted">{t('workspace.sanction.findings')}</legend>
          {offered.map((finding) => <CheckField key={finding.id} checked={findings.includes(finding.id)} onChange={(on) => setFindings(on ? [...findings, finding.id] : findings.filter((id) => id !== finding.id))}>{findingName(finding, t('review-window.comma'))}</CheckField>)}
        </fieldset>
      )}
      {others.length > 0 && <SelectField label={t('workspace.sanction.sameAs')} value={sameAs} onChange={setSameAs} options={[{ value: '', label: t('workspace.sanction.notSame') }, ...others.map((one) => ({ value: one.id, label: `${one.date} ${t(`workspace.sanction.kind.${one.kind}`)}` }))]} />}
      <p className="acts">
        <Button small submit unavailable={text.trim() === '' ? t('workspace.sanction.text') : false}>{t('workspace.sanction.save')}</Button>
        {sanction.act !== null && <Button small look="plain" onClick={() => void save('')}>{t('workspace.sanction.clear')}</Button>}
        <Button small look="plain" onClick={onDone}>{t('opinion-window.cancel')}</Button>
      </p>
    </form>
  )
}
