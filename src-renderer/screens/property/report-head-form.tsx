import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportContent } from '../../../src-main/contract/property-report.ts'
import { earliest } from '../../../src-main/domain/values/day.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { nameOf } from '../file-path.ts'
import { useKeys } from '../findings/use-keys.ts'

interface ReportHeadFormProps {
  readonly label: string
  readonly content: ReportContent
  readonly action: string
  readonly files: readonly string[]
  readonly onKeep: (content: ReportContent) => void
  readonly onLeave: () => void
}

/** What a report is: the first or a supplementary one, its day, the document it stands in. */
export function ReportHeadForm({ label, content, action, files, onKeep, onLeave }: ReportHeadFormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(content)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const date = draft.date.normalize('NFKC').trim()
  const wrong = earliest(date) === null
  const say = (key: string): string => t(`property-window.reports.${key}`)
  useKeys(form, false, (event) => {
    if (event.key !== 'Escape') return false
    onLeave()
    return true
  })
  const keep = (): void => {
    setTried(true)
    if (wrong) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    else onKeep({ ...draft, date })
  }
  return (
    <form ref={form} className="report-line-form" aria-label={label} noValidate onSubmit={(event) => { event.preventDefault(); keep() }}>
      <SelectField
        label={say('field.reportKind')} value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} autoFocus
        options={(['first', 'supplementary'] as const).map((kind) => ({ value: kind, label: say(`report.${kind}`) }))}
      />
      <TextField label={say('field.reportDate')} value={draft.date} autoComplete="off" placeholder="2024-03-20" aria-invalid={tried && wrong} onChange={(value) => setDraft({ ...draft, date: value })} {...(tried && wrong ? { hint: say('problem.date') } : {})} />
      <div className="wide">
        <SelectField
          label={say('field.document')} value={draft.document ?? ''} onChange={(path) => setDraft({ ...draft, document: path === '' ? null : path })}
          options={[{ value: '', label: say('noFile') }, ...files.map((path) => ({ value: path, label: nameOf(path) }))]}
        />
      </div>
      <div className="wide"><TextField label={say('field.note')} value={draft.note} autoComplete="off" onChange={(note) => setDraft({ ...draft, note })} /></div>
      <p className="acts">
        <Button submit look="primary" keys="↵">{action}</Button>
        <Button onClick={onLeave} keys="Esc">{t('window.act.cancel')}</Button>
      </p>
    </form>
  )
}
