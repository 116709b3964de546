import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssertionDraft, AssertionSide, AssertionView, Dispute, EvidenceRequest } from '../../../../src-main/contract/assertions.ts'
import type { CallError } from '../../../../src-main/contract/errors.ts'
import type { FactRecord } from '../../../../src-main/contract/facts.ts'
import { parseAssertionDate } from '../../../../src-main/domain/assertions/assertion-date.ts'
import { Button, CheckField, Segment, TextAreaField, TextField } from '../../../design/index.ts'
import { useErrorWords } from '../../../frame/use-error-words.ts'
import { AssignmentFields } from '../../read/marks/mark-editor.tsx'
import { ElementPicker } from '../../read/marks/element-picker.tsx'
import { useChoices } from '../../read/marks/use-choices.ts'
import { dateWords, typedDate } from './assertion-words.ts'
import { EvidenceChoice } from './evidence-choice.tsx'

/** Evidence while it is written: on neither side before somebody says on which. */
export interface DraftEvidence {
  readonly reference: EvidenceRequest
  readonly side: AssertionSide | null
  readonly why: string
  readonly words: string
}

interface AssertionFormProps {
  /** Null for a new one. */
  readonly assertion: AssertionView | null
  /** Evidence that a new one begins with, as where it was made of a mark. */
  readonly evidence: readonly DraftEvidence[]
  readonly sentence: string
  readonly parties: readonly FactRecord[]
  readonly onSave: (draft: AssertionDraft) => Promise<CallError | null>
  readonly onLeave: () => void
}

const DISPUTES: readonly Dispute[] = ['unknown', 'undisputed', 'disputed']
const DAY = /^\d{4}-\d{2}-\d{2}$/u

/** An assertion as it is written: nothing is chosen at first, nothing is worked out. */
export function AssertionForm({ assertion, evidence: given, sentence: proposed, parties, onSave, onLeave }: AssertionFormProps) {
  const { t } = useTranslation()
  const elements = useChoices()
  const [sentence, setSentence] = useState(assertion?.sentence ?? proposed)
  const [date, setDate] = useState(typedDate(assertion?.date ?? null))
  const [partyIds, setPartyIds] = useState<readonly string[]>(assertion?.people.flatMap((each) => each.party ?? []) ?? [])
  const [others, setOthers] = useState(assertion?.people.filter((each) => each.party === null).map((each) => each.name).join(t('review-window.comma')) ?? '')
  const [evidence, setEvidence] = useState<readonly DraftEvidence[]>(() => (assertion === null ? given : assertion.evidence.map(draftEvidence)))
  const [dispute, setDispute] = useState<Dispute>(assertion?.dispute ?? 'unknown')
  const [open, setOpen] = useState(assertion?.toProve != null)
  const [source, setSource] = useState(assertion?.toProve?.source ?? '')
  const [until, setUntil] = useState(assertion?.toProve?.until ?? '')
  const [assignments, setAssignments] = useState(assertion?.assignments ?? [])
  const [note, setNote] = useState(assertion?.note ?? '')
  const [refused, setRefused] = useState<CallError | null>(null)
  const errorWords = useErrorWords(refused)

  const read = date.trim() === '' ? null : parseAssertionDate(date)
  const unreadable = date.trim() !== '' && read === null
  const badUntil = open && until.trim() !== '' && !DAY.test(until.trim())
  const problem = sentence.trim() === '' ? t('assertions.sentenceNeeded') : unreadable ? t('assertions.dateUnreadable') : badUntil ? t('assertions.untilUnreadable')
    : evidence.some((each) => each.side === null) ? t('assertions.sideNeeded') : false
  const names = others.split(/[,，、;；]+/u).map((name) => name.trim()).filter((name) => name !== '')

  const save = async (): Promise<void> => {
    if (problem !== false) return
    setRefused(await onSave({
      sentence, date: read, dispute, note,
      people: [...partyIds.map((id) => ({ party: id, name: nameOf(parties, id) })), ...names.map((name) => ({ party: null, name }))],
      evidence: evidence.flatMap(({ reference, side, why }) => (side === null ? [] : [{ reference, side, why }])),
      toProve: open ? { source, until: until.trim() === '' ? null : until.trim() } : null,
      assignments: [...assignments],
    }))
  }
  const change = (index: number, next: Partial<DraftEvidence>): void => setEvidence((before) => before.map((each, at) => (at === index ? { ...each, ...next } : each)))
  const title = (id: string): string => elements.find((choice) => choice.id === id)?.title ?? id

  return (
    <form className="assertion-form" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <TextAreaField
        label={t('assertions.sentence')} rows={2} value={sentence} onChange={setSentence}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void save()
        }}
      />
      <TextField
        label={t('assertions.dateLabel')} value={date} onChange={setDate} aria-invalid={unreadable ? true : undefined}
        hint={unreadable ? t('assertions.dateUnreadable') : read === null ? t('assertions.dateHint') : dateWords(read, t)}
      />
      <fieldset>
        <legend>{t('assertions.people')}</legend>
        {parties.map((party) => (
          <CheckField key={party.id} checked={partyIds.includes(party.id)} onChange={(on) => setPartyIds((before) => (on ? [...before, party.id] : before.filter((each) => each !== party.id)))}>{nameOf(parties, party.id)}</CheckField>
        ))}
        <TextField label={t('assertions.otherPeople')} value={others} onChange={setOthers} />
      </fieldset>
      <fieldset>
        <legend>{t('assertions.evidence')}</legend>
        <ul className="plain-li evlist">
          {evidence.map((each, index) => (
            <li key={JSON.stringify(each.reference)}>
              <p className="brk">{each.words}</p>
              <span className="row">
                <Segment small label={t('assertions.sideOf', { words: each.words })} value={each.side} onChange={(side) => change(index, { side })} options={(['for', 'against'] as const).map((value) => ({ value, label: t(`assertions.side.${value}`) }))} />
                <Button small aria-label={t('assertions.removeEvidence', { words: each.words })} onClick={() => setEvidence((before) => before.filter((_one, at) => at !== index))}>×</Button>
              </span>
              <TextAreaField label={t('assertions.why')} rows={1} value={each.why} onChange={(why) => change(index, { why })} />
            </li>
          ))}
        </ul>
        <EvidenceChoice onChoose={(reference, words) => setEvidence((before) => [...before.filter((each) => !same(each.reference, reference)), { reference, side: null, why: '', words }])} />
      </fieldset>
      <div>
        <Segment label={t('assertions.disputeLabel')} value={dispute} onChange={setDispute} options={DISPUTES.map((value) => ({ value, label: t(`assertions.dispute.${value}`) }))} />
      </div>
      <fieldset>
        <legend className="vh">{t('assertions.toProve')}</legend>
        <CheckField checked={open} onChange={setOpen}>{t('assertions.toProve')}</CheckField>
        {open ? (
          <>
            <TextField label={t('assertions.source')} value={source} onChange={setSource} />
            <TextField label={t('assertions.until')} value={until} onChange={setUntil} aria-invalid={badUntil ? true : undefined} placeholder="2026-12-31" />
          </>
        ) : null}
      </fieldset>
      <div>
        {assignments.map((each) => (
          <AssignmentFields
            key={each.element} title={title(each.element)} assignment={each}
            onChange={(next) => setAssignments((before) => before.map((one) => (one.element === next.element ? next : one)))}
            onRemove={() => setAssignments((before) => before.filter((one) => one.element !== each.element))}
          />
        ))}
        <ElementPicker
          chosen={assignments.map((each) => each.element)}
          onToggle={(element, on) => setAssignments((before) => (on ? [...before, { element, stance: 'not-assessed', weight: null, why: '' }] : before.filter((each) => each.element !== element)))}
        />
      </div>
      <TextAreaField label={t('assertions.note')} rows={2} value={note} onChange={setNote} />
      {errorWords === null ? null : <p className="small" role="alert">{errorWords.happened} {errorWords.advice} [{errorWords.code}]</p>}
      <p className="row">
        <Button submit look="primary" keys="Ctrl Enter" unavailable={problem}>{t('assertions.save')}</Button>
        <Button onClick={onLeave}>{t('window.act.cancel')}</Button>
      </p>
    </form>
  )
}

const same = (left: EvidenceRequest, right: EvidenceRequest): boolean => JSON.stringify(left) === JSON.stringify(right)

/** Evidence as it is kept, as it is asked for again. A file that the case lost cannot be; it stays by its path until it is taken away. */
function draftEvidence(each: AssertionView['evidence'][number]): DraftEvidence {
  const { reference, side, why, place } = each
  const words = [place?.title ?? '', each.quote].filter((part) => part !== '').join(' · ')
  const file = place?.file ?? ''
  switch (reference.kind) {
    case 'mark': return { reference: { kind: 'mark', mark: reference.mark }, side, why, words }
    case 'finding': return { reference: { kind: 'finding', finding: reference.finding }, side, why, words }
    case 'file': return { reference: { kind: 'file', file, page: reference.page }, side, why, words }
    case 'row': return { reference: { kind: 'row', file, sheet: reference.sheet, line: place?.line ?? reference.line }, side, why, words }
  }
}

const nameOf = (parties: readonly FactRecord[], id: string): string => {
  const name = parties.find((each) => each.id === id)?.body['name']
  return typeof name === 'string' ? name : id
}
