/** A picture in memory: four bytes a pixel (red, green, blue, alpha), rows from the top, no transparency left. */
export interface PixelImage {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
}

/** Upright rectangle from the top left corner of the picture or page. */
export interface LineBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A run of characters of a line (UTF-16 places, `to` not counted) that the model was not sure of. */
export interface DoubtfulRun {
  readonly from: number
  readonly to: number
  /** Lowest confidence of its characters, 0 to 1. */
  readonly confidence: number
}

/** One line of text as recognised. */
export interface RecognisedLine {
  readonly text: string
  /** Row of the page in the order of reading, from 1; pieces of one row stand side by side. */
  readonly row: number
  readonly box: LineBox
  /** Mean over the characters, 0 to 1, as the model gives it; no probability of being right. */
  readonly confidence: number
  readonly doubtful: readonly DoubtfulRun[]
}

/** Reads the text of pictures. The model is loaded once and stays. */
export interface TextRecogniser {
  /** Name and version of model and runtime, for the log: another model may read the same page otherwise. */
  readonly model: string
  /** Lines in the order of reading, boxes in pixels of the picture. */
  recognise(image: PixelImage): Promise<RecognisedLine[]>
  close(): Promise<void>
}

/** Text of a page from its lines: what stands side by side is one line with blanks between. */
export function pageTextOf(lines: readonly { readonly text: string; readonly row: number }[]): string {
  return [...Map.groupBy(lines, (line) => line.row).values()]
    .map((row) => row.map((line) => line.text).filter((text) => text !== '').join(' '))
    .filter((text) => text !== '')
    .join('\n')
}

/** Below this, a character is shown as doubtful and the line is offered for correction. */
export const LOW_CONFIDENCE = 0.8
