import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rangeResponse } from '../files/range.ts'
import { headersOfOriginal, headersOfPage } from '../policy/csp.ts'
import { targetOf } from '../policy/asset-path.ts'
import type { Host } from './host.ts'

export interface WebRequest {
  readonly method: string
  readonly url: string
  readonly range: string | null
}
export interface WebAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Pieces in which originals are read out of the case file. */
const PIECE = 1_048_576

/** Answers the window's requests in both shells: files of the built window, and originals with ranges. */
export async function answerRequest(request: WebRequest, host: Host, rendererFolder: string): Promise<WebAnswer> {
  const target = targetOf(new URL(request.url).pathname)
  switch (target.kind) {
    case 'none':
      return notFound()
    case 'asset': {
      if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, headers: headersOfPage('text/plain; charset=utf-8'), body: null }
      const bytes = await readFile(join(rendererFolder, ...target.path.split('/'))).catch(() => null)
      if (!bytes) return notFound()
      return { status: 200, headers: { ...headersOfPage(target.mediaType), 'content-length': String(bytes.length) }, body: request.method === 'HEAD' ? null : once(bytes) }
    }
    case 'original': {
      const facts = await host.blobFacts(target.sha256)
      if (!facts) return notFound()
      const answer = rangeResponse({ method: request.method, rangeHeader: request.range }, facts.size, (start, end) => pieces(host, target.sha256, start, end))
      return { status: answer.status, headers: { ...headersOfOriginal(facts.mediaType), ...answer.headers }, body: answer.body }
    }
  }
}

const notFound = (): WebAnswer => ({ status: 404, headers: headersOfPage('text/plain; charset=utf-8'), body: null })

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* pieces(host: Host, sha256: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let from = start; from <= end; from += PIECE) yield await host.readBlob(sha256, from, Math.min(end, from + PIECE - 1))
}
