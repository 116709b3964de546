import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../src-main/contract/screens.ts'
import { readRange } from '../../pdf/read-bytes.ts'
import { usePageText } from './use-page-text.ts'
import { MarkedLines } from './marked-lines.tsx'
import type { PageMarking } from './marked-lines.tsx'

/** Most bytes of a text file shown at once; a longer file is shown to here and says so. */
const MOST_BYTES = 4_194_304

interface TextViewProps {
  readonly info: DocumentInfo
  readonly page: number
  readonly quote: string | null
  readonly line: number | null
  readonly marks: PageMarking
  readonly region: RefObject<HTMLDivElement | null>
}

/**
 * A text file as its bytes say in the encoding found at intake; any other document without a picture
 * of its own, such as DOCX, by the text that was read from it. Nothing of the file is run or laid out.
 */
export function TextView({ info, page, quote, line, marks, region }: TextViewProps) {
  const { t } = useTranslation()
  const plain = info.mediaType.startsWith('text/plain') && info.encoding !== null
  const [text, setText] = useState<string | 'failed' | null>(null)
  const pageText = usePageText(info.file, page, !plain || text === 'failed')

  useEffect(() => {
    if (!plain || info.encoding === null) return undefined
    const stop = new AbortController()
    const { encoding } = info
    setText(null)
    readRange(info.url, 0, Math.min(info.size, MOST_BYTES), stop.signal).then(
      (bytes) => setText(decodeText(bytes, encoding) ?? 'failed'),
      () => {
        if (!stop.signal.aborted) setText('failed')
      },
    )
    return () => stop.abort()
  }, [info, plain])

  const shown = plain && text !== 'failed' ? text : pageText?.text ?? null
  return (
    <div ref={region} className="desk textdesk scroll" tabIndex={0} role="group" aria-label={info.title}>
      <div className="sheet">
        {shown === null ? <p role="status">{t('review-window.loading')}</p> : <MarkedLines text={shown} quote={quote} line={line} numbered={plain} page={plain ? 1 : page} marks={marks} />}
        {plain && info.size > MOST_BYTES && <p className="note">{t('review-window.read.textCut', { mebibytes: MOST_BYTES / 1_048_576 })}</p>}
      </div>
    </div>
  )
}

/** Null where the browser does not know the encoding or the bytes do not fit it. */
export function decodeText(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return null
  }
}
