import form from '../../../resources/proposals/property-form.json' with { type: 'json' }
import { REPORT_LINE_KINDS, type PropertyReport, type ReportLineContent, type ReportLineKind, type ReportLineProposal } from '../../contract/property-report.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import { readAmount } from '../proposals/read-amount.ts'
import { canBeKept, formatYuan, parseYuan } from '../values/money.ts'

interface FormPage {
  readonly path: string
  readonly page: number
  readonly text: string
}

/** Longer first cells are sentences that happen to speak of property. */
const LONGEST_LABEL = 20
const isKind = (text: string): text is ReportLineKind => (REPORT_LINE_KINDS as readonly string[]).includes(text)
const KINDS = form.kinds.map(({ kind, labels }) => {
  if (!isKind(kind)) throw new RangeError(`no kind of a line: ${kind}`)
  return { kind, labels }
})
const NOTHING = new Set(form.nothing)
/** `1.`, `（一）`, `②` before a label. */
const COUNTER = /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[①-⑳])\s*/u
const ACCOUNT = /^\d(?:[ -]?\d){11,23}$/u
const SPACED_PLATE = /(?<![\p{Script=Han}])(\p{Script=Han}) ([A-Z][A-Z0-9]{5,6})(?![A-Z0-9])/gu
const PLATE = /^[\p{Script=Han}][A-Z][·•]?[A-Z0-9]{5,6}$/u
/** A bare figure counts as money only as money is written: with two decimals or grouped by three. A 3 may be a number of things. */
const MONEY = /^(?:\d+\.\d{2}|\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?)$/u

/**
 * Lines that the form of a report seems to hold: a row of cells whose first names a kind of property and whose others hold
 * a number or an amount. Under a head that names its columns a plain figure in the column of values is read too, in the
 * unit that the head gives. Nothing is proposed for a cell that says there is none, and nothing twice that was typed already.
 */
export function proposedLines(pages: readonly FormPage[], typed: readonly PropertyReport[]): readonly ReportLineProposal[] {
  const known = new Set(typed.flatMap((report) => report.lines.map(keyOf)))
  const proposals = new Map<string, ReportLineProposal>()
  for (const { path, page, text } of pages) {
    let head: Head | null = null
    for (const line of text.split('\n')) {
      const row = cellsOf(line)
      const next = headOf(row.cells)
      if (next !== null) {
        head = next
        continue
      }
      const content = lineOf(row, head, { path, page })
      if (content === null) continue
      const key = keyOf(content)
      if (!known.has(key) && !proposals.has(key)) proposals.set(key, { content, quote: line.trim() })
    }
  }
  return [...proposals.values()]
}

/** What makes two lines the same declaration: another page or note does not make a second one. */
const keyOf = ({ kind, title, number, value }: ReportLineContent): string => [kind, nameKey(title), numberKey(number), value ?? ''].join('|')

interface Cells {
  readonly cells: readonly string[]
  /** Parted by tabs or drawn rules: an empty cell is there too, and every cell stands in its column. */
  readonly ruled: boolean
}

/** Cells of a line: parted by tabs or drawn rules, else by colons and wide gaps or single blanks, as print and recognised scans have them. */
function cellsOf(line: string): Cells {
  const clean = (cells: readonly string[]): string[] => cells.map((cell) => cell.normalize('NFKC').trim())
  if (/[\t|｜│]/u.test(line)) {
    const cells = clean(line.trim().replace(/^[|｜│]|[|｜│]$/gu, '').split(/[\t|｜│]/u))
    return { cells, ruled: true }
  }
  const cells = clean(line.split(/[:：]|\s{2,}|\u3000+/u)).filter((cell) => cell !== '')
  // Print sets a blank between the province and the letters of a plate.
  return { cells: cells.length === 1 ? (cells[0] ?? '').replace(SPACED_PLATE, '$1$2').split(' ').filter((cell) => cell !== '') : cells, ruled: false }
}

/** Columns of a table by its head, counted from 0; `unit` is the power of ten of yuan that its values are in. */
interface Head {
  readonly cells: number
  readonly value: number
  readonly number: number | null
  readonly unit: 0 | 4
}

function headOf(cells: readonly string[]): Head | null {
  const named = (words: readonly string[]): number => cells.findIndex((cell) => cell.length <= LONGEST_LABEL && !/\d/u.test(cell) && words.some((word) => cell.includes(word)))
  const value = named(form.valueHeads)
  if (cells.length < 2 || value < 1 || cells.some((cell) => /\d/u.test(cell))) return null
  const number = named(form.numberHeads)
  return { cells: cells.length, value, number: number < 0 ? null : number, unit: (cells[value] ?? '').includes('万元') ? 4 : 0 }
}

function lineOf({ cells, ruled }: Cells, head: Head | null, place: { readonly path: string; readonly page: number }): ReportLineContent | null {
  const label = (cells[0] ?? '').replace(COUNTER, '')
  const counted = label === '' || /^\d{1,3}$/u.test(label)
  // A column of running numbers may stand before the labels.
  const at = counted ? 1 : 0
  const name = counted ? (cells[1] ?? '').replace(COUNTER, '') : label
  const kind = kindOf(name)
  const rest = cells.slice(at + 1)
  if (kind === null || rest.length === 0) return null
  // Of a printed row with a blank cell nobody can tell which column a figure stands in.
  const inColumns = head !== null && (ruled || head.cells === cells.length)
  let value: string | null = null
  let number = ''
  const words: string[] = []
  for (const [index, cell] of rest.entries()) {
    if (cell === '') continue
    const column = inColumns ? at + 1 + index : -1
    const amount: string | null = value === null ? valueOf(cell, column >= 0 && column === head?.value ? head.unit : null) : null
    if (amount !== null) value = amount
    else if (number === '' && (ACCOUNT.test(cell) || PLATE.test(cell) || (head !== null && head.number !== null && column === head.number && !NOTHING.has(cell)))) number = cell
    else if (!NOTHING.has(cell)) words.push(cell)
  }
  if (value === null && number === '') return null
  return { kind, title: words.join(' ').slice(0, 500) || name, number: number.slice(0, 500), holder: '', value, date: null, note: '', place: { path: place.path, page: place.page }, thing: null }
}

const kindOf = (label: string): ReportLineKind | null =>
  label.length > LONGEST_LABEL ? null : (KINDS.find(({ labels }) => labels.some((each) => label.includes(each)))?.kind ?? null)

/** Decimal yuan, exact to the fen; `unit` where the cell stands in a column of values. Null where it is no amount, or below zero. */
function valueOf(cell: string, unit: 0 | 4 | null): string | null {
  const read = readAmount(cell)
  if (read !== null && !read.approximate && canBeKept(read.amount)) return formatYuan(read.amount)
  if (unit !== null) return amountIn(cell, unit)
  return MONEY.test(cell) ? amountIn(cell, 0) : null
}

function amountIn(cell: string, unit: 0 | 4): string | null {
  const read = unit === 0 ? parseYuan(cell) : null
  if (read !== null) return read.ok && read.value >= 0n && canBeKept(read.value) ? formatYuan(read.value) : null
  const scaled = readAmount(`${cell.replace(/万元$/u, '')}万元`)
  return scaled === null || scaled.approximate || !canBeKept(scaled.amount) ? null : formatYuan(scaled.amount)
}
