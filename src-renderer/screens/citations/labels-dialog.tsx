import './citations.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { CitationLabel, CitationLabelRecord } from '../../../src-main/contract/citations.ts'
import { Button, Dialog, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { useCitationLabels } from './use-citation-labels.ts'

const EMPTY: CitationLabel = { shortName: null, paper: null }

/** Short names, and volume and page of what was born on paper: one by one, or several files bound into one volume. Every change is kept at once. */
export function LabelsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const labels = useCitationLabels()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [series, setSeries] = useState('')
  const [volume, setVolume] = useState('')
  const [firstPage, setFirstPage] = useState('1')
  const [refused, setRefused] = useState('')
  const chosen = labels.filter((each) => picked.has(each.file))

  const refuse = (error: CallError): false => {
    setRefused(error.details['field'] === 'shortName' ? t('cite.names.twice', { name: String(error.details['value']) }) : t(`error.${error.code}.happened`, { ...error.details }))
    return false
  }
  /** Labels are read once more before they are changed: the list may not yet show the name that was kept a moment ago, and would write over it. */
  const keep = async (files: readonly string[], change: (label: CitationLabel, file: string) => CitationLabel): Promise<boolean> => {
    const now = await actions.call('citations.labels', { language })
    if (!now.ok) return refuse(now.error)
    const known = new Map(now.value.map((each) => [each.file, each.label]))
    const answer = await actions.call('citations.setLabels', { labels: files.map((file) => ({ file, label: { ...change(known.get(file) ?? EMPTY, file) } })), language })
    if (!answer.ok) return refuse(answer.error)
    setRefused('')
    actions.say({ text: t('cite.names.saved', { count: files.length }), undo: true })
    await actions.refresh()
    return true
  }
  const bind = async (): Promise<void> => {
    const [number, first] = [Number(volume), Number(firstPage)]
    if (!/^\d{1,4}$/u.test(volume.trim()) || number < 1 || !/^\d{1,6}$/u.test(firstPage.trim()) || first < 1) return setRefused(t('cite.names.number'))
    let page = first
    const places = new Map(chosen.map((each) => {
      const paper = { series: series.trim(), volume: number, firstPage: page }
      page += Math.max(1, each.pages)
      return [each.file, paper]
    }))
    if (await keep([...places.keys()], (label, file) => ({ ...label, paper: places.get(file) ?? null }))) setPicked(new Set())
  }
  const pick = (file: string, on: boolean): void => setPicked((before) => new Set(on ? [...before, file] : [...before].filter((each) => each !== file)))

  return (
    <Dialog title={t('cite.names.title')} open={open} onClose={onClose} action={t('cite.names.close')} onAction={onClose} cancel={t('cite.names.cancel')}>
      <div className="labels">
        <p className="small muted">{t('cite.names.lead')}</p>
        <fieldset className="row bind">
          <legend>{t('cite.names.together')}</legend>
          <TextField label={t('cite.names.series')} value={series} onChange={setSeries} placeholder={t('cite.names.seriesHint')} />
          <TextField label={t('cite.names.volume')} value={volume} onChange={setVolume} inputMode="numeric" size={4} />
          <TextField label={t('cite.names.firstPage')} value={firstPage} onChange={setFirstPage} inputMode="numeric" size={6} />
          <Button unavailable={chosen.length === 0 ? t('cite.names.chosen', { count: 0 }) : false} onClick={() => void bind()}>{t('cite.names.apply')}</Button>
          <Button unavailable={chosen.length === 0 ? t('cite.names.chosen', { count: 0 }) : false} onClick={() => void keep(chosen.map((each) => each.file), (label) => ({ ...label, paper: null }))}>{t('cite.names.clear')}</Button>
          <span className="small muted" role="status">{t('cite.names.chosen', { count: chosen.length })}</span>
        </fieldset>
        {refused === '' ? null : <p className="small" role="alert">{refused}</p>}
        <div className="scroll labelrows" tabIndex={0} role="region" aria-label={t('cite.names.title')}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col"><input type="checkbox" aria-label={t('cite.names.pickAll')} checked={labels.length > 0 && chosen.length === labels.length} onChange={(event) => setPicked(new Set(event.target.checked ? labels.map((each) => each.file) : []))} /></th>
                <th scope="col">{t('cite.names.file')}</th>
                <th scope="col">{t('cite.names.shortName')}</th>
                <th scope="col" className="num">{t('cite.names.pages')}</th>
                <th scope="col">{t('cite.names.place')}</th>
              </tr>
            </thead>
            <tbody>
              {labels.map((each) => (
                <tr key={each.file}>
                  <td><input type="checkbox" aria-label={t('cite.names.pick', { name: each.title })} checked={picked.has(each.file)} onChange={(event) => pick(each.file, event.target.checked)} /></td>
                  <th scope="row" className="brk">{each.title}<small className="muted"> {each.path}</small></th>
                  <td><ShortName key={each.label?.shortName ?? ''} record={each} onKeep={(shortName) => void keep([each.file], (label) => ({ ...label, shortName }))} /></td>
                  <td className="num">{each.pages === 0 ? '' : each.pages}</td>
                  <td>{each.place}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Dialog>
  )
}

/** A short name, kept when the field is left. */
function ShortName({ record, onKeep }: { readonly record: CitationLabelRecord; readonly onKeep: (name: string | null) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(record.label?.shortName ?? '')
  const keep = (): void => {
    const name = typed.trim() === '' ? null : typed.trim()
    if (name !== (record.label?.shortName ?? null)) onKeep(name)
  }
  return (
    <input
      className="input" value={typed} maxLength={60} aria-label={`${t('cite.names.shortName')} ${record.title}`} onChange={(event) => setTyped(event.target.value)} onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        // Enter keeps the name; the dialog must not close over it.
        event.preventDefault()
        keep()
      }}
    />
  )
}
