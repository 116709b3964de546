import type { PDFDocumentProxy } from 'pdfjs-dist'

/** An entry of the outline that a PDF brings along. */
export interface OutlineEntry {
  /** Place in the tree: `0`, `0.2`, `0.2.1`. */
  readonly id: string
  readonly title: string
  /** Where it leads, as the file says; null for an entry that leads nowhere, outside or would run something. */
  readonly destination: string | readonly unknown[] | null
  readonly entries: readonly OutlineEntry[]
}

/** What is read of an entry as pdf.js gives it. */
export interface GivenEntry {
  readonly title: string
  readonly dest: string | readonly unknown[] | null
  readonly items: readonly GivenEntry[]
}

const DEEPEST = 20
const MOST = 20_000

/** The outline without its web addresses, scripts and launches. A hostile one that nests or repeats without end is cut. */
export function outlineOf(given: readonly GivenEntry[]): readonly OutlineEntry[] {
  let left = MOST
  const read = (entries: readonly GivenEntry[], path: string, depth: number): readonly OutlineEntry[] =>
    depth > DEEPEST ? [] : entries.flatMap((entry, index) => {
      if ((left -= 1) < 0) return []
      const id = path === '' ? String(index) : `${path}.${index}`
      return [{ id, title: entry.title.trim(), destination: entry.dest, entries: read(entry.items, id, depth + 1) }]
    })
  return read(given, '', 1)
}

/** The 1-based page that a destination names; null where it names none. Reads only the way to that page. */
export async function pageOfDestination(document: PDFDocumentProxy, destination: OutlineEntry['destination']): Promise<number | null> {
  try {
    const explicit: unknown = typeof destination === 'string' ? await document.getDestination(destination) : destination
    const target: unknown = Array.isArray(explicit) ? explicit[0] : null
    if (typeof target === 'number') return target >= 0 && target < document.numPages ? Math.floor(target) + 1 : null
    if (typeof target !== 'object' || target === null) return null
    return (await document.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1
  } catch {
    return null
  }
}
