import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulePackEntry } from '../../../src-main/contract/screens.ts'
import { SidePanel } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { useAppState } from '../../state/context.tsx'
import { Mark } from './rules-screen.tsx'
import { EntryVersion } from './version-bands.tsx'

type Named = { readonly id: string; readonly title: string }

/** One entry of the pack whole: paraphrase, source, days, predecessor, slots, and the official text as the office gave it. */
export function EntryPanel({ entry }: { readonly entry: RulePackEntry }) {
  const { t } = useTranslation()
  const { official } = entry
  const version = useAppState((state) => state.review?.versions?.find((each) => each.id === entry.id))
  const slot = entry.part === 'slot'
  return (
    <SidePanel label={entry.title}>
      <Part title={`${entry.id} ${entry.title}`}>
        {slot ? null : <p><Mark entry={entry} /></p>}
        <p className="muted">{t(slot ? 'rules-window.askUnit' : 'rules-window.paraphrase')}</p>
        <p className="prose">{entry.text}</p>
      </Part>
      {slot ? null : (
        <>
          <Part title={t('rules-window.source')}><p>{entry.source}</p></Part>
          <Part title={t('rules-window.force')}>
            <p>{entry.from === null ? t('rules-window.noDay') : `${entry.from} — ${entry.to ?? t('rules-window.openEnd')}`}</p>
            {entry.former === null ? null : <p className="muted">{t('rules-window.former')}：{entry.former.text} {t(`rules-window.formerKind.${entry.former.kind}`)}</p>}
          </Part>
        </>
      )}
      {version === undefined ? null : <Part title={t('version-window.byEntry')}><EntryVersion version={version} /></Part>}
      {entry.tier === undefined ? null : <Part title={t('rules-window.tier')}><p>{t(`review-window.tier.${entry.tier}`)}</p></Part>}
      {entry.predecessor === undefined ? null : (
        <Part title={t('rules-window.predecessor')}>
          {entry.predecessor === null ? <p className="muted">{t('rules-window.none')}</p> : <p><Link to={entry.predecessor} />{entry.predecessor.compared === null ? null : <small> {t(`rules-window.compared.${entry.predecessor.compared}`)}</small>}</p>}
          {entry.appliesBack === true ? <p>{t('rules-window.appliesBack')}</p> : null}
          {entry.newTopics ? <p className="muted">{entry.newTopics}</p> : null}
        </Part>
      )}
      <Links title={t('rules-window.successors')} list={entry.successors} />
      {entry.preconditions === undefined ? null : <Words title={t('rules-window.preconditions')} list={entry.preconditions.map((id) => t(`precondition.${id}.title`))} />}
      <Words title={t('rules-window.chain')} list={entry.chain} ordered />
      <Links title={t('rules-window.slots')} list={entry.slots} />
      <Links title={t('rules-window.conditionalSlots')} list={entry.conditionalSlots} />
      <Words title={t('rules-window.defence')} list={entry.defence} />
      {slot ? null : (
        <Part title={t('rules-window.official')}>
          {official === null ? <p className="muted">{t('rules-window.noOfficial')}</p> : (
            <>
              <blockquote className="official">{official.text}</blockquote>
              <p className="code">{official.sha256 === '' ? t('rules-window.officialInPack') : t('rules-window.officialFrom', { source: official.source, asOf: official.asOf, importedAt: official.importedAt.slice(0, 16), by: official.importedBy || t('rules-window.unsigned'), sha256: official.sha256 })}</p>
            </>
          )}
        </Part>
      )}
    </SidePanel>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => <section className="sec"><h3 className="h3">{title}</h3>{children}</section>

const Link = ({ to }: { readonly to: Named }) => <a href={fragmentOf({ screen: 'rules', target: { entry: to.id } })}>{to.id} {to.title}</a>

function Links({ title, list }: { readonly title: string; readonly list: readonly Named[] | undefined }) {
  if (list === undefined || list.length === 0) return null
  return <Part title={title}><ul className="plain-li">{list.map((one) => <li key={one.id}><Link to={one} /></li>)}</ul></Part>
}

function Words({ title, list, ordered = false }: { readonly title: string; readonly list: readonly string[] | undefined; readonly ordered?: boolean }) {
  if (list === undefined || list.length === 0) return null
  const items = list.map((text) => <li key={text}>{text}</li>)
  return <Part title={title}>{ordered ? <ol className="plain-li">{items}</ol> : <ul className="plain-li">{items}</ul>}</Part>
}
