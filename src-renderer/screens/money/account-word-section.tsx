import { useTranslation } from 'react-i18next'
import { ACCOUNT_SIDES, type AccountSide, type AccountWordView } from '../../../src-main/contract/account-words.ts'
import type { AccountSummary } from '../../../src-main/contract/ledger.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { Button, StateMark } from '../../design/index.ts'
import { fragmentOf, openCitation } from '../../state/navigation.ts'
import { findingName } from '../findings/finding-groups.ts'

interface AccountWordSectionProps {
  readonly account: AccountSummary
  readonly words: readonly AccountWordView[]
  readonly nameOf: (party: string | null) => string
  readonly review: Review | null
  readonly onAsk: (side: AccountSide) => void
  readonly onTakeBack: (side: AccountSide) => void
}

/** Who holds and who uses an account: what the case says, and what the reviewer says on which evidence. */
export function AccountWordSection({ account, words, nameOf, review, onAsk, onTakeBack }: AccountWordSectionProps) {
  const { t } = useTranslation()
  return (
    <>
      {ACCOUNT_SIDES.map((side) => {
        const word = words.find((each) => each.side === side)
        const current = side === 'holder' ? account.holderName : account.usedByName
        return (
          <section key={side} className="sec" aria-label={t(`money-window.accounts.${side}`)}>
            <h2>{t(`money-window.accounts.${side}`)}</h2>
            <p>{side === 'usedBy' && current !== null ? t('money-window.accounts.saidUsed', { name: current }) : (current ?? t(`money-window.accounts.nobody.${side}`))}</p>
            {word === undefined ? <p className="small muted">{t(account.origin === 'stated' ? 'money-window.accounts.byCase' : 'money-window.accounts.byStatement')}</p> : (
              <>
                <p className="small brk">{t('money-window.accounts.saidBy', { who: [word.reviewer, word.at.slice(0, 16).replace('T', ' ')].filter((part) => part !== '').join(' ') })}{word.reason}</p>
                {word.stated !== word.party && <p className="small muted">{t('money-window.accounts.otherwise', { name: word.stated === null ? t(`money-window.accounts.nobody.${side}`) : nameOf(word.stated) })}</p>}
                <ul className="plain-li">
                  {word.evidence.map((each) => (
                    <li key={JSON.stringify(each.reference)} className="brk">
                      {each.place === null ? each.quote : <button type="button" className="cite linklike" onClick={() => openEvidence(each.place)}>{each.place.title || each.place.path}{each.place.page === null ? '' : ` ${t('money-window.accounts.page', { n: each.place.page })}`}{each.place.line === null ? '' : ` ${t('money-window.accounts.line', { n: each.place.line })}`}</button>}
                      {each.state === 'found' ? null : <> <StateMark state="warn">{t(`money-window.accounts.state.${each.state}`)}</StateMark></>}
                      {each.why === '' ? null : <div className="small muted">{each.why}</div>}
                    </li>
                  ))}
                </ul>
                {word.findings.length > 0 && (
                  <p className="small">{t('money-window.accounts.rests')}{' '}
                    {word.findings.map((id) => {
                      const finding = review?.findings.find((each) => each.id === id)
                      return finding === undefined ? null : <span key={id}><a className="cite" href={fragmentOf({ screen: 'findings', target: { finding: id } })}>{findingName(finding, t('review-window.comma'))}</a>; </span>
                    })}
                  </p>
                )}
              </>
            )}
            <p className="acts">
              <Button small onClick={() => onAsk(side)}>{t(`money-window.accounts.say.${side}`)}</Button>
              {word !== undefined && <Button small look="plain" onClick={() => onTakeBack(side)}>{t('money-window.accounts.takeBack')}<span className="vh"> {t(`money-window.accounts.${side}`)}</span></Button>}
            </p>
          </section>
        )
      })}
    </>
  )
}

function openEvidence(place: AccountWordView['evidence'][number]['place']): void {
  if (place !== null) openCitation({ path: place.path, ...(place.line === null ? {} : { line: place.line }), ...(place.page === null ? {} : { page: place.page }) })
}
