import { useTranslation } from 'react-i18next'
import type { FindingChange } from '../../../src-main/contract/ledger-words.ts'
import { Button } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { showAmount, showCount } from './amount-text.ts'

type Change = FindingChange & { readonly groups?: readonly { readonly key: string; readonly label: string; readonly before: FindingChange['before']; readonly after: FindingChange['after'] }[] }

/** What a word on the ledger, or another parameter, changed in the findings: count and sum before and after, and which decisions have to be looked at again. */
export function ChangedFindings({ changes, onClose }: { readonly changes: readonly Change[]; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const figures = (of: FindingChange['before']): string =>
    of === null ? t('money-window.changes.none') : [t('money-window.changes.count', { n: showCount(of.count) }), of.total === null ? '' : showAmount(of.total)].filter((part) => part !== '').join(t('review-window.comma'))
  return (
    <section className="sec changed" aria-label={t('money-window.changes.title')}>
      <h2>{t('money-window.changes.title')} <small>{changes.length}</small></h2>
      {changes.length === 0 ? <p className="muted">{t('money-window.changes.nothing')}</p> : (
        <ul className="plain-li">
          {changes.map((change) => (
            <li key={change.id}>
              <a className="cite" href={fragmentOf({ screen: 'findings', target: { finding: change.id } })}>{change.title}</a>
              <div className="small">{figures(change.before)} → <b>{figures(change.after)}</b>{change.decided ? <span className="tag">{t('money-window.changes.decided')}</span> : null}</div>
              {change.groups?.map((group) => <div key={group.key} className="small muted">{group.label} {figures(group.before)} → {figures(group.after)}</div>)}
            </li>
          ))}
        </ul>
      )}
      <p><Button small look="plain" onClick={onClose}>{t('money-window.changes.close')}</Button></p>
    </section>
  )
}
