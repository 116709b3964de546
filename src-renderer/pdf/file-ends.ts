/** Least bytes asked for at once by pdf.js: looking up a page costs one such piece wherever it stands, so a large piece would soon be the file. */
export const RANGE_CHUNK = 65_536

/** How far from the end `startxref` is looked for, as readers of PDF do (ISO 32000-2, Annex I). */
const LAST_LINES = 1024
/** Most bytes of a table of objects that are read ahead: about 100,000 entries. */
const MOST_TABLE = 2_097_152

/** What is read of a PDF before it is asked for. */
export interface FileEnds {
  /** The bytes from `begin` to before `end`, where they were read ahead; else null. */
  find(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> | null
  /** Lets go of what was read; nothing is found from then on. */
  forget(): void
}

interface Piece {
  readonly begin: number
  readonly end: number
  readonly bytes: Promise<Uint8Array<ArrayBuffer>>
}

/**
 * Reads the head of a PDF, its last lines, and the table of objects that these name, all while the worker of pdf.js
 * still starts. pdf.js asks for the same bytes one piece after the other, six and more journeys for a large file.
 */
export function readEnds(size: number, read: (begin: number, end: number) => Promise<Uint8Array<ArrayBuffer>>): FileEnds {
  let pieces: Piece[] = []
  const ahead = (begin: number, end: number, bytes: Promise<Uint8Array<ArrayBuffer>>): void => {
    if (end <= begin) return
    pieces.push({ begin, end, bytes })
    // Whoever asks for the piece hears that it failed; nobody may ask.
    bytes.catch(() => undefined)
  }
  const tail = atChunk(Math.max(0, size - LAST_LINES))
  const headEnd = Math.min(RANGE_CHUNK, size)
  if (tail >= headEnd) {
    ahead(0, headEnd, read(0, headEnd))
    ahead(tail, size, read(tail, size).then((bytes) => {
      const table = tableIn(bytes, headEnd, tail)
      if (table !== null) ahead(table.begin, table.end, read(table.begin, table.end))
      return bytes
    }))
  } else ahead(0, size, read(0, size))
  return {
    find(begin, end) {
      const piece = pieces.find((each) => each.begin <= begin && end <= each.end)
      // A copy: pdf.js hands the memory of a piece on to its worker.
      return piece === undefined ? null : piece.bytes.then((bytes) => bytes.slice(begin - piece.begin, end - piece.begin))
    },
    forget() {
      pieces = []
    },
  }
}

const atChunk = (at: number): number => at - (at % RANGE_CHUNK)

/** Where the table of objects lies between head and tail; null where the last lines do not name it or name it wrongly. */
function tableIn(tail: Uint8Array, from: number, to: number): { readonly begin: number; readonly end: number } | null {
  const lines = new TextDecoder('latin1').decode(tail.subarray(Math.max(0, tail.length - LAST_LINES)))
  const at = Number(/startxref\s+(\d{1,15})(?![\s\S]*startxref)/u.exec(lines)?.[1] ?? Number.NaN)
  const begin = Math.max(from, atChunk(at))
  if (!(begin < to)) return null
  return { begin, end: Math.min(to, begin + MOST_TABLE) }
}
