import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { RecognisedPage } from '../../../src-main/contract/screens.ts'
import { shownBox } from '../../pdf/box-geometry.ts'
import { PlacedText } from '../../pdf/placed-text.tsx'
import type { PlacedWords } from '../../pdf/placed-text.tsx'
import type { PageLayer } from '../../pdf/pdf-page.tsx'
import { useAppState, useClient } from '../../state/context.tsx'

/** What was recognised on a page, read again whenever the case changed; null while it is not known, or where the page needed none. */
export function useRecognised(file: string, page: number, wanted: boolean): RecognisedPage | null {
  const client = useClient()
  const review = useAppState((state) => state.review)
  const [kept, setKept] = useState<RecognisedPage | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let stopped = false
    void client.call('read.recognisedLines', { file, page }).then((answer) => {
      if (!stopped && answer.ok) setKept(answer.value)
    })
    return () => {
      stopped = true
    }
  }, [client, file, page, wanted, review])
  return kept?.file === file && kept.page === page && kept.state === 'done' ? kept : null
}

interface RecognisedLayerProps {
  readonly file: string
  readonly layer: PageLayer
  /** Pages of this document may have been recognised. */
  readonly possible: boolean
  /** Number of the line that is being compared with the picture. */
  readonly line?: number | null
  /** What stands above: the marks, painted in the words that were recognised where there are any. */
  readonly children: (layer: PageLayer) => ReactNode
}

/** Words recognised in a scan, laid over their picture as they stand there, so that they can be selected, marked and found on the page. */
export function RecognisedLayer({ file, layer, possible, line = null, children }: RecognisedLayerProps) {
  const recognised = useRecognised(file, layer.page, possible)
  const [container, setContainer] = useState<HTMLDivElement | null>(null)
  const words = useMemo((): readonly PlacedWords[] => (recognised?.lines ?? []).map((line) => ({ text: line.corrected ?? line.text, ...line.box })), [recognised])
  const { size, quote } = layer
  // Another object after every change of the words: painted marks look for their places anew.
  const text = useMemo(() => (container === null ? null : { container, words, quote }), [container, words, quote])
  const compared = recognised?.lines.find((each) => each.line === line)
  const frame = compared === undefined || size === null ? null : shownBox(compared.box, size, layer.turn)
  return (
    <>
      {recognised !== null && size !== null && (
        <PlacedText page={layer.page} words={words} size={size} turn={layer.turn} scale={layer.scale} quote={layer.quote} onQuote={layer.onQuote} container={setContainer} />
      )}
      {frame !== null && <span className="linebox" style={{ left: `${frame.x * 100}%`, top: `${frame.y * 100}%`, width: `${frame.width * 100}%`, height: `${frame.height * 100}%` }} />}
      {children(recognised === null ? layer : { ...layer, text })}
    </>
  )
}
