import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseLexicon } from '../../../src-main/contract/ledger-words.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { useClient } from '../../state/context.tsx'

interface LexiconSectionProps {
  /** Changes whenever the case did. */
  readonly epoch: unknown
  readonly onWord: (category: string, word: string, counts: boolean) => void
  readonly onClose: () => void
}

/** The words by which a payment falls in a category, as they count in this case. */
export function LexiconSection({ epoch, onWord, onClose }: LexiconSectionProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [lexicon, setLexicon] = useState<CaseLexicon | null>(null)
  const [category, setCategory] = useState('flights')
  const [word, setWord] = useState('')
  useEffect(() => {
    let stopped = false
    void client.call('lexicon.list', {}).then((answer) => {
      if (!stopped && answer.ok) setLexicon(answer.value)
    })
    return () => {
      stopped = true
    }
  }, [client, epoch])
  const list = lexicon?.lists.find((each) => each.category === category)
  const nameOf = (each: { readonly category: string; readonly banned: string | null }): string => [each.banned, each.category === 'virtual' ? t('money-window.lexicon.virtual') : t(`finding.group.${each.category}`)].filter((part) => part !== null).join(' ')
  const add = (): void => {
    if (word.trim() === '') return
    onWord(category, word.trim(), true)
    setWord('')
  }
  return (
    <section className="sec lexicon" aria-label={t('money-window.lexicon.title')}>
      <h2>{t('money-window.lexicon.title')} <small>{lexicon?.version}</small></h2>
      <p className="small muted">{t('money-window.lexicon.means')}</p>
      <SelectField label={t('money-window.filter.category')} value={category} onChange={setCategory} options={(lexicon?.lists ?? []).map((each) => ({ value: each.category, label: nameOf(each) }))} />
      <form onSubmit={(event) => { event.preventDefault(); add() }}>
        <TextField label={t('money-window.lexicon.word')} value={word} onChange={setWord} maxLength={100} />
        <p><Button small submit unavailable={word.trim() === '' ? t('money-window.lexicon.typeFirst') : false}>{t('money-window.lexicon.add')}</Button> <Button small look="plain" onClick={onClose}>{t('money-window.changes.close')}</Button></p>
      </form>
      <ul className="plain-li">
        {(list?.words ?? []).map((each) => (
          <li key={each.word} className="brk">
            {each.state === 'removed' ? <s>{each.word}</s> : each.word}{' '}
            {each.state === 'delivered' ? null : <span className="tag">{t(`money-window.lexicon.${each.state}`)}</span>}{' '}
            <Button small look="plain" onClick={() => onWord(category, each.word, each.state === 'removed')}>{t(each.state === 'removed' ? 'money-window.lexicon.putBack' : 'money-window.lexicon.takeOut')}<span className="vh"> {each.word}</span></Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
