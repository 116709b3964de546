import type { ReviewChecksumEntry, ReviewChecksumList, ReviewChecksums } from '../../contract/comparison.ts'
import type { EvidenceItem, ReviewFile } from '../../contract/review.ts'
import { compareList, unlisted, type ComparedEntry } from '../checksums/compare.ts'
import { algorithmsOfLength } from '../checksums/digest.ts'
import type { ListedFile } from '../checksums/read-list.ts'
import type { ReviewInput } from './review-input.ts'

/** Files that a window shows by lines and not by pages. */
const TABLE_FORMAT = /(?:csv|tsv|xlsx|xlsm|xls|html-table)$/u

/** The lists of digests of the case, read and typed in, each line held against the file it names. */
export function buildChecksums(input: Pick<ReviewInput, 'files' | 'decisions' | 'lists' | 'digests' | 'undigested' | 'translate'>, evidence: readonly EvidenceItem[]): ReviewChecksums {
  const files = input.files.filter((file) => file.sha256 !== '' && file.status !== 'rejected' && file.status !== 'duplicate' && file.kind !== 'manifest')
  const items = new Map(evidence.map((item) => [item.path, item]))
  const digestsOf = (sha256: string) => input.digests?.get(sha256) ?? {}
  const read = [...(input.lists ?? new Map<string, readonly ListedFile[]>())].flatMap(([path, list]) => {
    const file = files.find((each) => each.path === path)
    return file === undefined ? [] : [{ id: path, title: file.title, path, file, entered: null, list }]
  })
  const typed = Object.entries(input.decisions.checksumLists ?? {}).map(([id, each]) => ({
    id, title: each.title === '' ? input.translate('review.checksum.entered') : each.title, path: null, file: null, entered: { reviewer: each.reviewer, at: each.at },
    list: each.entries.map(({ name, algorithm, value, size }, index): ListedFile => ({
      page: 1, line: index + 1, name, digests: [{ algorithms: algorithm === null ? algorithmsOfLength(value.length) : [algorithm], value }], size, quote: name,
    })),
  }))
  const compared: ComparedEntry[] = []
  const lists = [...read, ...typed].map(({ list, file, ...head }): ReviewChecksumList => {
    const entries = compareList(list, files.filter((each) => each !== file), digestsOf)
    compared.push(...entries)
    return { ...head, entries: entries.map((entry) => reviewEntry(entry, file, items)) }
  })
  const listPaths = new Set(read.map((each) => each.path))
  const candidates = files.flatMap((file) => {
    const item = items.get(file.path)
    return item === undefined ? [] : [{ path: file.path, sha256: file.sha256, size: file.size, electronic: item.evidenceKind === 'audio-visual-electronic', id: item.id }]
  })
  return { lists, unlisted: unlisted(candidates, compared, listPaths).map(({ path, id }) => ({ path, evidence: id })), waiting: input.undigested ?? 0 }
}

function reviewEntry(entry: ComparedEntry, list: ReviewFile | null, items: ReadonlyMap<string, EvidenceItem>): ReviewChecksumEntry {
  const { listed } = entry
  return {
    name: listed.name === '' ? listed.quote : listed.name,
    result: entry.result,
    algorithm: entry.algorithm,
    listed: entry.value,
    ours: entry.ours,
    path: entry.path,
    evidence: entry.path === null ? null : items.get(entry.path)?.id ?? null,
    otherName: entry.otherName,
    size: { listed: listed.size, ours: entry.otherSize },
    citation: list === null ? null : TABLE_FORMAT.test(list.format) ? { path: list.path, line: listed.line } : { path: list.path, page: listed.page, quote: listed.quote },
  }
}
