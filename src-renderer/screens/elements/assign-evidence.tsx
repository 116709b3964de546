import { useId, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, Stance } from '../../../src-main/contract/review.ts'
import type { Placement, ProofKind } from '../../../src-main/contract/workspace.ts'
import { Button, CitationLink, Segment, SelectField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { FormerMark } from '../rules/former-mark.tsx'
import { shortName } from '../findings/citation-name.ts'

interface AssignEvidenceProps {
  readonly review: Review
  /** Element or circumstance. */
  readonly subject: string
  readonly placements: readonly Placement[]
  /** Only this file, as in a cell of the matrix. */
  readonly path?: string | null
  readonly field?: RefObject<HTMLDivElement | null>
}

type Proof = ProofKind | 'unsaid'
const STANCES: readonly Stance[] = ['for', 'against', 'not-assessed']
const PROOFS: readonly Proof[] = ['direct', 'indirect', 'unsaid']

/** Changes assigned evidence: one call, one undo. */
export function usePlacing(review: Review, subject: string) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  return (evidence: string, change: { readonly stance: Stance | null; readonly proof?: ProofKind | null; readonly why?: string }, on: string = subject): Promise<unknown> => {
    const before = review.placements?.find((one) => one.subject === on && one.evidence === evidence)
    const name = review.evidence.find((item) => item.id === evidence)?.title ?? evidence
    const { stance, proof = before?.proof ?? null, why = before?.why ?? '' } = change
    return decide('evidence.place', { subject: on, evidence: [evidence], stance, proof, why, language }, t(stance === null ? 'workspace.assign.taken' : `workspace.assign.done.${stance}`, { name }))
  }
}

/** Evidence that was assigned to an element or circumstance, with its side and what kind of proof it is; and the place to assign more. */
export function AssignEvidence({ review, subject, placements, path = null, field }: AssignEvidenceProps) {
  const { t } = useTranslation()
  const place = usePlacing(review, subject)
  const only = path === null ? null : (review.evidence.find((item) => item.path === path)?.id ?? null)
  const shown = path === null ? placements : placements.filter((placement) => placement.evidence === only)
  const rest = review.evidence.filter((item) => !placements.some((placement) => placement.evidence === item.id) && (path === null || item.path === path))
  const [chosen, setChosen] = useState('')
  const evidence = path === null ? chosen : (only ?? '')
  return (
    <div className="sec assign" ref={field}>
      <h2>{t('workspace.assign.title')} <small>{t('workspace.assign.note')}</small></h2>
      {shown.length > 0 && <ul className="plain-li">{shown.map((placement) => <li key={`${placement.evidence} ${placement.at}`}><PlacedLine review={review} placement={placement} onChange={(change) => void place(placement.evidence, change)} /></li>)}</ul>}
      {(path === null || shown.length === 0) && rest.length > 0 && (
        <div className="assignform">
          {path === null && (
            <SelectField label={t('workspace.assign.evidence')} value={chosen} onChange={setChosen} options={[{ value: '', label: t('workspace.choose') }, ...rest.map((item) => ({ value: item.id, label: `${item.id} ${item.title}` }))]} />
          )}
          <Segment
            small label={t('workspace.assign.stance')} value={null} disabled={evidence === ''}
            onChange={(stance) => void place(evidence, { stance }).then(() => setChosen(''))}
            options={STANCES.map((value) => ({ value, label: t(`review-window.stance.${value}`) }))}
          />
        </div>
      )}
    </div>
  )
}

function PlacedLine({ review, placement, onChange }: { readonly review: Review; readonly placement: Placement; readonly onChange: (change: { readonly stance: Stance | null; readonly proof?: ProofKind | null; readonly why?: string }) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [why, setWhy] = useState(placement.why)
  const item = review.evidence.find((one) => one.id === placement.evidence)
  const name = item === undefined ? placement.evidence : shortName(item.path)
  return (
    <div className="placed" role="group" aria-labelledby={id}>
      <p id={id}>{item === undefined ? name : <CitationLink citation={{ path: item.path }}>{name}</CitationLink>}</p>
      <Segment small label={t('workspace.assign.stance')} value={placement.stance} onChange={(stance) => onChange({ stance })} options={STANCES.map((value) => ({ value, label: t(`review-window.stance.${value}`) }))} />
      <Segment<Proof> small label={t('workspace.assign.proof')} value={placement.proof ?? 'unsaid'} onChange={(proof) => onChange({ stance: placement.stance, proof: proof === 'unsaid' ? null : proof })} options={PROOFS.map((value) => ({ value, label: t(`workspace.proof.${value}`) }))} />
      <form
        className="whyform"
        onSubmit={(event) => {
          event.preventDefault()
          if (why.trim() !== placement.why) onChange({ stance: placement.stance, why: why.trim() })
        }}
      >
        <TextField label={t('workspace.assign.why')} value={why} onChange={setWhy} />
        {why.trim() !== placement.why && <Button small submit>{t('workspace.assign.saveWhy')}</Button>}
      </form>
      <p className="small muted">{t('review-window.decidedBy', { reviewer: placement.reviewer, at: placement.at.slice(0, 10) })} <FormerMark kind="placement" target={`${placement.subject}/${placement.evidence}`} />{' '}
        <Button small look="plain" aria-label={t('workspace.assign.removeName', { name })} onClick={() => onChange({ stance: null })}>{t('workspace.assign.remove')}</Button>
      </p>
    </div>
  )
}
