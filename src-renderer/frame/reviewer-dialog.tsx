import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../design/dialog.tsx'
import { TextField } from '../design/field.tsx'
import { useActions, useAppState } from '../state/context.tsx'

/** In whose name decisions are kept and logged from now on; what is already in the log keeps its name. */
export function ReviewerDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const kept = useAppState((state) => state.overview?.reviewer ?? '')
  const [name, setName] = useState(kept)
  useEffect(() => { if (open) setName(kept) }, [open, kept])

  const save = async (): Promise<void> => {
    const answer = await actions.call('reviewer.set', { name: name.trim() })
    onClose()
    if (!answer.ok) return actions.showError(answer.error)
    actions.say({ text: t('window.reviewer.done', { name: name.trim() }), undo: false })
    await actions.refresh()
  }
  return (
    <Dialog
      title={t('window.reviewer.title')}
      open={open}
      onClose={onClose}
      cancel={t('window.act.cancel')}
      action={t('window.reviewer.act')}
      onAction={() => void save()}
      unavailable={name.trim() === '' ? t('window.reviewer.empty') : false}
    >
      <TextField label={t('window.newCase.reviewer')} value={name} onChange={setName} autoFocus autoComplete="off" hint={t('window.reviewer.hint')} />
    </Dialog>
  )
}
