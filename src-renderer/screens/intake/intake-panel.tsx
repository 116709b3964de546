import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../../../src-main/contract/review.ts'
import { Button, CitationLink, SidePanel, StateMark } from '../../design/index.ts'
import { goTo, openCitation } from '../../state/navigation.ts'
import { nameOf } from '../file-path.ts'
import { fileState, formatWords } from '../file-words.ts'
import { shownCount, shownHash } from '../shown-figure.ts'
import { EncodingForm, PasswordForm, ReadAgain } from './reading-form.tsx'
import { SourceForm } from './source-form.tsx'
import { useFileFacts } from './use-file-facts.ts'

interface IntakePanelProps {
  readonly attention: readonly ReviewFile[]
  readonly selected: ReviewFile | null
  readonly onSelect: (id: string) => void
}

/** Rejected rows shown at once for one file; the rest are in the original, each with its line. */
const LINES_SHOWN = 20

export function IntakePanel({ attention, selected, onSelect }: IntakePanelProps) {
  const { t } = useTranslation()
  return (
    <SidePanel label={t('window.intake.attention')}>
      {selected === null ? null : <FileDetails key={selected.id} file={selected} />}
      <div className="sec">
        <h2>{t('window.intake.attention')} <small>{attention.length}</small></h2>
        {attention.length === 0 ? <p className="muted small">{t('window.intake.attentionNone')}</p> : (
          <ol className="attn">
            {attention.map((file) => (
              <li key={file.id} aria-current={file.id === selected?.id ? 'true' : undefined}>
                <AttentionItem file={file} onSelect={() => onSelect(file.id)} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </SidePanel>
  )
}

function AttentionItem({ file, onSelect }: { readonly file: ReviewFile; readonly onSelect: () => void }) {
  const { t } = useTranslation()
  const state = fileState(t, file)
  const rejections = file.rows?.rejections ?? []
  return (
    <>
      <h3><StateMark state={state.mark}>{state.word}</StateMark></h3>
      <p><Button look="plain" onClick={onSelect}>{nameOf(file.path)}</Button></p>
      {file.reason === null ? null : <p className="small">{file.reason}</p>}
      {rejections.length === 0 ? null : (
        <ul className="lost">
          {rejections.slice(0, LINES_SHOWN).map((lost) => (
            <li key={lost.line}>
              <RowLink path={file.path} row={lost} />{' '}
              {lost.reason}
              <span className="mono">{lost.text}</span>
            </li>
          ))}
        </ul>
      )}
      {rejections.length > LINES_SHOWN ? <p className="small muted">{t('window.intake.moreRejected', { count: rejections.length - LINES_SHOWN })}</p> : null}
    </>
  )
}

function RowLink({ path, row: { line, page } }: { readonly path: string; readonly row: { readonly line: number; readonly page?: number } }) {
  const { t } = useTranslation()
  return page === undefined
    ? <CitationLink citation={{ path, line }}>{t('window.cite.lineOnly', { line })}</CitationLink>
    : <CitationLink citation={{ path, line, page }}>{t('window.cite.pageLineOnly', { page, line })}</CitationLink>
}

/** Sheets, delimited text, printed documents and recognised scans: their columns can be named by a person. */
const hasTables = (file: ReviewFile): boolean =>
  file.status !== 'rejected' && (/(?:csv|tsv|xlsx|xlsm|xlsb|xls|ods|html-table|text|pdf)$/u.test(file.format) || (file.kind === 'image' || file.kind === 'bank-statement' || file.kind === 'travel-record') && (file.pages ?? 0) > 0)

function FileDetails({ file }: { readonly file: ReviewFile }) {
  const { t } = useTranslation()
  const breaks = file.balance?.breaks ?? []
  const facts = useFileFacts(file)
  return (
    <div className="sec">
      <h2 className="brk">{nameOf(file.path)}</h2>
      <dl className="kv small">
        <dt>{t('window.intake.column.format')}</dt><dd>{formatWords(t, file.format)}</dd>
        <dt>{t('window.intake.size')}</dt><dd>{t('window.intake.bytes', { count: file.size, figure: shownCount(file.size) })}</dd>
        {file.encoding === null ? null : <><dt>{t('window.intake.encoding')}</dt><dd>{file.encoding}</dd></>}
        {file.source === undefined ? null : <><dt>{t('window.evidence.source')}</dt><dd>{file.source}</dd></>}
        {file.totals === undefined ? null : <><dt>{t('window.intake.totals')}</dt><dd>{t('window.intake.totalsText', { in: file.totals.in, out: file.totals.out })}</dd></>}
        {file.balance === undefined ? null : <><dt>{t('window.intake.balance')}</dt><dd>{t('window.intake.balanceText', { checked: shownCount(file.balance.checked), count: breaks.length })}</dd></>}
        {(file.pagesWithoutText ?? 0) > 0 ? <><dt>{t('window.intake.noText')}</dt><dd>{t('window.intake.noTextPages', { count: file.pagesWithoutText ?? 0, recognised: file.pagesRecognised ?? 0 })}</dd></> : null}
        {facts === null ? null : (
          <>
            <dt>{t('window.intake.mediaType')}</dt><dd className="brk">{facts.mediaType}</dd>
            {facts.modified === null ? null : <><dt>{t('window.intake.modified')}</dt><dd>{facts.modified}</dd></>}
            <dt>{t('window.intake.importedAt')}</dt><dd>{facts.importedAt}</dd>
            {facts.sameAs === null ? null : <><dt>{t('window.intake.sameAs')}</dt><dd className="brk">{facts.sameAs}</dd></>}
          </>
        )}
        {file.sha256 === '' ? null : <><dt>SHA-256</dt><dd className="mono brk">{shownHash(file.sha256)}</dd></>}
        {facts === null || facts.sm3 === null ? null : <><dt>SM3</dt><dd className="mono brk">{shownHash(facts.sm3)}</dd></>}
      </dl>
      {facts?.wantsPassword === true ? <PasswordForm facts={facts} /> : null}
      {facts?.takesEncoding === true ? <EncodingForm key={facts.chosenEncoding} facts={facts} /> : null}
      {facts?.mayReadAgain === true ? <ReadAgain facts={facts} /> : null}
      <SourceForm key={file.source} file={file} />
      {breaks.length === 0 ? null : (
        <ul className="lost">
          {breaks.slice(0, LINES_SHOWN).map((one) => (
            <li key={one.line}>
              <RowLink path={file.path} row={one} />{' '}
              {t('window.intake.breakText', { expected: one.expected, found: one.found })}
            </li>
          ))}
        </ul>
      )}
      <p className="acts"><Button small keys="O" onClick={() => openCitation({ path: file.path })}>{t('window.act.openOriginal')}</Button>{hasTables(file) ? <Button small onClick={() => goTo('intake', { layout: file.id, sheet: '0' })}>{t('window.layouts.make')}</Button> : null}</p>
    </div>
  )
}
