import { useTranslation } from 'react-i18next'
import type { CategoryChange, MovedRows } from '../../../src-main/contract/lexicon.ts'
import { fragmentOf, openCitation } from '../../state/navigation.ts'
import { showAmount, showCount } from './amount-text.ts'
import { listKey, listName } from './category-name.ts'

/** Which rows of the ledger came into which category and which fell out, each with its line in the original. */
export function ChangedCategories({ categories }: { readonly categories: readonly CategoryChange[] }) {
  const { t } = useTranslation()
  if (categories.length === 0) return <p className="small muted">{t('money-window.changes.noRow')}</p>
  return (
    <ul className="plain-li moved-rows">
      {categories.map((change) => (
        <li key={listKey(change)}>
          {change.banned === null ? <b>{listName(change, t)}</b> : <a className="cite" href={fragmentOf({ screen: 'money', target: { category: change.category } })}>{listName(change, t)}</a>}
          {change.cameIn.count > 0 && <Rows way="cameIn" moved={change.cameIn} />}
          {change.fellOut.count > 0 && <Rows way="fellOut" moved={change.fellOut} />}
        </li>
      ))}
    </ul>
  )
}

function Rows({ way, moved }: { readonly way: 'cameIn' | 'fellOut'; readonly moved: MovedRows }) {
  const { t } = useTranslation()
  const sums = [['out', moved.out], ['in', moved.in]].flatMap(([side, sum]) => (sum === undefined || sum === '0.00' ? [] : [`${t(`review-window.direction.${side}`)} ${showAmount(sum)}`]))
  return (
    <details>
      <summary className="small">{t(`money-window.changes.${way}`, { count: moved.count, n: showCount(moved.count) })}{sums.length === 0 ? '' : `${t('money-window.colon')}${sums.join(t('review-window.comma'))}`}</summary>
      <table className="small">
        <tbody>
          {moved.rows.map(({ row, other }) => (
            <tr key={row.id}>
              <td className="num">{row.day}</td>
              <td className="brk">{[row.counterpartyName, row.memo].filter((text) => text !== '').join(' ')}{other === null ? null : <span className="muted"> {t(`money-window.changes.${way === 'cameIn' ? 'from' : 'to'}`, { name: listName(other, t) })}</span>}</td>
              <td className="num"><button type="button" className="cite linklike" onClick={() => openCitation(row)}>{showAmount(row.amount)}<span className="vh"> {t('review-window.openOriginal')} {row.path} {row.line}</span></button></td>
            </tr>
          ))}
        </tbody>
      </table>
      {moved.count > moved.rows.length && <p className="small muted">{t('money-window.changes.more', { count: moved.count - moved.rows.length, n: showCount(moved.count - moved.rows.length) })}</p>}
    </details>
  )
}
