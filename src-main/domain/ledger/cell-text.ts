/** Stands between the cells of a row where they are kept as one text, and between its own numbers. */
export const SEPARATOR = '\u001f'

export const joinCells = (cells: readonly string[]): string => cells.join(SEPARATOR)
export const splitCells = (text: string): readonly string[] => text.split(SEPARATOR)

/** Own numbers of a row as one text. Most rows have one number: joining would make a copy of it. */
export const joinNumbers = (numbers: readonly string[]): string => (numbers.length === 1 ? (numbers[0] ?? '') : numbers.join(SEPARATOR))
export const splitNumbers = (text: string): readonly string[] => (text === '' ? [] : text.split(SEPARATOR))
