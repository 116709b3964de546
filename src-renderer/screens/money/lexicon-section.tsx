import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseLexicon, LexiconAnswer, LexiconComparison } from '../../../src-main/contract/lexicon.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { CategoryDialog, type CategoryQuestion } from './category-dialog.tsx'
import { categoryName, listKey, listName } from './category-name.ts'
import { ChangedFindings } from './changed-findings.tsx'

interface LexiconSectionProps {
  readonly lexicon: CaseLexicon | null
  /** Changes whenever the case did. */
  readonly epoch: unknown
  readonly onChanged: (answer: LexiconAnswer) => void
  readonly onClose: () => void
}

/** The words by which a payment falls in a category, as they count in this case: words and categories are added, taken out and held against what was delivered. */
export function LexiconSection({ lexicon, epoch, onChanged, onClose }: LexiconSectionProps) {
  const { t } = useTranslation()
  const { speak } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [chosen, setChosen] = useState('')
  const [word, setWord] = useState('')
  const [question, setQuestion] = useState<CategoryQuestion | null>(null)
  const lists = lexicon?.lists ?? []
  const list = lists.find((each) => listKey(each) === chosen) ?? lists[0]
  const tell = (answer: LexiconAnswer | null): void => {
    if (answer !== null) onChanged(answer)
  }
  const count = async (given: string, counts: boolean): Promise<void> => {
    if (list === undefined || given.trim() === '') return
    tell(await speak('lexicon.set', { banned: list.banned, category: list.category, word: given.trim(), counts, language }, t(`money-window.lexicon.done.${counts ? 'add' : 'takeOut'}`, { word: given.trim() })))
  }
  const answer = async (asked: CategoryQuestion, { name, banned, words }: { readonly name: string; readonly banned: string; readonly words: readonly string[] }): Promise<void> => {
    setQuestion(null)
    if (asked.kind === 'rename') {
      // Another name counts nothing otherwise: there is no change to show.
      await speak('lexicon.renameCategory', { category: asked.list.category, name, language }, t('money-window.lexicon.done.rename', { name }))
      return
    }
    const kept = await speak('lexicon.addCategory', { name, banned, words: [...words], language }, t('money-window.lexicon.done.addCategory', { name }))
    // Where there are several of the case's own, the new one is the last of them.
    if (kept !== null) setChosen(`${banned}/own-${1 + Math.max(0, ...lists.flatMap((each) => (each.name === null ? [] : [Number(each.category.slice(4))])))}`)
    tell(kept)
  }
  const remove = async (category: string, name: string): Promise<void> => tell(await speak('lexicon.removeCategory', { category, language }, t('money-window.lexicon.done.removeCategory', { name })))
  return (
    <section className="sec lexicon" aria-label={t('money-window.lexicon.title')}>
      <h2>{t('money-window.lexicon.title')}</h2>
      <p className="small muted mono">{lexicon?.version}</p>
      <p className="small muted">{t('money-window.lexicon.means')}</p>
      <SelectField label={t('money-window.filter.category')} value={list === undefined ? '' : listKey(list)} onChange={setChosen} options={lists.map((each) => ({ value: listKey(each), label: listName(each, t) }))} />
      <p className="acts">
        <Button small onClick={() => setQuestion({ kind: 'add' })}>{t('money-window.lexicon.newCategory')}</Button>
        {list !== undefined && list.name !== null && (
          <>
            {' '}<Button small look="plain" onClick={() => setQuestion({ kind: 'rename', list })}>{t('money-window.lexicon.rename')}<span className="vh"> {list.name}</span></Button>
            {' '}<Button small look="plain" onClick={() => void remove(list.category, list.name ?? '')}>{t('money-window.lexicon.removeCategory')}<span className="vh"> {list.name}</span></Button>
          </>
        )}
      </p>
      <form onSubmit={(event) => { event.preventDefault(); void count(word, true); setWord('') }}>
        <TextField label={t('money-window.lexicon.word')} value={word} onChange={setWord} maxLength={100} />
        <p><Button small submit unavailable={word.trim() === '' ? t('money-window.lexicon.typeFirst') : false}>{t('money-window.lexicon.add')}</Button> <Button small look="plain" onClick={onClose}>{t('money-window.changes.close')}</Button></p>
      </form>
      <Compared epoch={epoch} />
      {list !== undefined && list.words.length === 0 && <p className="small muted">{t('money-window.lexicon.noWords', { name: categoryName(list, t) })}</p>}
      <ul className="plain-li">
        {(list?.words ?? []).map((each) => (
          <li key={each.word} className="brk">
            {each.state === 'removed' ? <s>{each.word}</s> : each.word}{' '}
            {each.state === 'delivered' ? null : <span className="tag">{t(`money-window.lexicon.${each.state}`)}</span>}{' '}
            <Button small look="plain" onClick={() => void count(each.word, each.state === 'removed')}>{t(each.state === 'removed' ? 'money-window.lexicon.putBack' : 'money-window.lexicon.takeOut')}<span className="vh"> {each.word}</span></Button>
          </li>
        ))}
      </ul>
      {question !== null && <CategoryDialog question={question} kinds={lexicon?.kinds ?? []} onClose={() => setQuestion(null)} onAnswer={(given) => void answer(question, given)} />}
    </section>
  )
}

/** What the words of the case count otherwise than the words as delivered: it stands whenever the changes were made, and follows undo and redo. */
function Compared({ epoch }: { readonly epoch: unknown }) {
  const { t } = useTranslation()
  const { run } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [open, setOpen] = useState(false)
  const [comparison, setComparison] = useState<LexiconComparison | null>(null)
  useEffect(() => {
    if (!open) return undefined
    let stopped = false
    void run('lexicon.compare', { language }).then((found) => {
      if (!stopped && found !== null) setComparison(found)
    })
    return () => {
      stopped = true
    }
  }, [open, run, language, epoch])
  if (!open || comparison === null) return <p><Button small look="plain" onClick={() => setOpen(true)}>{t('money-window.lexicon.compare')}</Button></p>
  return <ChangedFindings title={t('money-window.lexicon.compared', { delivered: comparison.delivered })} changes={comparison.changes} categories={comparison.categories} onClose={() => setOpen(false)} />
}
