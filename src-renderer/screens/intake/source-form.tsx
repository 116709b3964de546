import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../../../src-main/contract/review.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'

/** Who handed a file over; for this file, or at once for all that name nobody. */
export function SourceForm({ file }: { readonly file: ReviewFile }) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [source, setSource] = useState(file.source ?? '')
  const [scope, setScope] = useState<'one' | 'without'>('one')
  const same = source.trim() === '' || (scope === 'one' && source.trim() === (file.source ?? ''))
  const note = async (): Promise<void> => {
    const answer = await actions.run('intake.setSource', { files: scope === 'one' ? [file.id] : null, source: source.trim(), language })
    if (answer === null) return
    actions.say({ text: t('window.intake.source.done', { count: answer.changed }), undo: false })
    await actions.refresh()
  }
  return (
    <form className="reading" onSubmit={(event) => {
      event.preventDefault()
      if (!same) void note()
    }}>
      <TextField label={t('window.intake.source.label')} value={source} maxLength={500} placeholder={t('window.intake.source.hint')} onChange={setSource} />
      <SelectField
        label={t('window.intake.source.scope')}
        value={scope}
        options={[{ value: 'one', label: t('window.intake.source.one') }, { value: 'without', label: t('window.intake.source.without') }]}
        onChange={setScope}
      />
      <Button small submit unavailable={same ? t('window.intake.source.same') : false}>{t('window.intake.source.act')}</Button>
    </form>
  )
}
