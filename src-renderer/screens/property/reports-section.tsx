import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerWordAnswer } from '../../../src-main/contract/ledger-words.ts'
import type { DeclaredView } from '../../../src-main/contract/property.ts'
import type { PropertyReport, ReportContent, ReportLine, ReportLineContent } from '../../../src-main/contract/property-report.ts'
import { Button, CitationLink } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { citationName } from '../findings/citation-name.ts'
import { ChangedFindings } from '../money/changed-findings.tsx'
import { stillStands } from '../money/still-stands.ts'
import { ReportHeadForm } from './report-head-form.tsx'
import { draftOf, emptyDraft } from './report-line-draft.ts'
import { ReportLineForm } from './report-line-form.tsx'
import { ReportLinesTable } from './report-lines-table.tsx'
import { ReportProposals } from './report-proposals.tsx'
import { namedByLine, thingChoices } from './report-things.ts'

/** What is being typed: one thing at a time, so that nothing typed is hidden behind another form. */
type Typing = { readonly kind: 'report'; readonly report: PropertyReport | null } | { readonly kind: 'line'; readonly report: PropertyReport; readonly line: ReportLine | null } | null

/** The property reports of a debtor as they are typed in, line by line; what the form in the file seems to hold is proposed beside them. */
export function ReportsSection({ view }: { readonly view: DeclaredView }) {
  const { t } = useTranslation()
  const { speak } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const review = useAppState((state) => state.review)
  const [typing, setTyping] = useState<Typing>(null)
  const [changes, setChanges] = useState<LedgerWordAnswer | null>(null)
  const party = view.party?.id ?? ''
  const files = (review?.intake.files ?? []).filter((file) => (file.kind === 'document' || file.kind === 'image') && (file.status === 'imported' || file.status === 'needs-attention')).map((file) => file.path)
  const choices = thingChoices(view, t)
  const named = namedByLine(view, choices)
  const say = (key: string): string => t(`property-window.reports.${key}`)
  const nameOf = ({ kind, date }: PropertyReport): string => t('property-window.reports.named', { kind: say(`report.${kind}`), date })

  const kept = (answer: LedgerWordAnswer | null): boolean => {
    if (answer !== null) setChanges(answer)
    return answer !== null
  }
  const keepReport = async (report: PropertyReport | null, content: ReportContent): Promise<void> => {
    if (kept(await speak('reports.state', { id: report?.id ?? null, content, language }, say(report === null ? 'said.added' : 'said.changed')))) setTyping(null)
  }
  const keepLine = async (report: PropertyReport, line: ReportLine | null, content: ReportLineContent): Promise<boolean> => {
    const answer = line === null
      ? await speak('reports.addLines', { report: report.id, lines: [content], language }, say('said.lineAdded'))
      : await speak('reports.changeLine', { id: line.id, content, language }, say('said.lineChanged'))
    if (answer !== null && line !== null) setTyping(null)
    return kept(answer)
  }
  const blank: ReportContent = { party, kind: view.typed.length === 0 ? 'first' : 'supplementary', date: '', document: view.report.documents[0]?.path ?? null, note: '' }
  const bare = ({ party: whose, kind, date, document, note }: PropertyReport): ReportContent => ({ party: whose, kind, date, document, note })
  return (
    <article className="paper reports">
      <header className="with-acts">
        <h2>{say('title')}</h2>
        <Button small onClick={() => setTyping({ kind: 'report', report: null })}>{say('add')}</Button>
      </header>
      <p className="muted small">{say('lead')}</p>
      {view.typed.length === 0 && typing === null ? <p className="muted">{say('none')}</p> : null}
      {typing?.kind === 'report' && typing.report === null && <ReportHeadForm key={party} label={say('add')} content={blank} action={say('keep')} files={files} onKeep={(content) => void keepReport(null, content)} onLeave={() => setTyping(null)} />}
      {view.typed.map((report) => (
        <section key={report.id} aria-label={nameOf(report)}>
          <header className="with-acts">
            <h3>{nameOf(report)} <small>{t('property-window.reports.lines', { n: report.lines.length })}</small></h3>
            {report.document !== null && <CitationLink citation={{ path: report.document, page: 1 }}>{citationName({ path: report.document }, t)}</CitationLink>}
            <span className="grow" />
            <Button small onClick={() => setTyping({ kind: 'line', report, line: null })}>{say('addLine')}</Button>
            <Button small look="plain" onClick={() => setTyping({ kind: 'report', report })}>{say('changeReport')}</Button>
            <Button small look="plain" onClick={() => void speak('reports.remove', { id: report.id, language }, say('said.removed')).then(kept)}>{say('removeReport')}</Button>
          </header>
          {report.note === '' ? null : <p className="small">{report.note}</p>}
          {typing?.kind === 'report' && typing.report?.id === report.id && <ReportHeadForm label={say('changeReport')} content={bare(report)} action={say('keepChange')} files={files} onKeep={(content) => void keepReport(report, content)} onLeave={() => setTyping(null)} />}
          {report.lines.length === 0 ? <p className="muted">{say('noLines')}</p> : (
            <ReportLinesTable
              report={report} named={named} onChange={(line) => setTyping({ kind: 'line', report, line })}
              onRemove={(line) => void speak('reports.removeLine', { id: line.id, language }, say('said.lineRemoved')).then(kept)}
            />
          )}
          {typing?.kind === 'line' && typing.report.id === report.id && (
            <ReportLineForm
              key={typing.line?.id ?? 'new'} label={typing.line === null ? say('addLine') : say('changeThisLine')} action={typing.line === null ? say('keepLine') : say('keepChange')}
              draft={typing.line === null ? emptyDraft('deposit', report.document) : draftOf(typing.line)} choices={choices} files={files} goesOn={typing.line === null}
              onKeep={(content) => keepLine(report, typing.line, content)} onLeave={() => setTyping(null)}
            />
          )}
        </section>
      ))}
      {/* Below what is being typed: a form that jumped with every line could not be typed into. */}
      {changes !== null && changes.changes.length > 0 && stillStands(changes, review) && <ChangedFindings changes={changes.changes} onClose={() => setChanges(null)} />}
      <ReportProposals
        proposals={view.proposals} reports={view.typed} nameOf={nameOf}
        onTake={(report, lines) => void speak('reports.addLines', { report, lines: [...lines], language }, t('property-window.reports.said.taken', { n: lines.length })).then(kept)}
      />
    </article>
  )
}
