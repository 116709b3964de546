import { useTranslation } from 'react-i18next'
import type { FindingChange } from '../../../src-main/contract/ledger-words.ts'
import type { CategoryChange } from '../../../src-main/contract/lexicon.ts'
import { Button } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { showAmount, showCount } from './amount-text.ts'
import { ChangedCategories } from './changed-categories.tsx'

interface ChangedFindingsProps {
  readonly changes: readonly FindingChange[]
  /** Rows that changed their category, where words or categories were changed. */
  readonly categories?: readonly CategoryChange[] | undefined
  /** What is held against what; otherwise before and after the last act. */
  readonly title?: string
  readonly onClose: () => void
}

/** What a word on the ledger, or another parameter, changed in the findings: count and sum before and after, and which decisions have to be looked at again. */
export function ChangedFindings({ changes, categories, title: given, onClose }: ChangedFindingsProps) {
  const { t } = useTranslation()
  const title = given ?? t('money-window.changes.title')
  const figures = (of: FindingChange['before']): string =>
    of === null ? t('money-window.changes.none') : [t('money-window.changes.count', { n: showCount(of.count) }), of.total === null ? '' : showAmount(of.total)].filter((part) => part !== '').join(t('review-window.comma'))
  return (
    <section className="sec changed" aria-label={title}>
      <h2>{title} <small>{changes.length}</small></h2>
      {changes.length === 0 ? <p className="muted">{t('money-window.changes.nothing')}</p> : (
        <ul className="plain-li">
          {changes.map((change) => (
            <li key={change.id}>
              <a className="cite" href={fragmentOf({ screen: 'findings', target: { finding: change.id } })}>{change.title}</a>
              <div className="small">{figures(change.before)} → <b>{figures(change.after)}</b>{change.decided ? <span className="tag">{t('money-window.changes.decided')}</span> : null}</div>
              {change.groups.map((group) => <div key={group.key} className="small muted">{group.label} {figures(group.before)} → {figures(group.after)}</div>)}
            </li>
          ))}
        </ul>
      )}
      {categories !== undefined && (
        <>
          <h3>{t('money-window.changes.rows')}</h3>
          {categories.length > 0 && <p className="small muted">{t('money-window.changes.rowsAre')}</p>}
          <ChangedCategories categories={categories} />
        </>
      )}
      <p><Button small look="plain" onClick={onClose}>{t('money-window.changes.close')}</Button></p>
    </section>
  )
}
