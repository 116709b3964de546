import { useTranslation } from 'react-i18next'
import { readableText } from '../../../src-main/domain/citations/mention.ts'
import type { LogEntry } from '../../../src-main/contract/screens.ts'
import { SidePanel } from '../../design/index.ts'
import { shownCount, shownHash } from '../shown-figure.ts'
import { dayOf, secondsOf } from '../shown-time.ts'
import { actionWord } from './action-word.ts'

/** One entry whole: who, when, what, what it says, and its place in the chain. */
export function LogPanel({ entry, target }: { readonly entry: LogEntry | null; readonly target: string }) {
  const { t } = useTranslation()
  if (entry === null) return <SidePanel label={t('window.log.selected')}><div className="sec"><p className="muted">{t('window.log.choose')}</p></div></SidePanel>
  const details = Object.entries(entry.details)
  return (
    <SidePanel label={t('window.log.selected')}>
      <div className="sec">
        <h2>{t('window.log.entry', { number: shownCount(entry.number) })} <small>{actionWord(t, entry.action)}</small></h2>
        <dl className="kv details">
          <dt>{t('window.log.column.time')}</dt><dd>{dayOf(entry.at)} {secondsOf(entry.at)}</dd>
          <dt>{t('window.log.column.person')}</dt><dd>{entry.reviewer === '' ? t('window.log.unsigned') : entry.reviewer}</dd>
          <dt>{t('window.log.column.target')}</dt><dd>{target}</dd>
        </dl>
      </div>
      {details.length === 0 ? null : (
        <div className="sec">
          <h2>{t('window.log.details')}</h2>
          <dl className="kv details">
            {details.map(([name, value]) => (
              <div key={name} className="kv-pair"><dt>{t(`window.detail.${name}`, { defaultValue: name })}</dt><dd>{typeof value === 'boolean' ? t(value ? 'window.log.yes' : 'window.log.no') : value === null ? '—' : t(`window.detailValue.${value}`, { defaultValue: readableText(String(value)) })}</dd></div>
            ))}
          </dl>
        </div>
      )}
      <div className="sec">
        <h2>{t('window.log.hashes')} <small>SHA-256</small></h2>
        <dl className="kv small chain">
          <dt>{t('window.log.previous')}</dt><dd className="mono brk">{shownHash(entry.previous)}</dd>
          <dt>{t('window.log.own')}</dt><dd className="mono brk">{shownHash(entry.hash)}</dd>
        </dl>
      </div>
    </SidePanel>
  )
}
