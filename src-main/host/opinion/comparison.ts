import type { CaseView } from '../../domain/case/case-view.ts'
import type { DigestAlgorithm, Digests } from '../../domain/checksums/digest.ts'
import { mayBeList, readChecksumList, type ListedFile } from '../../domain/checksums/read-list.ts'
import type { Contradiction } from '../../domain/contradictions/contradiction.ts'
import { findContradictions } from '../../domain/contradictions/find-contradictions.ts'
import { assertionSides } from '../../domain/contradictions/overlaps.ts'
import { sidesOfAssertions } from '../../domain/review/assertion-sides.ts'
import type { Decisions } from '../../domain/review/decisions.ts'
import { keepDigests, knownDigests, originalCount, originalPieces, originalsWithout } from '../../db/digests.ts'
import { repeatedTransactions } from '../../db/repeats.ts'
import { inTransaction } from '../../db/transaction.ts'
import { digestsOf } from '../../files/hash.ts'
import { standingProposals } from '../case/proposals.ts'
import type { Derived, Session } from '../case/session.ts'

/** What the review needs of evidence held against evidence. Lists and contradictions are worked out again when the case changes. */
export function comparisonOf(session: Session, { view, findings }: Pick<Derived, 'view' | 'findings'>, decisions: Decisions): { readonly lists: ReadonlyMap<string, readonly ListedFile[]>; readonly digests: ReadonlyMap<string, Digests>; readonly undigested: number; readonly contradictions: readonly Contradiction[] } {
  const lists = listsIn(view)
  const asked = askedFor(lists, decisions)
  if (asked.length > 0) digestWithin(session, asked, QUICK_BYTES)
  return {
    lists,
    digests: asked.length === 0 ? new Map() : knownDigests(session.file.database),
    undigested: originalsWithout(session.file.database, asked).length,
    contradictions: [
      ...contradictionsIn(session, view),
      // The sentences are the reviewer's and change with every word of theirs; the rest only with the case.
      ...assertionSides({ view, proposals: [], repeats: new Map(), assertions: sidesOfAssertions(decisions.assertions ?? [], decisions.annotations ?? [], findings) }),
    ],
  }
}

const lists = new WeakMap<CaseView['files'], ReadonlyMap<string, readonly ListedFile[]>>()

function listsIn({ files }: CaseView): ReadonlyMap<string, readonly ListedFile[]> {
  const known = lists.get(files)
  if (known) return known
  const found = new Map(files.flatMap((file) => {
    // The manifest of a bag was held against its files when it was taken in.
    if (file.kind === 'manifest' || !mayBeList(file.pages)) return []
    const list = readChecksumList(file.pages)
    return list.length === 0 ? [] : [[file.path, list] as const]
  }))
  lists.set(files, found)
  return found
}

/** Digests beside SHA-256 that the lists of the case carry: only these are ever worked out. */
function askedFor(read: ReadonlyMap<string, readonly ListedFile[]>, decisions: Decisions): readonly Exclude<DigestAlgorithm, 'sha256'>[] {
  const asked = new Set<DigestAlgorithm>()
  for (const list of read.values()) for (const entry of list) for (const digest of entry.digests) for (const algorithm of digest.algorithms) asked.add(algorithm)
  for (const list of Object.values(decisions.checksumLists ?? {})) {
    for (const { algorithm, value } of list.entries) {
      if (algorithm !== null) asked.add(algorithm)
      else if (value.length === 64) asked.add('sm3')
      else asked.add(value.length === 40 ? 'sha1' : 'md5')
    }
  }
  return (['sm3', 'md5', 'sha1'] as const).filter((algorithm) => asked.has(algorithm))
}

/** Originals up to this many bytes in all are hashed at once, without anybody having to wait for it noticeably. */
const QUICK_BYTES = 16 * 1024 * 1024
/** What one call works through before it answers. */
const TURN_BYTES = 64 * 1024 * 1024

/** Small originals first; `whole` takes the next one however large it is, or it would never be reached. */
function digestWithin(session: Session, asked: readonly Exclude<DigestAlgorithm, 'sha256'>[], bytes: number, whole = false): void {
  const { database } = session.file
  let left = bytes
  for (const { sha256, size } of originalsWithout(database, asked)) {
    if (left <= 0 || (size > left && !whole)) return
    left -= size
    inTransaction(database, () => keepDigests(database, sha256, digestsOf(originalPieces(database, sha256), asked)))
  }
}

/** Works out some more of the digests that the lists ask for. Returns how many originals are done, of how many. */
export function computeDigests(session: Session, view: CaseView, decisions: Decisions): { readonly done: number; readonly total: number } {
  const asked = askedFor(listsIn(view), decisions)
  digestWithin(session, asked, TURN_BYTES, true)
  session.reviews.clear()
  const total = originalCount(session.file.database)
  return { done: total - originalsWithout(session.file.database, asked).length, total }
}

const found = new WeakMap<CaseView, { readonly proposals: readonly unknown[]; readonly contradictions: readonly Contradiction[] }>()

function contradictionsIn(session: Session, view: CaseView): readonly Contradiction[] {
  const proposals = standingProposals(session, view)
  const known = found.get(view)
  if (known !== undefined && known.proposals.length === proposals.length && known.proposals.every((each, index) => each === proposals[index])) return known.contradictions
  const contradictions = findContradictions({ view, proposals, repeats: repeatedTransactions(session.file.database), assertions: [] })
  found.set(view, { proposals, contradictions })
  return contradictions
}
