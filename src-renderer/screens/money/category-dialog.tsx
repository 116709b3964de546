import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseLexicon, LexiconList } from '../../../src-main/contract/lexicon.ts'
import { Dialog, SelectField, TextAreaField, TextField } from '../../design/index.ts'

export type CategoryQuestion = { readonly kind: 'add' } | { readonly kind: 'rename'; readonly list: LexiconList }

interface CategoryDialogProps {
  readonly question: CategoryQuestion
  readonly kinds: CaseLexicon['kinds']
  readonly onAnswer: (answer: { readonly name: string; readonly banned: string; readonly words: readonly string[] }) => void
  readonly onClose: () => void
}

/** Words as they are typed: one to a line, or parted by a mark. A blank parts nothing, because Latin names have blanks. */
const wordsIn = (typed: string): readonly string[] => [...new Set(typed.split(/[\n,，、;；]/u).map((word) => word.trim()).filter((word) => word !== ''))]

/** Asks for the name of a category of the case's own, the banned kind it falls under and its first words. No kind is chosen before somebody chooses one. */
export function CategoryDialog({ question, kinds, onAnswer, onClose }: CategoryDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(question.kind === 'rename' ? (question.list.name ?? '') : '')
  const [banned, setBanned] = useState(question.kind === 'rename' ? (question.list.banned ?? '') : '')
  const [words, setWords] = useState('')
  const missing = name.trim() === '' ? t('money-window.lexicon.nameFirst') : banned === '' ? t('money-window.lexicon.kindFirst') : false
  return (
    <Dialog
      open title={t(`money-window.lexicon.ask.${question.kind}`)} action={t(`money-window.lexicon.do.${question.kind}`)} cancel={t('money-window.cancel')} unavailable={missing}
      onClose={onClose} onAction={() => onAnswer({ name: name.trim(), banned, words: wordsIn(words) })}
    >
      <TextField label={t('money-window.lexicon.name')} value={name} onChange={setName} maxLength={60} />
      {question.kind === 'add' && (
        <>
          <SelectField label={t('money-window.lexicon.kind')} value={banned} onChange={setBanned} options={[{ value: '', label: t('money-window.lexicon.chooseKind') }, ...kinds.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))]} />
          <TextAreaField label={t('money-window.lexicon.firstWords')} value={words} onChange={setWords} rows={3} />
        </>
      )}
      <p className="small">{t(`money-window.lexicon.meansCategory.${question.kind}`)}</p>
    </Dialog>
  )
}
