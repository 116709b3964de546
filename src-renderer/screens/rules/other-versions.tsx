import { useTranslation } from 'react-i18next'
import type { ReviewEntryVersion } from '../../../src-main/contract/versions.ts'
import { fragmentOf } from '../../state/navigation.ts'

/** The aggravated tier, unit crime, ability, leniency and whatever else changes with the day of the act, for the acts of this case. */
export function OtherVersions({ versions }: { readonly versions: readonly ReviewEntryVersion[] }) {
  const { t } = useTranslation()
  if (versions.length === 0) return null
  return (
    <>
      <h4 className="h3">{t('version-window.others')}</h4>
      <table className="plain-tbl conds">
        <thead><tr><th scope="col" className="q1">{t('version-window.entry')}</th><th scope="col" className="q2">{t('version-window.answer')}</th><th scope="col">{t('version-window.why')}</th><th scope="col">{t('version-window.former')}</th></tr></thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.id}>
              <th scope="row"><a className="wrapping" href={fragmentOf({ screen: 'rules', target: { entry: version.id } })}>{version.title}</a></th>
              <td>{t(`review-window.applies.${version.applies}`)}</td><td>{version.reason}</td><td className="muted">{version.former}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
