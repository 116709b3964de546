import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewElement } from '../../../src-main/contract/review.ts'

/** The element checklist as the document has it: status, both sides, what is missing. */
export function ChecklistTable({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  const titles = new Map(review.findings.map((finding) => [finding.id, finding.title]))
  const named = (ids: readonly string[]): string => ids.map((id) => titles.get(id) ?? id).join(t('window.list.semicolon')) || '—'
  const groups = Map.groupBy(review.elements, (element) => element.group)
  let number = 0
  return (
    <>
      <table>
        <thead>
          <tr>
            <th className="o1">{t('window.export.column.number')}</th>
            <th className="o3">{t('window.screen.elements')}</th>
            <th className="o4">{t('window.export.column.status')}</th>
            <th>{t('window.export.column.for')}</th>
            <th>{t('window.export.column.against')}</th>
            <th className="o5">{t('window.export.column.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {[...groups].map(([group, elements]) => (
            <Fragment key={group}>
              <tr className="gh"><th colSpan={6} scope="colgroup">{elements[0]?.groupTitle}</th></tr>
              {elements.map((element: ReviewElement) => {
                number += 1
                return (
                  <tr key={element.id}>
                    <td className="c">{number}</td>
                    <th scope="row">{element.title}</th>
                    <td>{t(`window.elementStatus.${element.status}`)}</td>
                    <td>{named(element.forFindings)}</td>
                    <td>{named(element.againstFindings)}</td>
                    <td>{element.missing.join(t('window.list.semicolon')) || '—'}</td>
                  </tr>
                )
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="fn">{t('window.export.checklistNote')}</p>
    </>
  )
}
