import { algorithmsOfLength, DIGEST_LENGTH, namedAlgorithm, type DigestAlgorithm } from './digest.ts'

/** One line of a seizure list: which file, with which digests. */
export interface ListedFile {
  /** 1-based page (sheet) and line of the text. */
  readonly page: number
  readonly line: number
  /** Name as the list writes it; empty where the line names none. */
  readonly name: string
  readonly digests: readonly ListedDigest[]
  /** Bytes; null where the list does not say so exactly. */
  readonly size: number | null
  /** The line as it stands, so that the original can be found at it. */
  readonly quote: string
}
export interface ListedDigest {
  /** Digests that the value may be: one where the list says which, else every one of its length. */
  readonly algorithms: readonly DigestAlgorithm[]
  /** Lower-case hex. */
  readonly value: string
}

const HEX = /(?<![0-9A-Za-z])[0-9A-Fa-f]+(?![0-9A-Za-z])/gu
const DIGEST_VALUE = /(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{32})(?![0-9A-Fa-f])/u
/** Shorter pieces than this are numbers and words, not parts of a digest that a narrow column broke. */
const LEAST_PIECE = 8

/** Is there anything in these pages that can be a list of digests? Cheap, so that every document may be asked. */
export const mayBeList = (pages: readonly string[]): boolean => pages.some((page) => DIGEST_VALUE.test(page) || /SHA[-_ ]?(?:256|1)|MD[-_ ]?5|SM[-_ ]?3|校验值|哈希/iu.test(page) && brokenDigest(page))

const brokenDigest = (page: string): boolean => /[0-9A-Fa-f]{16,}/u.test(page)

/**
 * Reads the lines of a list of digests out of the text of a document or a table: cells parted by tabs, or the text of a
 * printed page. What a column means is told by its head, what a value is by the label before it, else by its length.
 * A value that a narrow column broke over two lines is put together where the head says how long it has to be.
 */
export function readChecksumList(pages: readonly string[]): readonly ListedFile[] {
  return pages.flatMap((text, index) => readPage(text, index + 1))
}

interface Columns {
  readonly name: number | null
  readonly size: number | null
  readonly algorithms: ReadonlyMap<number, DigestAlgorithm>
}
const NO_COLUMNS: Columns = { name: null, size: null, algorithms: new Map() }
const NAME_HEAD = /文件名|名称|文件|路径|file|name|path/iu
const SIZE_HEAD = /字节|byte|\(B\)|（B）/iu

function readPage(text: string, page: number): readonly ListedFile[] {
  const lines = text.split('\n')
  const found: ListedFile[] = []
  let columns = NO_COLUMNS
  /** Digest that the last head named: what the values beneath it are. */
  let headed: DigestAlgorithm | null = null
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const taken = digestsAt(lines, at, columns, headed)
    if (taken.digests.length === 0) {
      const head = headOf(line)
      if (head !== null) columns = head
      headed = namedAlgorithm(line) ?? headed
      at += 1
      continue
    }
    const rest = taken.rest
    found.push({
      page,
      line: at + 1,
      name: nameOf(line, rest, columns),
      digests: taken.digests,
      size: sizeOf(line, columns),
      quote: line.trim(),
    })
    at += taken.lines
  }
  return found
}

const cellsOf = (line: string): readonly string[] => (line.includes('\t') ? line.split('\t') : line.split(/[,，;；|]| {2,}/u)).map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1'))

function headOf(line: string): Columns | null {
  const cells = cellsOf(line)
  if (cells.length < 2) return null
  const algorithms = new Map(cells.flatMap((cell, index) => {
    const algorithm = namedAlgorithm(cell)
    return algorithm === null ? [] : [[index, algorithm] as const]
  }))
  const name = cells.findIndex((cell) => NAME_HEAD.test(cell) && namedAlgorithm(cell) === null)
  const size = cells.findIndex((cell) => SIZE_HEAD.test(cell))
  if (algorithms.size === 0 && name < 0) return null
  return { name: name < 0 ? null : name, size: size < 0 ? null : size, algorithms }
}

interface Taken {
  readonly digests: readonly ListedDigest[]
  /** What is left of the line (and of lines that its digest runs over) without the digests. */
  readonly rest: string
  /** How many lines the entry takes up. */
  readonly lines: number
}

function digestsAt(lines: readonly string[], at: number, columns: Columns, headed: DigestAlgorithm | null): Taken {
  const line = lines[at] ?? ''
  const broken = headed === null || columns.algorithms.size > 1 ? null : putTogether(lines, at, headed)
  if (broken !== null) return broken
  const digests: ListedDigest[] = []
  let rest = ''
  let end = 0
  for (const match of line.matchAll(HEX)) {
    const possible = algorithmsOfLength(match[0].length)
    if (possible.length === 0) continue
    const before = line.slice(end, match.index)
    const said = namedAlgorithm(before) ?? columns.algorithms.get(cellIndex(line, match.index)) ?? headed
    digests.push({ algorithms: said !== null && possible.includes(said) ? [said] : possible, value: match[0].toLowerCase() })
    rest += before
    end = match.index + match[0].length
  }
  return { digests, rest: rest + line.slice(end), lines: 1 }
}

const cellIndex = (line: string, place: number): number => cellsOf(line.slice(0, place)).length - 1

/** A value of the headed digest whose pieces stand at the ends of this line and of the next ones. */
function putTogether(lines: readonly string[], at: number, algorithm: DigestAlgorithm): Taken | null {
  const wanted = DIGEST_LENGTH[algorithm]
  const first = lastPiece(lines[at] ?? '')
  if (first === null || first.value.length >= wanted) return null
  let value = first.value
  let rest = first.rest
  for (let next = at + 1; next < lines.length && next <= at + 4; next += 1) {
    const piece = lastPiece(lines[next] ?? '')
    // A line with words and no piece between the halves is the rest of a long name.
    if (piece === null) {
      rest = `${rest} ${lines[next]?.trim() ?? ''}`
      continue
    }
    value += piece.value
    rest = `${rest}${piece.rest}`
    if (value.length === wanted) return { digests: [{ algorithms: [algorithm], value: value.toLowerCase() }], rest, lines: next - at + 1 }
    if (value.length > wanted) return null
  }
  return null
}

function lastPiece(line: string): { readonly value: string; readonly rest: string } | null {
  const match = [...line.matchAll(HEX)].findLast((each) => each[0].length >= LEAST_PIECE && /[a-f]/iu.test(each[0]) || each[0].length >= 16)
  return match === undefined ? null : { value: match[0], rest: line.slice(0, match.index) + line.slice(match.index + match[0].length) }
}

/** A file name with its extension; the blanks of a name are kept where a cell or quotes hold it together. */
const WITH_EXTENSION = /[^\s"“”‘’,，;；|*()（）]+\.[0-9A-Za-z]{1,5}(?![0-9A-Za-z])/u

function nameOf(line: string, rest: string, columns: Columns): string {
  const cells = cellsOf(line)
  const headed = columns.name === null ? undefined : cells[columns.name]
  if (headed !== undefined && headed !== '' && !DIGEST_VALUE.test(headed)) return headed
  if (line.includes('\t') || /[,，;；|]/u.test(line)) {
    const named = cells.find((cell) => /\.[0-9A-Za-z]{1,5}$/u.test(cell) && !DIGEST_VALUE.test(cell))
    if (named !== undefined) return named
  }
  // The forms of the usual tools: `digest  name`, `digest *name`, `SHA256 (name) = digest`.
  const tool = /^\s*(?:SHA[-_]?\d+|MD5|SM3)\s*\((.+)\)\s*=\s*$/iu.exec(rest)?.[1] ?? (/^[0-9A-Fa-f]{32,64}(?: [ *])(.+)$/u.exec(line)?.[1])
  if (tool !== undefined) return tool.trim()
  const plain = rest.trim()
  return WITH_EXTENSION.exec(plain)?.[0] ?? plain.replace(/^\d{1,4}[.、\s]\s*/u, '').slice(0, 200)
}

function sizeOf(line: string, columns: Columns): number | null {
  const written = columns.size === null ? undefined : cellsOf(line)[columns.size]?.replace(/[,\s]|字节|bytes?/giu, '')
  return written !== undefined && /^\d{1,15}$/u.test(written) ? Number(written) : null
}
