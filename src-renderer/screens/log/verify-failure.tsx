import { useTranslation } from 'react-i18next'
import type { VerifyReport } from '../../../src-main/contract/screens.ts'
import { StateMark } from '../../design/index.ts'
import { shownHash } from '../shown-figure.ts'

const HASH = /^[0-9a-f]{64}$/

/** What differs, with both values; it stays until the next check. */
export function VerifyFailure({ report }: { readonly report: VerifyReport }) {
  const { t } = useTranslation()
  const shown = (value: string): string => (HASH.test(value) ? shownHash(value) : value)
  return (
    <section className="failed" role="alert" aria-label={t('window.log.failedTitle')} tabIndex={0}>
      <h2><StateMark state="bad">{t('window.log.failedTitle')}</StateMark></h2>
      <p>{t('window.log.failedText', { count: report.differences.length })}</p>
      <ul>
        {report.differences.map((difference, place) => (
          <li key={place}>
            <b>{t(`window.log.kind.${difference.kind}`)}</b> {difference.target}
            <dl className="kv small chain">
              <dt>{t('window.log.expected')}</dt><dd className="mono brk">{shown(difference.expected)}</dd>
              <dt>{t('window.log.found')}</dt><dd className="mono brk">{shown(difference.found)}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
