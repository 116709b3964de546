import type { PlacedPage, PlacedText } from '../../../src-main/import/pdf-tables/placed-text.ts'

export const HEIGHT = 10

/** Width of a text in points: Chinese characters as wide as they are high, others half of it. */
export const widthOf = (text: string): number => [...text].reduce((width, character) => width + (character > '\u1100' ? HEIGHT : HEIGHT / 2), 0)

export interface Column {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right' | 'middle'
}

/** A text set into its column. */
export function inColumn(text: string, column: Column, y: number): PlacedText {
  const width = widthOf(text)
  const free = column.width - width
  const shift = column.align === 'left' ? 0 : column.align === 'right' ? free : free / 2
  return { text, x: column.x + shift, y, width, height: HEIGHT }
}

export const textAt = (text: string, x: number, y: number): PlacedText => ({ text, x, y, width: widthOf(text), height: HEIGHT })

/** Rows of cells from `top` down, one line each; empty cells set nothing. */
export const setRows = (rows: readonly (readonly string[])[], columns: readonly Column[], top: number, pitch = 18): readonly PlacedText[] =>
  rows.flatMap((cells, index) => cells.flatMap((text, at) => {
    const column = columns[at]
    return text === '' || column === undefined ? [] : [inColumn(text, column, top + index * pitch)]
  }))

export const pageOf = (page: number, ...texts: readonly (readonly PlacedText[])[]): PlacedPage => ({ page, texts: texts.flat() })
