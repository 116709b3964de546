import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewRequest } from '../../../src-main/contract/opinion.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { requestKey } from '../../../src-main/domain/review/requests.ts'
import { Button, CitedText, SelectField, StateMark, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { FormerMark } from '../rules/former-mark.tsx'
import { shortName } from '../findings/citation-name.ts'

interface GapRequestProps {
  readonly review: Review
  readonly slot: string
  /** Name of the document, for readers of the button alone. */
  readonly document: string
  readonly request: ReviewRequest | null
}

const STATES = ['requested', 'answered', 'not-needed', 'open'] as const
type Chosen = (typeof STATES)[number]

/** A missing document as a numbered request: asked or not, due when, answered by which piece of evidence. */
export function GapRequest({ review, slot, document, request }: GapRequestProps) {
  const { t } = useTranslation()
  const gap = review.gaps.find((each) => each.slot === slot)
  const requests = gap?.requests ?? (request === null ? [] : [request])
  const units = (gap?.units ?? []).filter((unit) => !requests.some((each) => each.unit === unit.id))
  return (
    <>
      {requests.map((each) => <OneRequest key={each.number} review={review} slot={slot} document={document} request={each} units={[]} words={t('opinion-window.gap.change')} />)}
      {requests.length === 0 && <OneRequest review={review} slot={slot} document={document} request={null} units={units} words={t('opinion-window.gap.set')} />}
      {requests.length > 0 && units.length > 0 && <OneRequest review={review} slot={slot} document={document} request={null} units={units} words={t('comparison-window.another')} />}
    </>
  )
}

interface OneRequestProps extends GapRequestProps {
  /** Units that were not asked yet; none where a request is changed. */
  readonly units: readonly { readonly id: string; readonly title: string }[]
  readonly words: string
}

function OneRequest({ review, slot, document, request, units, words }: OneRequestProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      {request !== null && <RequestLine review={review} request={request} />}
      {open
        ? <RequestForm review={review} slot={slot} request={request} units={units} onDone={() => setOpen(false)} />
        : <Button look="plain" small aria-label={`${words}${t('review-window.comma')}${document}`} onClick={() => setOpen(true)}>{words}</Button>}
    </>
  )
}

function RequestLine({ review, request }: { readonly review: Review; readonly request: ReviewRequest }) {
  const { t } = useTranslation()
  const overdue = request.state === 'requested' && request.dueDate !== null && request.dueDate < review.generatedAt.slice(0, 10)
  const names = request.answeredBy.map((id) => shortName(review.evidence.find((item) => item.id === id)?.path ?? id))
  return (
    <span className="reqline">
      <b>{t('opinion-window.gap.number', { n: request.number })}</b>{' '}
      {request.unit != null && <span className="muted">{request.unitTitle} </span>}
      <StateMark state={request.state === 'answered' ? 'ok' : request.state === 'not-needed' ? 'rejected' : 'run'}>{t(`opinion-window.gap.states.${request.state}`)}</StateMark>{' '}
      {request.dueDate !== null && request.state === 'requested' && (overdue ? <StateMark state="warn">{t('opinion-window.gap.overdue', { day: request.dueDate })}</StateMark> : t('opinion-window.gap.dueAt', { day: request.dueDate }))}
      {names.length > 0 && t('opinion-window.gap.answeredBy', { items: names.join(t('window.list.comma')) })}
      {request.note !== null && <>{' '}<CitedText text={request.note} /></>}{' '}
      <FormerMark kind="gap" target={requestKey(request.slot, request.unit ?? null)} />
    </span>
  )
}

function RequestForm({ review, slot, request, units, onDone }: { readonly review: Review; readonly slot: string; readonly request: ReviewRequest | null; readonly units: OneRequestProps['units']; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [state, setState] = useState<Chosen>(request?.state ?? 'requested')
  const [due, setDue] = useState(request?.dueDate ?? '')
  const [by, setBy] = useState(request?.answeredBy[0] ?? '')
  const [note, setNote] = useState(request?.note ?? '')
  const [unit, setUnit] = useState(request === null ? units[0]?.id ?? '' : request.unit ?? '')
  const missing = state === 'answered' && by === '' ? t('opinion-window.gap.missingBy') : state === 'not-needed' && note.trim() === '' ? t('opinion-window.gap.missingNote') : null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (missing !== null) return
    const number = request?.number ?? Math.max(0, ...(review.requests ?? []).map((each) => each.number)) + 1
    const done = await decide('gaps.set', { slot, ...(unit === '' ? {} : { unit }), state, dueDate: due === '' ? null : due, answeredBy: state === 'answered' ? [by] : [], note: note.trim(), language }, t('opinion-window.gap.done', { n: number }))
    if (done !== null) onDone()
  }
  return (
    <form className="clockform" onSubmit={(event) => void submit(event)}>
      {request === null && units.length > 0 && <SelectField label={t('comparison-window.unit')} value={unit} onChange={setUnit} options={units.map(({ id, title }) => ({ value: id, label: title }))} />}
      <SelectField label={t('opinion-window.gap.state')} value={state} onChange={setState} options={STATES.map((value) => ({ value, label: t(`opinion-window.gap.states.${value}`) }))} />
      {state === 'requested' && <TextField type="date" label={t('opinion-window.gap.due')} value={due} onChange={setDue} />}
      {state === 'answered' && (
        <SelectField
          label={t('opinion-window.gap.by')} value={by} onChange={setBy}
          options={[{ value: '', label: t('opinion-window.gap.byNone') }, ...review.evidence.map((item) => ({ value: item.id, label: `${item.id} ${shortName(item.path)}` }))]}
        />
      )}
      <TextField label={t('opinion-window.gap.note')} value={note} onChange={setNote} />
      <p className="acts"><Button small submit unavailable={missing ?? false}>{t('opinion-window.gap.save')}</Button><Button small look="plain" onClick={onDone}>{t('opinion-window.gap.cancel')}</Button></p>
    </form>
  )
}

/** Requests whose document is no gap any more: answered, or come in since. They keep their numbers. */
export function ClosedRequests({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  const open = new Set(review.gaps.map((gap) => gap.slot))
  const closed = (review.requests ?? []).filter((request) => !open.has(request.slot))
  if (closed.length === 0) return null
  return (
    <div className="sec gaps">
      <h2>{t('opinion-window.gap.requests')} <small>{closed.length}</small></h2>
      <ul>{closed.map((request) => <li key={request.number}>{request.document} <small>{request.askUnit}</small><br /><GapRequest review={review} slot={request.slot} document={request.document} request={request} /></li>)}</ul>
    </div>
  )
}
