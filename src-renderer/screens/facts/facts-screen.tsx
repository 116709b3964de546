import './facts.css'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '../../../src-main/contract/errors.ts'
import { STATED_KINDS } from '../../../src-main/contract/facts.ts'
import type { DiscoveredAccountRecord, FactBody, FactRecord, ProposalRecord, StatedKind } from '../../../src-main/contract/facts.ts'
import { Button, ScreenHead, Segment, SidePanel } from '../../design/index.ts'
import { useActions, useFootKeys } from '../../state/context.tsx'
import { amendTarget, openCitation, usePlace } from '../../state/navigation.ts'
import { AssertionsPart } from './assertions/assertions-part.tsx'
import { FactForm } from './fact-form.tsx'
import { FactPanel } from './fact-panel.tsx'
import { entryWords, proposalWords } from './fact-words.ts'
import { FactsTable } from './facts-table.tsx'
import type { FactLine } from './facts-table.tsx'
import { ProposalPanel, missingOf } from './proposal-panel.tsx'
import { ProposalsTable } from './proposals-table.tsx'
import { useFacts } from './use-facts.ts'

/** What the side panel shows. */
type Chosen =
  | { readonly type: 'fact'; readonly id: string; readonly editing: boolean }
  | { readonly type: 'new'; readonly from: DiscoveredAccountRecord | null }
  | { readonly type: 'proposal'; readonly id: string; readonly editing: boolean }

const SINGLE: ReadonlySet<StatedKind> = new Set<StatedKind>(['case', 'obligation'])

const VIEWS = ['case', 'assertions'] as const

/** Facts of the case as the rules take them, and what the reviewer wants proved. */
export function FactsScreen() {
  const { t } = useTranslation()
  const { target } = usePlace()
  const view = target['assertion'] === undefined && target['view'] !== 'assertions' ? 'case' : 'assertions'
  const choice = (
    <Segment
      label={t('assertions.views')} value={view} options={VIEWS.map((value) => ({ value, label: t(`assertions.view.${value}`) }))}
      onChange={(next) => amendTarget('facts', next === 'case' ? {} : { view: next })}
    />
  )
  return view === 'assertions' ? <AssertionsPart choice={choice} /> : <CaseFacts choice={choice} />
}

/** The facts of the case, entered and corrected by hand, with what the documents say beside them. */
function CaseFacts({ choice }: { readonly choice: ReactNode }) {
  const { t } = useTranslation()
  const actions = useActions()
  const { list, proposals, loading, reload } = useFacts()
  const [kind, setKind] = useState<StatedKind>('party')
  const [chosen, setChosen] = useState<Chosen | null>(null)

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('window.keys.move.does') },
    { keys: 'N', does: t('window.facts.add') },
    { keys: 'E', does: t('window.facts.edit') },
    { keys: 'A', does: t('window.facts.accept') },
    { keys: 'D', does: t('window.facts.dismiss') },
    { keys: 'O', does: t('window.act.openOriginal') },
  ], [t]))

  const entries = (kind === 'file' ? list.files : list.entries).filter((each) => each.kind === kind)
  const waiting = (of: StatedKind): number => proposals.filter((each) => each.states?.kind === of && each.standing !== 'stated' && !each.dismissed).length
  const fact = chosen?.type === 'fact' ? entries.find((each) => each.id === chosen.id) ?? null : null
  const proposal = chosen?.type === 'proposal' ? proposals.find((each) => each.id === chosen.id) ?? null : null
  const canAdd = kind !== 'file' && !(SINGLE.has(kind) && entries.length > 0)

  const done = async (text: string): Promise<null> => {
    actions.say({ text, undo: true })
    await reload()
    return null
  }
  const save = async (of: StatedKind, id: string | null, body: FactBody, from: DiscoveredAccountRecord | null = null): Promise<CallError | null> => {
    const answer = await actions.call('facts.state', { kind: of, id, body })
    if (!answer.ok) return answer.error
    let { rowsMoved } = answer.value
    // A statement that shows no number, or a masked one, is taken to the account by its file.
    if (from !== null && rowsMoved === 0) {
      for (const path of from.files) {
        const assigned = await actions.call('facts.state', { kind: 'file', id: path, body: { path, account: answer.value.id } })
        if (!assigned.ok) return assigned.error
        rowsMoved += assigned.value.rowsMoved
      }
    }
    setChosen({ type: 'fact', id: answer.value.id, editing: false })
    return done(t(rowsMoved > 0 ? 'window.facts.savedWithRows' : 'window.facts.saved', { title: entryWords(t, of, body, list).title, rows: rowsMoved }))
  }
  const remove = async (entry: FactRecord): Promise<CallError | null> => {
    const answer = await actions.call('facts.remove', { kind: entry.kind, id: entry.id })
    if (!answer.ok) return answer.error
    setChosen(null)
    return done(t('window.facts.removedToast', { title: entryWords(t, entry.kind, entry.body, list).title }))
  }
  const accept = async (each: ProposalRecord, edited: FactBody | null, next: ProposalRecord | null = null): Promise<CallError | null> => {
    const answer = await actions.call('proposals.accept', { id: each.id, ...(edited === null ? {} : { edited }) })
    if (!answer.ok) {
      if (edited === null) actions.showError(answer.error)
      return answer.error
    }
    setChosen({ type: 'proposal', id: (next ?? each).id, editing: false })
    return done(t('window.facts.accepted', { title: proposalWords(t, each, list) }))
  }
  const dismiss = async (each: ProposalRecord, next: ProposalRecord | null = null): Promise<void> => {
    const answer = await actions.call('proposals.dismiss', { id: each.id, restore: each.dismissed })
    if (!answer.ok) return actions.showError(answer.error)
    if (next !== null) setChosen({ type: 'proposal', id: next.id, editing: false })
    await done(t(each.dismissed ? 'window.facts.broughtBack' : 'window.facts.dismissed', { title: proposalWords(t, each, list) }))
  }
  const openLine = (line: FactLine): void => setChosen(line.type === 'fact' ? { type: 'fact', id: line.fact.id, editing: true } : { type: 'new', from: line.account })

  return (
    <>
      <ScreenHead
        title={t('window.facts.title')}
        actions={<Button keys="N" unavailable={canAdd ? false : t('window.facts.cannotAdd')} onClick={() => setChosen({ type: 'new', from: null })}>{t('window.facts.add')}</Button>}
      >
        {t('window.facts.facts', { count: list.entries.length, proposals: proposals.filter((each) => each.states !== null && each.standing !== 'stated' && !each.dismissed).length })}
      </ScreenHead>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        {choice}
        <Segment
          label={t('window.facts.kindLabel')}
          options={STATED_KINDS.map((value) => ({ value, label: waiting(value) > 0 ? t('window.facts.kindWaiting', { kind: t(`window.facts.kind.${value}`), count: waiting(value) }) : t(`window.facts.kind.${value}`) }))}
          value={kind}
          onChange={(next) => { setKind(next); setChosen(null) }}
        />
      </div>
      <FactsTable
        kind={kind} entries={entries} list={list} loading={loading} chosen={chosen?.type === 'fact' ? chosen.id : null}
        onChoose={(line) => setChosen(line.type === 'fact' ? { type: 'fact', id: line.fact.id, editing: false } : { type: 'new', from: line.account })}
        onOpen={openLine}
        onAdd={() => { if (canAdd) setChosen({ type: 'new', from: null }) }}
      />
      <ProposalsTable
        kind={kind} proposals={proposals} list={list} chosen={chosen?.type === 'proposal' ? chosen.id : null}
        onChoose={(each) => setChosen({ type: 'proposal', id: each.id, editing: false })}
        onKey={(code, each, next) => {
          if (code === 'KeyA' && each.states !== null && each.standing !== 'stated' && missingOf(each, list).length === 0) void accept(each, null, next)
          else if (code === 'KeyE' && each.states !== null) setChosen({ type: 'proposal', id: each.id, editing: true })
          else if (code === 'KeyD' && each.states !== null) void dismiss(each, next)
          else if (code === 'KeyO') openCitation({ path: each.place.path, ...(each.place.page === null ? {} : { page: each.place.page, quote: each.place.quote }) })
          else return false
          return true
        }}
      />
      <SidePanel label={t('window.facts.selected')}>
        {chosen?.type === 'new' ? (
          <div className="sec">
            <h2>{t('window.facts.newOf', { kind: t(`window.facts.kind.${kind}`) })}</h2>
            {chosen.from === null || chosen.from.files.length === 0 ? null : <p className="small muted brk">{t('window.facts.foundIn', { files: chosen.from.files.join(t('window.list.comma')) })}</p>}
            <FactForm key={`${kind}/${chosen.from?.id ?? ''}`} kind={kind} body={bodyOfDiscovered(chosen.from)} list={list} action={t('window.facts.add')} onSave={(body) => save(kind, null, body, chosen.from)} onLeave={() => setChosen(null)} />
          </div>
        ) : fact !== null && chosen?.type === 'fact' ? (
          <FactPanel key={`${fact.kind}/${fact.id}`} fact={fact} list={list} editing={chosen.editing} onEdit={(editing) => setChosen({ ...chosen, editing })} onSave={(entry, body) => save(entry.kind, entry.id, body)} onRemove={remove} />
        ) : proposal !== null && chosen?.type === 'proposal' ? (
          <ProposalPanel proposal={proposal} list={list} editing={chosen.editing} onEdit={(editing) => setChosen({ ...chosen, editing })} onAccept={(each, edited) => accept(each, edited)} onDismiss={(each) => void dismiss(each)} />
        ) : <div className="sec"><p className="muted">{t('window.facts.choose')}</p></div>}
      </SidePanel>
    </>
  )
}

const bodyOfDiscovered = (account: DiscoveredAccountRecord | null): FactBody =>
  account === null ? {} : { institution: account.institution, ...(account.number === null ? {} : { number: account.number }) }
