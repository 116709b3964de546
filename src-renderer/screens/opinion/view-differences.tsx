import { useTranslation } from 'react-i18next'
import type { Seat, ViewDifference } from '../../../src-main/contract/opinion.ts'
import { CitedText, StateMark } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { STATUS_MARK } from '../elements/element-status.ts'

/** Where the two views name another status, both at the same width with their reasons. */
export function ViewDifferences({ differences, names }: { readonly differences: readonly ViewDifference[]; readonly names: Readonly<Record<Seat, string>> }) {
  const { t } = useTranslation()
  return (
    <section className="differences">
      <h3 className="h3">{t('opinion-window.second.differences')} <small>{differences.length}</small></h3>
      {differences.length === 0 ? <p className="muted">{t('opinion-window.second.noDifferences')}</p> : (
        <ul>
          {differences.map((difference) => (
            <li key={difference.id}>
              <a href={fragmentOf({ screen: 'opinion', target: { subject: difference.id } })}>{difference.title}</a>
              <dl>
                {(['first', 'second'] as const).map((seat) => (
                  <div key={seat}>
                    <dt>{names[seat]}</dt>
                    <dd><StateMark state={STATUS_MARK[difference[seat].status]}>{t(`review-window.elementStatus.${difference[seat].status}`)}</StateMark>{difference[seat].reasoning === null ? null : <p><CitedText text={difference[seat].reasoning ?? ''} /></p>}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
