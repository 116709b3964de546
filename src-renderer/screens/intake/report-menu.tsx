import { useTranslation } from 'react-i18next'
import { Button, Menu } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { fileStamp } from '../file-stamp.ts'

const FORMATS = ['docx', 'html', 'csv'] as const

/** Writes the intake report with its receipt, in the language of the window. */
export function ReportMenu() {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const canPick = useAppState((state) => state.info?.capabilities.canPick ?? true)
  const write = async (format: (typeof FORMATS)[number]): Promise<void> => {
    const grant = await actions.run('shell.pickSave', { suggestedName: `intake-report-${fileStamp(new Date())}.${format}` })
    if (grant === null) return
    const answer = await actions.run('intake.writeReport', { format, token: grant.token, language })
    if (answer === null) return
    actions.say({ text: t('window.intake.reportDone', { name: grant.name }), undo: false })
    await actions.refresh()
  }
  if (!canPick) return <Button unavailable={t('window.act.noPick')}>{t('window.intake.report')}</Button>
  return (
    <Menu
      className="btn"
      label={t('window.intake.report')}
      groups={[{ id: 'report', items: FORMATS.map((format) => ({ id: format, label: t(`window.intake.reportFormat.${format}`) })) }]}
      onChoose={(_group, item) => {
        const format = FORMATS.find((each) => each === item)
        if (format !== undefined) void write(format)
      }}
    />
  )
}
