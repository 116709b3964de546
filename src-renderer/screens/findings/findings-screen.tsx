import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './findings.css'
import '../money/money.css'
import type { FindingChange } from '../../../src-main/contract/ledger-words.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { Empty } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, openCitation, usePlace } from '../../state/navigation.ts'
import { ChangedFindings } from '../money/changed-findings.tsx'
import { assessable } from './assessable.ts'
import { DecisionForm } from './decision-form.tsx'
import { draftOf, missingIn } from './draft.ts'
import type { Draft } from './draft.ts'
import { FindingDetail } from './finding-detail.tsx'
import { FindingList, orderFindings } from './finding-list.tsx'
import type { StatusFilter } from './finding-list.tsx'
import { isPlainKey, useKeys } from './use-keys.ts'
import type { KeyPress } from './use-keys.ts'
import { findingChanges } from './finding-changes.ts'
import { usePackTitles } from './use-pack-titles.ts'

/** What the rules worked out, each with its other reading, for the reviewer to accept, reject or leave. */
export function FindingsScreen() {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  if (review === null) return <p className="waiting" role="status">{t('review-window.loading')}</p>
  return <Findings review={review} />
}

function Findings({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const { target } = usePlace()
  const [status, setStatus] = useState<StatusFilter>('all')
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map())
  const [editing, setEditing] = useState(false)
  /** What the last change of parameters changed, whatever finding is shown: one that no longer counts anything is gone from the list. */
  const [changes, setChanges] = useState<readonly FindingChange[] | null>(null)
  const reason = useRef<HTMLTextAreaElement>(null)
  const packTitles = usePackTitles(review)
  const detail = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)

  const ordered = useMemo(() => orderFindings(review.findings, status), [review.findings, status])
  const finding = review.findings.find((one) => one.id === target['finding']) ?? ordered[0] ?? null
  const select = (id: string): void => {
    setEditing(false)
    body.current?.scrollTo({ top: 0 })
    amendTarget('findings', { finding: id })
  }
  useEffect(() => {
    if (target['finding'] === undefined && finding !== null) amendTarget('findings', { finding: finding.id })
  }, [target, finding])

  const draft = finding === null ? null : drafts.get(finding.id) ?? draftOf(finding)
  const setDraft = (next: Draft): void => {
    if (finding !== null) setDrafts(new Map(drafts).set(finding.id, next))
  }
  const submit = async (): Promise<void> => {
    if (finding === null || draft === null || draft.status === null || missingIn(draft) !== null) return
    const done = await decide(
      'findings.decide',
      { id: finding.id, status: draft.status, reason: draft.reason.trim(), stances: { ...draft.stances }, language },
      t(`review-window.findings.done.${draft.status}`, { title: finding.title }),
    )
    if (done === null) return
    setChanges(null)
    const rest = new Map(drafts)
    rest.delete(finding.id)
    setDrafts(rest)
  }

  const onKey = (event: KeyPress): boolean => {
    if (finding === null || draft === null) return false
    if (event.code === 'KeyA' || event.code === 'KeyR') {
      setDraft({ ...draft, status: event.code === 'KeyA' ? 'accepted' : 'rejected' })
      reason.current?.focus()
    } else if (event.code === 'KeyO') {
      const first = finding.citations[0] ?? finding.context[0]
      if (first !== undefined) openCitation(first)
    } else if (event.code === 'KeyP') setEditing(Object.keys(finding.parameters).length > 0)
    else return false
    return true
  }
  /** J and K act in the detail too; letters only where no field has the focus. */
  useKeys(body, true, (event) => {
    if (!isPlainKey(event)) return false
    const at = ordered.findIndex((one) => one.id === finding?.id)
    const step = event.code === 'KeyJ' ? 1 : event.code === 'KeyK' ? -1 : 0
    const next = step === 0 ? undefined : ordered[at + step]
    if (next === undefined) return onKey(event)
    select(next.id)
    return true
  })
  useKeys(detail, false, (event) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return false
    void submit()
    return true
  })

  useFootKeys(useMemo(() => [
    { keys: 'J K', does: t('review-window.keys.nextItem') }, { keys: 'O', does: t('review-window.keys.openCitation') },
    { keys: 'A', does: t('review-window.findings.choice.accepted') }, { keys: 'R', does: t('review-window.findings.choice.rejected') },
    { keys: 'P', does: t('review-window.findings.parameters') }, { keys: 'Ctrl ↵', does: t('review-window.submit') },
  ], [t]))

  const position = finding === null ? 0 : ordered.findIndex((one) => one.id === finding.id) + 1
  return (
    <>
      <FindingList findings={review.findings} status={status} onStatus={setStatus} selected={finding?.id ?? null} onSelect={select} onKey={onKey} />
      {finding === null || draft === null ? <div className="fdet"><Empty title={t('review-window.findings.none')}>{t('review-window.findings.noneYet')}</Empty></div> : (
        <article ref={detail} className="fdet" aria-label={finding.title}>
          <header className="fhead">
            <div><h2>{finding.title}</h2><p>{finding.subject?.name}</p></div>
            <p className="meta">
              {position > 0 && t('review-window.findings.position', { n: position, of: ordered.length })}<br />
              <span className="muted">{t('review-window.findings.byRule', { rule: finding.rule, pack: review.rulePack.version })}</span>
            </p>
          </header>
          <div ref={body} className="fbody scroll" tabIndex={0} role="group" aria-label={finding.title}>
            {changes !== null && <ChangedFindings changes={changes} onClose={() => setChanges(null)} />}
            <FindingDetail finding={finding} review={review} packTitles={packTitles} editing={editing} onEdit={setEditing}
              onCounted={(after) => {
                setChanges(findingChanges(review.findings, after.findings, t('review-window.comma')))
                body.current?.scrollTo({ top: 0 })
              }} />
          </div>
          <DecisionForm finding={finding} draft={draft} onDraft={setDraft} elements={assessable(finding, review)} reason={reason} onSubmit={() => void submit()} />
        </article>
      )}
    </>
  )
}
