import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContradictionSide, ContradictionState, ReviewContradiction } from '../../../src-main/contract/comparison.ts'
import { Button, CitationLink, DataTable, Empty, linesOf, ScreenHead, Segment, SidePanel, StateMark, TextAreaField } from '../../design/index.ts'
import type { MarkState, TableColumn } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, fragmentOf, openCitation, usePlace } from '../../state/navigation.ts'
import { citationName } from '../findings/citation-name.ts'
import { useKeys } from '../findings/use-keys.ts'
import { EvidenceTabs } from './evidence-tabs.tsx'

const STATES = ['all', 'open', 'explained', 'left-open'] as const
export const CONTRADICTION_MARK: Readonly<Record<ContradictionState, MarkState>> = { open: 'new', explained: 'ok', 'left-open': 'disputed' }
const NONE: readonly ReviewContradiction[] = []

/** What disagrees between pieces of evidence, both sides beside each other, each a press away from its original. */
export function ContradictionsView() {
  const { t } = useTranslation()
  const found = useAppState((state) => state.review?.contradictions ?? NONE)
  const { target } = usePlace()
  const [only, setOnly] = useState<(typeof STATES)[number]>('all')
  const shown = useMemo(() => found.filter((each) => only === 'all' || each.state === only), [found, only])
  const index = shown.findIndex((each) => each.id === target['contradiction'])
  const current = shown[index] ?? null
  const select = (id: string | undefined): void => amendTarget('evidence', { tab: 'contradictions', ...(id === undefined ? {} : { contradiction: id }) })
  useFootKeys(useMemo(() => [{ keys: '↑ ↓', does: t('window.keys.move.does') }, { keys: 'Enter', does: t('window.act.openOriginal') }, { keys: 'Ctrl Enter', does: t('comparison-window.explain') }], [t]))

  const side = (which: 0 | 1): TableColumn<ReviewContradiction> => ({
    id: `side-${which}`, title: t(which === 0 ? 'comparison-window.oneSide' : 'comparison-window.otherSide'), width: '17rem',
    cell: (each) => <SideCell side={each.sides[which]} />,
  })
  const columns: readonly TableColumn<ReviewContradiction>[] = [
    { id: 'aspect', title: t('comparison-window.aspectHead'), width: '4rem', cell: (each) => t(`comparison-window.aspect.${each.aspect}`) },
    { id: 'title', title: t('comparison-window.what'), rowHeader: true, cell: (each) => <span title={each.title}>{each.title}</span> },
    side(0),
    side(1),
    { id: 'state', title: t('comparison-window.stateHead'), width: '6.5rem', cell: (each) => <StateMark state={CONTRADICTION_MARK[each.state]}>{t(`comparison-window.state.${each.state}`)}</StateMark> },
  ]
  return (
    <>
      <ScreenHead title={t('window.screen.evidence')} actions={<EvidenceTabs tab="contradictions" />}>
        {t('comparison-window.contradictionFacts', { count: found.length, open: found.filter((each) => each.state === 'open').length })}
      </ScreenHead>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        <Segment
          label={t('comparison-window.byState')} value={only} onChange={setOnly} small
          options={STATES.map((value) => ({ value, label: t(`comparison-window.filter.${value}`, { count: found.filter((each) => value === 'all' || each.state === value).length }) }))}
        />
      </div>
      <DataTable
        className="files cat contradictions" label={t('comparison-window.tab.contradictions')} columns={columns} lineHeight={1.75}
        lines={linesOf(shown.map((row) => ({ kind: 'row' as const, key: row.id, row })))} selected={index < 0 ? null : index}
        onSelect={(at) => select(shown[at]?.id)}
        onOpen={(each) => {
          const first = each.sides.flatMap((one) => one.citations)[0]
          if (first !== undefined) openCitation(first)
        }}
        empty={<Empty title={t('comparison-window.noContradictions')}>{t('comparison-window.noContradictionsNote')}</Empty>}
      />
      <SidePanel label={t('comparison-window.selected')}>
        {current === null ? <p className="sec muted">{t('comparison-window.choose')}</p> : <ContradictionPanel key={`${current.id} ${current.word?.at ?? ''}`} each={current} />}
      </SidePanel>
    </>
  )
}

function SideCell({ side }: { readonly side: ContradictionSide }) {
  const { t } = useTranslation()
  const [first] = side.citations
  return (
    <>
      <span className="says" title={side.says}>{side.says}</span>{' '}
      {first === undefined
        ? <a className="cite" href={fragmentOf({ screen: 'facts', target: {} })}>{t('comparison-window.inFacts')}</a>
        : <CitationLink citation={first} label={`${side.says}${t('review-window.comma')}${citationName(first, t)}`}>{citationName(first, t)}</CitationLink>}
    </>
  )
}

/** Places shown of one side before the rest is counted. */
const SHOWN_PLACES = 12

function ContradictionPanel({ each }: { readonly each: ReviewContradiction }) {
  return (
    <>
      <div className="sec">
        <h2>{each.title}</h2>
        <p className="small muted">{each.about}</p>
        <div className="pair">{each.sides.map((side, index) => <Sources key={index} side={side} index={index} />)}</div>
      </div>
      <div className="sec"><WordForm each={each} /></div>
    </>
  )
}

function Sources({ side, index }: { readonly side: ContradictionSide; readonly index: number }) {
  const { t } = useTranslation()
  return (
    <section>
      <h3>{t(index === 0 ? 'comparison-window.oneSide' : 'comparison-window.otherSide')} <small>{side.sourceTitle}</small></h3>
      <p>{side.says}</p>
      <ul className="plain-li small">
        {side.citations.length === 0 && <li><a className="cite" href={fragmentOf({ screen: 'facts', target: {} })}>{t('comparison-window.inFacts')}</a></li>}
        {side.citations.slice(0, SHOWN_PLACES).map((citation, at) => (
          <li key={at}>
            <CitationLink citation={citation}>{citationName(citation, t)}</CitationLink>
            {citation.quote === undefined ? null : <blockquote className="q">{citation.quote}</blockquote>}
          </li>
        ))}
        {side.citations.length > SHOWN_PLACES && <li className="muted">{t('comparison-window.morePlaces', { count: side.citations.length - SHOWN_PLACES })}</li>}
      </ul>
    </section>
  )
}

/** The reviewer explains it, or leaves it open on purpose; both need a reason, and both can be undone. */
function WordForm({ each }: { readonly each: ReviewContradiction }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [text, setText] = useState(each.word?.text ?? '')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => setText(each.word?.text ?? ''), [each.word])
  const missing = text.trim() === '' ? t('comparison-window.reasonNeeded') : false
  const keep = (state: ContradictionState): void => {
    if (state !== 'open' && missing !== false) return
    void decide('contradictions.set', { id: each.id, state, text: state === 'open' ? '' : text.trim(), language }, t(`comparison-window.done.${state}`))
  }
  useKeys(form, false, (event) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return false
    keep('explained')
    return true
  })
  return (
    <form
      ref={form} className="decide" aria-label={t('comparison-window.word')}
      onSubmit={(event) => {
        event.preventDefault()
        keep('explained')
      }}
    >
      <TextAreaField label={t('comparison-window.explanation')} rows={3} value={text} placeholder={t('comparison-window.explanationHint')} onChange={setText} />
      <div className="go">
        <Button submit look="primary" keys="Ctrl ↵" unavailable={missing}>{t('comparison-window.explain')}</Button>
        <Button unavailable={missing} onClick={() => keep('left-open')}>{t('comparison-window.leaveOpen')}</Button>
        {each.state !== 'open' && <Button look="plain" small onClick={() => keep('open')}>{t('comparison-window.takeBack')}</Button>}
      </div>
      {each.word !== null && <p className="muted small">{t(`comparison-window.state.${each.state}`)}{t('review-window.comma')}{t('review-window.decidedBy', { reviewer: each.word.reviewer, at: each.word.at.slice(0, 16).replace('T', ' ') })}</p>}
    </form>
  )
}
