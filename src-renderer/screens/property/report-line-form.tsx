import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REPORT_LINE_KINDS, type ReportLineContent } from '../../../src-main/contract/property-report.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { nameOf } from '../file-path.ts'
import { useKeys } from '../findings/use-keys.ts'
import { contentOf, emptyDraft, keyOf, type LineDraft, type LineProblems } from './report-line-draft.ts'
import type { ThingChoice } from './report-things.ts'

interface ReportLineFormProps {
  readonly label: string
  readonly draft: LineDraft
  /** The verb on the button. */
  readonly action: string
  readonly choices: readonly ThingChoice[]
  /** Paths of documents that a line can be read in. */
  readonly files: readonly string[]
  /** Stays for the next line after one was kept. */
  readonly goesOn: boolean
  /** Keeps the line; true where it was kept. */
  readonly onKeep: (content: ReportLineContent) => Promise<boolean>
  readonly onLeave: () => void
}

/** The fields of one line of a report. Enter keeps it; while lines are added, the next one begins with the same kind, document and page. */
export function ReportLineForm({ label, draft: first, action, choices, files, goesOn, onKeep, onLeave }: ReportLineFormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(first)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const begin = useRef<HTMLInputElement>(null)
  const { content, problems } = contentOf(draft, choices.map((each) => each.thing))
  const say = (key: string): string => t(`property-window.reports.${key}`)

  const keep = async (): Promise<void> => {
    setTried(true)
    if (Object.keys(problems).length > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    if (!(await onKeep(content)) || !goesOn) return
    setTried(false)
    setDraft(emptyDraft(draft.kind, draft.file, draft.page))
    begin.current?.focus()
  }
  useKeys(form, false, (event) => {
    if (event.key !== 'Escape') return false
    onLeave()
    return true
  })
  const field = (key: 'title' | 'number' | 'holder' | 'value' | 'date' | 'page' | 'note') => {
    const wrong = isProblem(key, problems) && (tried || key !== 'title')
    return {
      label: say(`field.${key === 'title' ? (draft.kind === 'deposit' ? 'bank' : draft.kind === 'dealing' ? 'act' : 'title') : key}`),
      value: draft[key], autoComplete: 'off', 'aria-invalid': wrong, onChange: (value: string) => setDraft({ ...draft, [key]: value }),
      ...(wrong ? { hint: say(`problem.${key}`) } : {}),
    }
  }
  return (
    <form ref={form} className="report-line-form" aria-label={label} noValidate onSubmit={(event) => { event.preventDefault(); void keep() }}>
      <SelectField label={say('field.kind')} value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} options={REPORT_LINE_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))} />
      <TextField {...field('title')} ref={begin} autoFocus />
      <TextField {...field('number')} />
      <TextField {...field('holder')} placeholder={say('ownName')} />
      <TextField {...field('value')} inputMode="decimal" />
      <TextField {...field('date')} placeholder="2024-03-20" />
      <SelectField label={say('field.file')} value={draft.file} onChange={(file) => setDraft({ ...draft, file })} options={[{ value: '', label: say('noFile') }, ...files.map((path) => ({ value: path, label: nameOf(path) }))]} />
      <TextField {...field('page')} inputMode="numeric" />
      <div className="wide">
        <SelectField label={say('field.thing')} value={draft.thing} onChange={(thing) => setDraft({ ...draft, thing })} options={[{ value: '', label: say('thing.same') }, ...choices.map((each) => ({ value: keyOf(each.thing), label: each.label }))]} />
      </div>
      <div className="wide"><TextField {...field('note')} /></div>
      <p className="acts">
        <Button submit look="primary" keys="↵">{action}</Button>
        <Button onClick={onLeave} keys="Esc">{goesOn ? say('done') : t('window.act.cancel')}</Button>
      </p>
    </form>
  )
}

const isProblem = (key: string, problems: LineProblems): boolean => Object.hasOwn(problems, key)
