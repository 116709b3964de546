import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Review } from '../../contract/review.ts'
import { listAudit } from '../../db/audit.ts'
import { listFiles } from '../../db/files.ts'
import { originalPieces } from '../../db/digests.ts'
import { innerPath } from '../../files/safe-path.ts'
import { APPLICATION } from '../application.ts'
import type { Session } from '../case/session.ts'

const ALGORITHMS = ['sha256', 'sha512'] as const

interface Manifested {
  readonly path: string
  readonly size: number
  readonly sums: Readonly<Record<(typeof ALGORITHMS)[number], string>>
}

/**
 * Writes a BagIt bag (RFC 8493, version 1.0) for another organ: every original under `data/originals`, the review
 * as data, the log; with SHA-256 and SHA-512 manifests. Returns the SHA-256 of the payload manifest.
 */
export function writeBag(session: Session, review: Review, target: string): Promise<Result<string, CallError>> {
  if (existsSync(target)) return Promise.resolve(fail(callError('target-exists', { path: target })))
  const partial = `${target}.partial`
  rmSync(partial, { recursive: true, force: true })
  try {
    const payload: Manifested[] = []
    const put = (path: string, pieces: Iterable<Uint8Array>): void => {
      payload.push(write(partial, path, pieces))
    }
    for (const file of listFiles(session.file.database)) {
      // Members of an archive are in the archive; what was refused was never taken.
      if (file.sha256 === null || file.path.includes('!/')) continue
      const path = innerPath(file.path)
      put(`data/originals/${path.ok ? path.value : `file-${file.id}`}`, originalPieces(session.file.database, file.sha256))
    }
    const text = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8')
    put('data/review.json', [text(review)])
    put('data/log.json', [text(listAudit(session.file.database, 0, Number.MAX_SAFE_INTEGER).entries.toReversed())])
    const bytes = payload.reduce((total, each) => total + each.size, 0)
    const tags: Manifested[] = [
      write(partial, 'bagit.txt', [Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')]),
      write(
        partial,
        'bag-info.txt',
        [Buffer.from(`Bagging-Date: ${review.generatedAt.slice(0, 10)}\nBag-Software-Agent: ${APPLICATION.name} ${APPLICATION.version}\nPayload-Oxum: ${bytes}.${payload.length}\n`)],
      ),
      ...ALGORITHMS.map((algorithm) => write(partial, `manifest-${algorithm}.txt`, [manifest(payload, algorithm)])),
    ]
    for (const algorithm of ALGORITHMS) write(partial, `tagmanifest-${algorithm}.txt`, [manifest(tags, algorithm)])
    renameSync(partial, target)
    return Promise.resolve(ok(tags.find((tag) => tag.path === 'manifest-sha256.txt')?.sums.sha256 ?? ''))
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    return Promise.resolve(fail(callError('target-unwritable', { path: target, cause: error instanceof Error ? error.message : 'unknown' })))
  }
}

/** Writes one file of the bag piece by piece; its digests are those of what was written. */
function write(root: string, path: string, pieces: Iterable<Uint8Array>): Manifested {
  const place = join(root, ...path.split('/'))
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
  const hashes = { sha256: createHash('sha256'), sha512: createHash('sha512') }
  let size = 0
  const file = openSync(place, 'wx', 0o600)
  try {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
      for (const algorithm of ALGORITHMS) hashes[algorithm].update(piece)
      size += piece.length
    }
  } finally {
    closeSync(file)
  }
  return { path, size, sums: { sha256: hashes.sha256.digest('hex'), sha512: hashes.sha512.digest('hex') } }
}

/** Percent-encoding of the three characters that would break a manifest line (RFC 8493, 2.1.3). */
const encodePath = (path: string): string => path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')

function manifest(entries: readonly Manifested[], algorithm: (typeof ALGORITHMS)[number]): Buffer {
  return Buffer.from(entries.map((entry) => `${entry.sums[algorithm]}  ${encodePath(entry.path)}\n`).join(''), 'utf8')
}
