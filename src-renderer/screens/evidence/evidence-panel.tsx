import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulePackView } from '../../../src-main/contract/screens.ts'
import type { EvidenceItem, ReviewElement } from '../../../src-main/contract/review.ts'
import { Button, CitationLink, SidePanel } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { openCitation } from '../../state/navigation.ts'
import { shownHash } from '../shown-figure.ts'
import { elementsOf } from './evidence-items.ts'
import { FormalChecks } from '../opinion/formal-checks.tsx'
import { PropertyForm } from './property-form.tsx'

interface EvidencePanelProps {
  readonly item: EvidenceItem | null
  readonly number: number
  readonly elements: readonly ReviewElement[]
}

export function EvidencePanel({ item, number, elements }: EvidencePanelProps) {
  const { t } = useTranslation()
  const slotTitles = useSlotTitles()
  if (item === null) {
    return <SidePanel label={t('window.evidence.selected')}><div className="sec"><p className="muted">{t('window.evidence.choose')}</p></div></SidePanel>
  }
  const fills = elementsOf(item, elements)
  return (
    <SidePanel label={t('window.evidence.selected')}>
      <div className="sec">
        <h2 className="brk">{item.title}</h2>
        <p className="small muted">{t('window.evidence.numbered', { number, kind: t(`window.evidenceKind.${item.evidenceKind}`) })}</p>
        <dl className="kv small">
          {item.source === null ? null : <><dt>{t('window.evidence.source')}</dt><dd>{item.source}</dd></>}
          <dt>{t('window.evidence.path')}</dt><dd className="brk">{item.path}</dd>
          <dt>SHA-256</dt><dd className="mono brk">{shownHash(item.sha256)}</dd>
        </dl>
        <p className="acts"><Button small keys="O" onClick={() => openCitation({ path: item.path })}>{t('window.act.openOriginal')}</Button></p>
      </div>
      <div className="sec">
        <h2>{t('window.evidence.properties')} <small>{t('window.evidence.propertiesNote')}</small></h2>
        <PropertyForm key={`${item.id}`} item={item} />
      </div>
      <FormalChecks key={item.id} item={item} />
      <div className="sec">
        <h2>{t('window.evidence.slots')} <small>{t('window.evidence.slotsNote')}</small></h2>
        {item.slots.length === 0 ? <p className="small muted">{t('window.evidence.slotsNone')}</p> : (
          <ul className="slots">
            {item.slots.map((slot, place) => (
              <li key={`${slot.slot}-${place}`}>
                {slotTitles.get(slot.slot) ?? slot.slot} <span className="code">{slotTitles.has(slot.slot) ? slot.slot : ''}</span>
                {slot.quote === null ? null : <blockquote className="q">{slot.quote}</blockquote>}
                {slot.page === null ? null : (
                  <p><CitationLink citation={{ path: item.path, page: slot.page, ...(slot.quote === null ? {} : { quote: slot.quote }) }}>{t('window.cite.pageOnly', { page: slot.page })}</CitationLink></p>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="sec">
        <h2>{t('window.screen.elements')}</h2>
        {fills.length === 0 ? <p className="small muted">{t('window.evidence.noElement')}</p> : (
          <ul className="plain-li small">{fills.map((element) => <li key={element.id}><a href={`#/elements?element=${encodeURIComponent(element.id)}`}>{element.title}</a></li>)}</ul>
        )}
      </div>
    </SidePanel>
  )
}

/** Titles of evidence slots from the rule pack; a pack that does not name a slot leaves its id to stand. */
function useSlotTitles(): ReadonlyMap<string, string> {
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [pack, setPack] = useState<RulePackView | null>(null)
  useEffect(() => {
    let current = true
    void actions.call('rules.pack', { language }).then((answer) => { if (current && answer.ok) setPack(answer.value) })
    return () => { current = false }
  }, [actions, language])
  return new Map(pack?.entries.map((entry) => [entry.id, entry.title]))
}
