import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, TextField } from '../../design/index.ts'

interface PassphraseDialogProps {
  readonly open: boolean
  readonly wrong: boolean
  readonly busy: boolean
  readonly onClose: () => void
  readonly onGiven: (passphrase: string) => void
}

/** Asks for the passphrase of an encrypted case file. The text never leaves this component but into the one call. */
export function PassphraseDialog({ open, wrong, busy, onClose, onGiven }: PassphraseDialogProps) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  useEffect(() => { if (!open) setPassphrase('') }, [open])
  return (
    <Dialog
      title={t('window.passphrase.title')}
      open={open}
      onClose={onClose}
      cancel={t('window.act.cancel')}
      action={t('window.passphrase.act')}
      onAction={() => onGiven(passphrase)}
      unavailable={passphrase === '' ? t('window.passphrase.empty') : busy ? t('window.act.waiting') : false}
    >
      <TextField
        label={t('window.passphrase.label')}
        type="password"
        autoComplete="off"
        autoFocus
        value={passphrase}
        onChange={setPassphrase}
        aria-invalid={wrong}
        hint={wrong ? <span role="alert">{t('window.passphrase.wrong')}</span> : t('window.passphrase.hint')}
      />
    </Dialog>
  )
}
