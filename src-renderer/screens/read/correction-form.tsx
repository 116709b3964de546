import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, TextField } from '../../design/index.ts'
import { useActions } from '../../state/context.tsx'

interface CorrectionFormProps {
  /** Names what is corrected and says what the machine read. */
  readonly label: string
  readonly machine: string
  readonly now: string
  /** Keeps the text, or takes the correction back where it is null; false where that failed. */
  readonly onKeep: (text: string | null) => Promise<boolean>
}

/** One text to be corrected; what the machine read stays beside the correction, and an empty correction takes it back. */
export function CorrectionForm({ label, machine, now, onKeep }: CorrectionFormProps) {
  const { t } = useTranslation()
  const actions = useActions()
  const [text, setText] = useState(now)
  const [busy, setBusy] = useState(false)
  const unchanged = text.trim() === now
  const keep = async (): Promise<void> => {
    setBusy(true)
    const plain = text.trim()
    const kept = await onKeep(plain === '' || plain === machine ? null : plain)
    setBusy(false)
    if (kept) actions.say({ text: t('reader.misfits.kept'), undo: true })
  }
  return (
    <form className="correcting" onSubmit={(event) => {
      event.preventDefault()
      if (!unchanged && !busy) void keep()
    }}>
      <TextField label={label} value={text} onChange={setText} />
      <Button small submit unavailable={unchanged ? t('reader.misfits.unchanged') : busy ? t('window.act.waiting') : false}>{t('reader.misfits.keep')}</Button>
    </form>
  )
}
