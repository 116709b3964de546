import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackFileView } from '../../../src-main/contract/versions.ts'
import { CheckField, Dialog, TextField } from '../../design/index.ts'

interface TrustDialogProps {
  readonly view: PackFileView
  readonly onClose: () => void
  readonly onTrust: (fingerprint: string, name: string) => void
}

/** Asks whether a key that this office does not know is to be trusted; nothing is ticked beforehand. */
export function TrustDialog({ view, onClose, onTrust }: TrustDialogProps) {
  const { t } = useTranslation()
  const key = view.pack.signedBy
  const [name, setName] = useState(key?.name ?? '')
  const [compared, setCompared] = useState(false)
  if (key === null) return null
  return (
    <Dialog
      open title={t('rules-window.trustTitle')} action={t('rules-window.trust')} cancel={t('rules-window.cancel')} onClose={onClose}
      unavailable={compared ? false : t('rules-window.trustNeeded')} onAction={() => onTrust(key.fingerprint, name)}
    >
      <p>{t('rules-window.trustText')}</p>
      <p>{view.pack.title} {view.pack.version} <span className="muted">{t('rules-window.signedBy', { name: key.name, at: (view.pack.signedAt ?? '').slice(0, 10) })}</span></p>
      <p className="code">{t('rules-window.fingerprint')} {key.fingerprint}</p>
      <TextField label={t('rules-window.trustName')} value={name} onChange={setName} />
      <CheckField checked={compared} onChange={setCompared}>{t('rules-window.trustCheck')}</CheckField>
    </Dialog>
  )
}
