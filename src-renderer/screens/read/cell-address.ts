/** Name of a column as spreadsheets show it, from 0: A … Z, AA, AB … */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** Address of a cell: its column and the 1-based line of the original, as `C12`. */
export const cellAddress = (column: number, line: number): string => `${columnName(column)}${line}`
