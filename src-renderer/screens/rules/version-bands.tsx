import { useTranslation } from 'react-i18next'
import type { ReviewEntryVersion, ReviewVersionBand } from '../../../src-main/contract/versions.ts'
import { StateMark } from '../../design/index.ts'

/** Acts between two lines of the law, line by line, with the answer for them alone and its reason. */
export function VersionBands({ bands }: { readonly bands: readonly ReviewVersionBand[] }) {
  const { t } = useTranslation()
  if (bands.length === 0) return <p className="muted">{t('version-window.noActs')}</p>
  return (
    <table className="plain-tbl conds">
      <thead><tr><th scope="col">{t('version-window.band')}</th><th scope="col" className="num q2">{t('version-window.days')}</th><th scope="col" className="q2">{t('version-window.answer')}</th><th scope="col">{t('version-window.why')}</th></tr></thead>
      <tbody>
        {bands.map((band) => (
          <tr key={`${band.from} ${band.to} ${String(band.continuing)}`}>
            <th scope="row">{band.from}{band.to === band.from ? '' : ` — ${band.to}`}{band.continuing ? ` ${t('version-window.continuing')}` : ''}</th>
            <td className="num">{band.days}</td><td>{t(`review-window.applies.${band.applies}`)}</td><td>{band.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** An entry that is no circumstance and changes with the day of the act: the answer for this case, line by line, and what held before. */
export function EntryVersion({ version }: { readonly version: ReviewEntryVersion }) {
  const { t } = useTranslation()
  return (
    <>
      <p><StateMark state={version.applies === 'yes' ? 'yes' : version.applies === 'no' ? 'no' : 'unknown'}>{t(`review-window.applies.${version.applies}`)}</StateMark> {version.reason}</p>
      <VersionBands bands={version.bands} />
      <p className="muted"><b>{t('version-window.former')}</b> {version.former}</p>
    </>
  )
}
