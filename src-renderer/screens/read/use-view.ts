import { useState } from 'react'
import type { ReadingPlace } from '../../../src-main/contract/reader.ts'
import { stepZoom } from '../../pdf/page-layout.ts'
import type { Columns, Turn, Zoom } from '../../pdf/page-layout.ts'

/** How an original is shown: nothing of it changes the original, or what is kept of it. */
export interface ReadingView {
  readonly zoom: Zoom
  /** Zoom in force, also where it follows the pane. */
  readonly factor: number
  readonly turn: Turn
  readonly columns: Columns
  /** Contrast of the picture on the screen: 1 as it is, up to 3 for pale scans. */
  readonly contrast: number
  readonly setZoom: (zoom: Zoom) => void
  /** Told by the view where the zoom follows the pane. */
  readonly noteFactor: (factor: number) => void
  readonly setTurn: (turn: Turn) => void
  readonly setColumns: (columns: Columns) => void
  readonly setContrast: (contrast: number) => void
  /** One fixed step larger or smaller. */
  readonly step: (direction: 1 | -1) => void
}

/** Begins as the document was shown when it was left. */
export function useView(kept: Pick<ReadingPlace, 'zoom' | 'turn' | 'columns'> | null = null): ReadingView {
  const [zoom, setZoom] = useState<Zoom>(kept?.zoom ?? 'fit')
  const [followed, noteFactor] = useState(1)
  const [turn, setTurn] = useState<Turn>(kept?.turn ?? 0)
  const [columns, setColumns] = useState<Columns>(kept?.columns ?? 1)
  const [contrast, setContrast] = useState(1)
  const factor = typeof zoom === 'number' ? zoom : followed
  return { zoom, factor, turn, columns, contrast, setZoom, noteFactor, setTurn, setColumns, setContrast, step: (direction) => setZoom(stepZoom(factor, direction)) }
}
