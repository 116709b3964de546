import './export.css'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../src-main/contract/review.ts'
import type { Grant } from '../../../src-main/contract/shell-port.ts'
import { Button, RadioField, ScreenHead, StateMark } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { CitationCheck, useBrokenCitations } from './citation-check.tsx'
import { DOCUMENTS, DOCUMENT_GROUPS, proposedName } from './documents.ts'
import type { ExportDocument, ExportFormat } from './documents.ts'
import { ExportPreview } from './export-preview.tsx'

const LANGUAGES = ['zh-CN', 'en'] as const

interface Written {
  readonly path: string
  readonly grant: Grant
}

/** What leaves the program: which document, in which format and language, after a look at what it says. */
export function ExportScreen() {
  const { t } = useTranslation()
  const actions = useActions()
  const windowLanguage = useAppState((state) => state.preferences.language)
  const capabilities = useAppState((state) => state.info?.capabilities ?? null)
  const [document, setDocument] = useState<ExportDocument>(DOCUMENTS[0])
  const [format, setFormat] = useState<ExportFormat>('docx')
  const [language, setLanguage] = useState<Language>(windowLanguage)
  const [final, setFinal] = useState(false)
  const broken = useBrokenCitations()
  const [busy, setBusy] = useState(false)
  const [written, setWritten] = useState<Written | null>(null)

  const choose = (one: ExportDocument): void => {
    setDocument(one)
    setFormat(one.formats[0])
    setWritten(null)
  }
  const cannot = busy ? t('window.act.waiting')
    : capabilities?.canPick === false ? t('window.act.noPick')
      : format.endsWith('pdf') && capabilities?.canPrint === false ? t('window.export.noPrint')
        : final && (broken?.length ?? 0) > 0 ? t('cite.export.stopped', { count: broken?.length ?? 0 }) : false

  const write = useCallback(async () => {
    if (cannot !== false) return
    const grant = await actions.run('shell.pickSave', { suggestedName: proposedName(format, new Date()) })
    if (grant === null) return
    setBusy(true)
    const answer = await actions.run('export.write', { format, token: grant.token, language, final })
    setBusy(false)
    if (answer === null) return
    setWritten({ path: answer.path, grant })
    actions.say({ text: t('window.export.done', { name: grant.name }), undo: false })
    await actions.refresh()
  }, [actions, cannot, final, format, language, t])

  useExportKey(write)
  useFootKeys(useMemo(() => [{ keys: 'Ctrl E', does: t('window.export.act') }], [t]))

  return (
    <>
      <section className="exlist" aria-label={t('window.export.list')}>
        <ScreenHead title={t('window.screen.export')} />
        <p className="lead">{t('window.export.lead')}</p>
        <div className="scroll">
          {DOCUMENT_GROUPS.map((group) => (
            <section key={group}>
              <h2>{t(`window.export.group.${group}`)}</h2>
              <ul>
                {DOCUMENTS.filter((one) => one.group === group).map((one) => (
                  <li key={one.id} aria-current={one.id === document.id ? 'true' : undefined}>
                    <button type="button" onClick={() => choose(one)}>
                      <span>{t(`window.export.document.${one.id}`)}</span>
                      <span className="muted small">{t(`window.export.format.${one.formats[0]}`)}{one.formats.length > 1 ? t('window.export.andMore') : ''}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
      <section className="exopt scroll" aria-label={t('window.export.options')} tabIndex={0}>
        <div className="sec">
          <h2>{t(`window.export.document.${document.id}`)}</h2>
          <p className="small muted">{t(`window.export.about.${document.id}`)}</p>
          <fieldset className="row mt">
            <legend className="vh">{t('window.export.formatLabel')}</legend>
            {document.formats.map((one) => (
              <RadioField key={one} name="format" checked={one === format} onChange={() => setFormat(one)}>{t(`window.export.format.${one}`)}</RadioField>
            ))}
          </fieldset>
        </div>
        <div className="sec">
          <h2 id="export-language">{t('window.export.language')}</h2>
          <div className="row" role="radiogroup" aria-labelledby="export-language">
            {LANGUAGES.map((one) => (
              <RadioField key={one} name="language" checked={one === language} onChange={() => setLanguage(one)}>{t(`window.menu.${one === 'en' ? 'en' : 'zh'}`)}</RadioField>
            ))}
          </div>
        </div>
        <CitationCheck final={final} onFinal={setFinal} broken={broken} />
        <Checks />
        <div className="sec go">
          <p><Button look="primary" keys="Ctrl E" unavailable={cannot} onClick={() => void write()}>{t('window.export.actFormat', { format: t(`window.export.format.${format}`) })}</Button></p>
          {cannot === false ? null : <p className="small muted" role="status">{cannot}</p>}
          {written === null ? null : (
            <div className="written" role="status">
              <p>{t('window.export.writtenTo')}</p>
              <p className="brk mono">{written.path}</p>
              {capabilities?.canReveal === true ? <p><Button small onClick={() => void actions.run('shell.reveal', { token: written.grant.token })}>{t('window.export.reveal')}</Button></p> : null}
            </div>
          )}
        </div>
      </section>
      <ExportPreview kind={document.preview} />
    </>
  )
}

/** What the first page will say about the state of the file. Nothing here stops the export. */
function Checks() {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  const verified = useAppState((state) => state.verified)
  if (review === null) return null
  const open = review.elements.filter((element) => element.status === 'unassessed').length
  const proposed = review.findings.filter((finding) => finding.status === 'proposed').length
  const attention = review.intake.totals.needsAttention + review.intake.totals.rejected
  const line = (good: boolean, yes: string, no: string) => <li><StateMark state={good ? 'ok' : 'warn'}>{good ? yes : no}</StateMark></li>
  return (
    <div className="sec">
      <h2>{t('window.export.checks')}</h2>
      <ul className="exchecks">
        {verified === null
          ? <li><StateMark state="unknown">{t('window.export.notVerified')}</StateMark></li>
          : <li><StateMark state={verified ? 'ok' : 'bad'}>{t(verified ? 'window.export.verified' : 'window.export.verifyFailed')}</StateMark></li>}
        {line(attention === 0, t('window.export.allTaken'), t('window.export.attention', { count: attention }))}
        {line(open === 0, t('window.export.allAssessed'), t('window.export.unassessed', { count: open }))}
        {line(proposed === 0, t('window.export.allDecided'), t('window.export.proposed', { count: proposed }))}
      </ul>
      <p className="muted small">{t('window.export.checksNote')}</p>
    </div>
  )
}

function useExportKey(write: () => Promise<void>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyE' || !event.ctrlKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      void write()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [write])
}
