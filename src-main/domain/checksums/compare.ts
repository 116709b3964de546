import type { Digests, DigestAlgorithm } from './digest.ts'
import type { ListedDigest, ListedFile } from './read-list.ts'

/** A file of the case as far as a list can speak of it. */
export interface ComparedFile {
  readonly path: string
  readonly sha256: string
  readonly size: number
}

/**
 * `same`: a digest of the list is that of the file, and none of its digests is another; `differs`: one is not;
 * `not-in-case`: no file of that name or digest came in; `waiting`: the file's own digest was not worked out yet.
 */
export type ListedResult = 'same' | 'differs' | 'not-in-case' | 'waiting'

/** One line of the list held against the file it names. */
export interface ComparedEntry {
  readonly listed: ListedFile
  readonly result: ListedResult
  /** Path of the file of the case; null where none was found. */
  readonly path: string | null
  /** The digest that decided, with what the list has and what the file has; `ours` null where it was not worked out. */
  readonly algorithm: DigestAlgorithm | null
  readonly value: string
  readonly ours: string | null
  /** Was the file found by its digest under another name? */
  readonly otherName: boolean
  /** Our size where the list states another one. */
  readonly otherSize: number | null
}

export type DigestsOf = (sha256: string) => Digests

/**
 * Holds every line of a list against the files of the case. The file is found by its name, the longest common end of the
 * path first; where no file has the name, by the digest. Of several files of one name one with the same digest is taken.
 */
export function compareList(list: readonly ListedFile[], files: readonly ComparedFile[], digestsOf: DigestsOf): readonly ComparedEntry[] {
  const named = Map.groupBy(files, (file) => baseKey(file.path))
  const bases = [...named.keys()].filter((base) => base.length > 4).toSorted((left, right) => right.length - left.length)
  return list.map((listed) => {
    const own = named.get(baseKey(listed.name)) ?? []
    // A page of text may run the name together with its neighbours.
    const written = own.length > 0 ? own : named.get(bases.find((base) => pathKey(listed.quote).includes(base)) ?? '') ?? []
    const verdicts = nearest(written, listed.name).map((file) => verdictOn(listed, file, digestsOf(file.sha256)))
    const best = verdicts.find((each) => each.result === 'same') ?? verdicts.find((each) => each.result === 'waiting') ?? verdicts[0]
    return best ?? byDigest(listed, files, digestsOf)
  })
}

const pathKey = (path: string): string => path.normalize('NFKC').toLowerCase().replaceAll('\\', '/')
const baseKey = (path: string): string => pathKey(path).split('/').at(-1) ?? ''

/** Files whose path shares the longest end with the name of the list. */
function nearest(files: readonly ComparedFile[], name: string): readonly ComparedFile[] {
  const wanted = pathKey(name).split('/').filter((part) => part !== '' && part !== '.')
  const shared = (file: ComparedFile): number => {
    const own = pathKey(file.path).split('/')
    let count = 0
    while (count < Math.min(wanted.length, own.length) && wanted.at(-1 - count) === own.at(-1 - count)) count += 1
    return count
  }
  const most = Math.max(0, ...files.map(shared))
  return files.filter((file) => shared(file) === most)
}

function verdictOn(listed: ListedFile, file: ComparedFile, ours: Digests, otherName = false): ComparedEntry {
  const own: Digests = { ...ours, sha256: file.sha256 }
  const checks = listed.digests.map((digest) => checkOf(digest, own))
  const decisive = checks.find((check) => check.result === 'differs') ?? checks.find((check) => check.result === 'same') ?? checks[0]
  return {
    listed,
    result: decisive?.result ?? 'waiting',
    path: file.path,
    algorithm: decisive?.algorithm ?? null,
    value: decisive?.value ?? '',
    ours: decisive?.ours ?? null,
    otherName,
    otherSize: listed.size !== null && listed.size !== file.size ? file.size : null,
  }
}

function checkOf({ algorithms, value }: ListedDigest, own: Digests): { readonly result: 'same' | 'differs' | 'waiting'; readonly algorithm: DigestAlgorithm; readonly value: string; readonly ours: string | null } {
  const equal = algorithms.find((algorithm) => own[algorithm] === value)
  const open = algorithms.find((algorithm) => own[algorithm] === undefined)
  const algorithm = equal ?? open ?? algorithms[0] ?? 'sha256'
  return { result: equal !== undefined ? 'same' : open !== undefined ? 'waiting' : 'differs', algorithm, value, ours: own[algorithm] ?? null }
}

function byDigest(listed: ListedFile, files: readonly ComparedFile[], digestsOf: DigestsOf): ComparedEntry {
  for (const file of files) {
    const found = verdictOn(listed, file, digestsOf(file.sha256), true)
    if (found.result === 'same') return found
  }
  const [digest] = listed.digests
  return { listed, result: 'not-in-case', path: null, algorithm: digest?.algorithms[0] ?? null, value: digest?.value ?? '', ours: null, otherName: false, otherSize: null }
}

/**
 * Files that should stand on a list and stand on none: electronic data, and whatever lies in a folder of which a list
 * names a file. The lists themselves are not asked for.
 */
export function unlisted<F extends ComparedFile & { readonly electronic: boolean }>(files: readonly F[], compared: readonly ComparedEntry[], lists: ReadonlySet<string>): readonly F[] {
  if (compared.length === 0) return []
  const found = new Set(compared.flatMap((entry) => (entry.path === null ? [] : [entry.path])))
  const folders = new Set([...found].map(folderOf))
  return files.filter((file) => !found.has(file.path) && !lists.has(file.path) && (file.electronic || folders.has(folderOf(file.path))))
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
