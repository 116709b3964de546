import { useTranslation } from 'react-i18next'
import type { RecoveryItem, ReviewLeniency } from '../../../src-main/contract/opinion.ts'
import { RecoveryOpinionForm } from './recovery-opinion.tsx'
import { CitationLink, StateMark } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { citationName } from '../findings/citation-name.ts'
import { shortSubject } from '../findings/finding-groups.ts'
import { showAmount, showCount } from '../money/amount-text.ts'

/** Payments by stage, the nature of the obligation, and the rules on leniency and heavier punishment beside them. */
export function Leniency({ leniency }: { readonly leniency: ReviewLeniency }) {
  const { t } = useTranslation()
  const { payments, obligation, heavier } = leniency
  return (
    <div className="sec">
      <h2>{t('opinion-window.leniency.title')}</h2>
      {payments.length === 0 && <p className="muted">{t('opinion-window.leniency.none')}</p>}
      {payments.map((paid) => (
        <table key={paid.finding} className="plain-tbl paid">
          <caption><a className="cite" href={fragmentOf({ screen: 'findings', target: { finding: paid.finding } })}>{paid.party}</a></caption>
          <thead><tr><th scope="col">{t('opinion-window.leniency.stage')}</th><th scope="col" className="num">{t('opinion-window.leniency.count')}</th><th scope="col" className="num">{t('opinion-window.leniency.total')}</th></tr></thead>
          <tbody>
            {paid.stages.map((stage) => <tr key={stage.key}><th scope="row">{stage.label}</th><td className="num">{showCount(stage.count)}</td><td className="num">{showAmount(stage.total)}</td></tr>)}
            <tr className="tot"><th scope="row">{t('opinion-window.leniency.sum')}</th><td className="num">{showCount(paid.count)}</td><td className="num">{showAmount(paid.total)}</td></tr>
          </tbody>
        </table>
      ))}
      <dl className="kv small">
        <dt>{t('opinion-window.leniency.obligation')}</dt>
        <dd>{t(`opinion-window.leniency.nature.${obligation.nature ?? 'none'}`)}{obligation.amount === null ? '' : `${t('review-window.comma')}${showAmount(obligation.amount)} ${t('review-window.yuan')}`}</dd>
      </dl>
      <p className="small">{t(`opinion-window.leniency.heavier.${heavier === null ? 'unknown' : heavier ? 'yes' : 'no'}`)}</p>
      <ul className="plain-li small">
        {leniency.rules.map((rule) => <li key={rule.id}><b>{rule.title}</b> <span className="muted">{rule.source}</span><br />{rule.text}{rule.verified ? '' : <> <StateMark state="warn">{t('review-window.notVerified')}</StateMark></>}</li>)}
      </ul>
    </div>
  )
}

/** Findings on property disposed of: what a recovery may reach for. */
export function Recovery({ items }: { readonly items: readonly RecoveryItem[] }) {
  const { t } = useTranslation()
  return (
    <div className="sec">
      <h2>{t('opinion-window.recovery.title')} <small>{items.length === 0 ? '' : t('opinion-window.recovery.note', { n: items.length })}</small></h2>
      {items.length === 0 ? <p className="muted">{t('opinion-window.recovery.none')}</p> : (
        <ul className="plain-li">
          {items.map((item) => (
            <li key={item.finding}>
              <a className="cite wrapping" href={fragmentOf({ screen: 'findings', target: { finding: item.finding } })}>{item.title}{t('review-window.comma')}{shortSubject(item.subject)}</a>{' '}
              {item.total === null ? t('opinion-window.figureCount', { n: showCount(item.count) }) : t('opinion-window.figure', { n: showCount(item.count), total: showAmount(item.total) })}{' '}
              <span className="muted small">{t(`review-window.findingStatus.${item.status}`)}</span>
              {item.citation !== null && <><br /><CitationLink citation={item.citation}>{citationName(item.citation, t)}</CitationLink></>}
              <RecoveryOpinionForm key={item.opinion?.at ?? ''} item={item} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
