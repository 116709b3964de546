import { useTranslation } from 'react-i18next'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { FactBody, FactList, ProposalPlaceRecord, ProposalRecord } from '../../../src-main/contract/facts.ts'
import { Button, CitationLink, StateMark } from '../../design/index.ts'
import { nameOf } from '../file-path.ts'
import { FactForm } from './fact-form.tsx'
import { entryWords, proposalWords } from './fact-words.ts'

interface ProposalPanelProps {
  readonly proposal: ProposalRecord
  readonly list: FactList
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
  readonly onAccept: (proposal: ProposalRecord, edited: FactBody | null) => Promise<CallError | null>
  readonly onDismiss: (proposal: ProposalRecord) => void
}

/** What a document says, in its own words, and what taking it over would state. */
export function ProposalPanel({ proposal, list, editing, onEdit, onAccept, onDismiss }: ProposalPanelProps) {
  const { t } = useTranslation()
  const { states, against } = proposal
  const missing = missingOf(proposal, list)
  const counted = proposal.content['counted']
  const from = typeof counted === 'object' && counted !== null && !Array.isArray(counted) ? (counted as FactBody) : null
  return (
    <>
      <div className="sec">
        <h2 className="brk">{proposalWords(t, proposal, list)}</h2>
        <p className="small muted">{t(`window.facts.proposalKind.${proposal.kind}`)} <StateMark state={STANDING_MARK[proposal.standing]}>{t(`window.facts.standing.${proposal.standing}`)}</StateMark></p>
        <blockquote className="q">{proposal.place.quote}</blockquote>
        <ul className="plain-li small">{[proposal.place, ...proposal.alsoAt].map((place, at) => <li key={at}><PlaceLink place={place} /></li>)}</ul>
        {from === null ? null : <p className="small">{t('window.facts.counted', { from: String(from['from']), days: String(from['days']) })}</p>}
        {proposal.content['checkDigit'] === false ? <p className="small">{t('window.facts.checkDigitWrong')}</p> : null}
        {against === null || states === null ? null : <p className="small">{t('window.facts.against', { stated: entryWords(t, states.kind, against.body, list).title })}</p>}
        {missing.length === 0 ? null : <p className="small">{t('window.facts.needs', { names: missing.map((id) => id.replace(/^party-/u, '')).join(t('window.list.comma')) })}</p>}
        {states === null ? <p className="small muted">{t('window.facts.readingOnly')}</p> : null}
        {editing ? null : (
          <p className="acts">
            {states === null || proposal.standing === 'stated' ? null : (
              <>
                <Button small look="primary" keys="A" unavailable={missing.length > 0 ? t('window.facts.needsFirst') : false} onClick={() => void onAccept(proposal, null)}>{t(against === null ? 'window.facts.accept' : 'window.facts.acceptInstead')}</Button>
                <Button small keys="E" onClick={() => onEdit(true)}>{t('window.facts.editThenAccept')}</Button>
              </>
            )}
            {states === null ? null : <Button small keys="D" onClick={() => onDismiss(proposal)}>{t(proposal.dismissed ? 'window.facts.bringBack' : 'window.facts.dismiss')}</Button>}
          </p>
        )}
      </div>
      {editing && states !== null ? (
        <div className="sec">
          <FactForm key={proposal.id} kind={states.kind} body={states.body} list={list} action={t('window.facts.accept')} onSave={(body) => onAccept(proposal, body)} onLeave={() => onEdit(false)} />
        </div>
      ) : null}
    </>
  )
}

export const STANDING_MARK = { new: 'new', stated: 'yes', differs: 'disputed' } as const

/** Parties that the entry names and nobody stated yet. */
export const missingOf = (proposal: ProposalRecord, list: FactList): readonly string[] =>
  proposal.needs.filter((id) => !list.entries.some((each) => each.kind === 'party' && each.id === id))

/** Opens the page at the passage. */
export function PlaceLink({ place }: { readonly place: ProposalPlaceRecord }) {
  const { t } = useTranslation()
  const name = nameOf(place.path)
  if (place.page === null) return <CitationLink citation={{ path: place.path }}>{name}</CitationLink>
  return <CitationLink citation={{ path: place.path, page: place.page, quote: place.quote }}>{t('window.facts.place', { name, page: place.page })}</CitationLink>
}
