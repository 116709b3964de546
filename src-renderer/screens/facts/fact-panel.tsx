import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { FactBody, FactList, FactRecord, FactRevisionRecord } from '../../../src-main/contract/facts.ts'
import { Button, CitationLink, Dialog } from '../../design/index.ts'
import { useActions } from '../../state/context.tsx'
import { nameOf } from '../file-path.ts'
import { dayAndTime } from '../shown-time.ts'
import { FactForm } from './fact-form.tsx'
import { entryWords } from './fact-words.ts'

interface FactPanelProps {
  readonly fact: FactRecord
  readonly list: FactList
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
  readonly onSave: (fact: FactRecord, body: FactBody) => Promise<CallError | null>
  readonly onRemove: (fact: FactRecord) => Promise<CallError | null>
}

/** One entry: its words, its source, its form, its former versions. */
export function FactPanel({ fact, list, editing, onEdit, onSave, onRemove }: FactPanelProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<CallError | null>(null)
  const words = entryWords(t, fact.kind, fact.body, list)
  const source = sourceOf(fact.source)
  const remove = async (): Promise<void> => {
    setAsking(false)
    setRefused(await onRemove(fact))
  }
  return (
    <>
      <div className="sec">
        <h2 className="brk">{words.title}</h2>
        <p className="small muted brk">{words.details}</p>
        {fact.kind === 'file' ? <p className="small muted brk">{fact.id}</p> : (
          <p className="small muted">
            {fact.source === 'reviewer' ? t('window.facts.byHand') : source === null ? fact.source : <CitationLink citation={source}>{nameOf(source.path)}</CitationLink>}
            {' '}{dayAndTime(fact.at)}
          </p>
        )}
        {refused === null ? null : <p className="small" role="alert">{t('window.facts.named', { by: nameOfUser(String(refused.details['namedBy'] ?? ''), list) })}</p>}
        {editing ? null : (
          <p className="acts">
            <Button small keys="E" onClick={() => onEdit(true)}>{t('window.facts.edit')}</Button>
            {fact.kind === 'file' ? null : <Button small onClick={() => setAsking(true)}>{t('window.facts.remove')}</Button>}
          </p>
        )}
      </div>
      {editing ? (
        <div className="sec">
          <FactForm key={`${fact.kind}/${fact.id}/${fact.revisions}`} kind={fact.kind} body={fact.body} list={list} action={t('window.facts.save')} onSave={(body) => onSave(fact, body)} onLeave={() => onEdit(false)} />
        </div>
      ) : null}
      {fact.kind === 'file' || fact.revisions < 2 ? null : <History fact={fact} list={list} onRestore={(body) => onSave(fact, body)} />}
      <Dialog
        title={t('window.facts.removeAsk', { title: words.title })} open={asking} onClose={() => setAsking(false)}
        action={t('window.facts.remove')} onAction={() => void remove()} cancel={t('window.act.cancel')} destroys
      >
        <p>{t('window.facts.removeMeans')}</p>
      </Dialog>
    </>
  )
}

/** `path#page=2` as a citation; null where no document stands behind it. */
export function sourceOf(source: string): { readonly path: string; readonly page?: number } | null {
  if (source === '' || source === 'reviewer') return null
  const match = /^(.*)#page=(\d+)$/u.exec(source)
  return match === null ? { path: source } : { path: match[1] ?? '', page: Number(match[2]) }
}

function nameOfUser(user: string, list: FactList): string {
  const entry = list.entries.find((each) => `${each.kind}/${each.id}` === user)
  const { name, title } = entry?.body ?? {}
  return typeof name === 'string' ? name : typeof title === 'string' ? title : user
}

function History({ fact, list, onRestore }: { readonly fact: FactRecord; readonly list: FactList; readonly onRestore: (body: FactBody) => Promise<CallError | null> }) {
  const { t } = useTranslation()
  const actions = useActions()
  const [revisions, setRevisions] = useState<readonly FactRevisionRecord[]>([])
  useEffect(() => {
    let current = true
    void actions.call('facts.history', { kind: fact.kind, id: fact.id }).then((answer) => { if (current && answer.ok) setRevisions(answer.value) })
    return () => { current = false }
  }, [actions, fact])
  return (
    <div className="sec">
      <h2>{t('window.facts.history')}</h2>
      <ol className="plain-li small">
        {revisions.slice(0, -1).toReversed().map((revision) => {
          const { body } = revision
          const words = body === null ? null : entryWords(t, fact.kind, body, list)
          return (
            <li key={revision.number} className="revision">
              <span className="muted">{dayAndTime(revision.at)}</span>
              <span className="brk">{words === null ? t('window.facts.removed') : [words.title, words.details].filter((each) => each !== '').join(' · ')}</span>
              {body === null ? null : <Button small look="plain" onClick={() => void onRestore(body)}>{t('window.facts.restore')}</Button>}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
