import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, TextAreaField } from '../../../design/index.ts'

interface QuoteDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onQuote: (words: string) => void
}

/** Marks by keyboard alone: the words are typed or pasted and looked for in the document. */
export function QuoteDialog({ open, onClose, onQuote }: QuoteDialogProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  return (
    <Dialog
      title={t('marks.byWords')} open={open} onClose={onClose} action={t('marks.goOn')} cancel={t('review-window.cancel')}
      unavailable={words.trim() === '' && t('marks.wordsFirst')}
      onAction={() => {
        onQuote(words.trim())
        setWords('')
      }}
    >
      <TextAreaField label={t('marks.words')} hint={t('marks.wordsHint')} rows={3} value={words} onChange={setWords} />
    </Dialog>
  )
}
