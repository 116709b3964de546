/** Largest piece asked for at once: the hosts answer evidence in pieces of at most this many bytes. */
const PIECE = 1_048_576

/**
 * Reads the bytes from `begin` to before `end` of an original by range requests. Throws where the
 * answer is not the bytes asked for; an original shown with a hole in it would be a false copy.
 */
export async function readRange(url: string, begin: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.max(0, end - begin))
  for (let from = begin; from < end; from += PIECE) {
    const to = Math.min(end, from + PIECE)
    const answer = await fetch(url, { headers: { Range: `bytes=${from}-${to - 1}` }, ...(signal ? { signal } : {}) })
    if (answer.status !== 206 && answer.status !== 200) throw new Error(`bytes ${from}-${to - 1}: status ${answer.status}`)
    const body = new Uint8Array(await answer.arrayBuffer())
    // A host that ignores ranges answers 200 with the whole original; its part is then cut out here.
    const piece = answer.status === 206 ? body : body.subarray(from, to)
    if (piece.length !== to - from) throw new Error(`bytes ${from}-${to - 1}: ${piece.length} came`)
    bytes.set(piece, from - begin)
  }
  return bytes
}
