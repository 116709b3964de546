import { parentPort } from 'node:worker_threads'
import { runningFingerprints } from './hash.ts'

/** The thread of hash-aside.ts: takes pieces, gives their room back, and tells the fingerprints at the end. */
const port = parentPort
if (port === null) throw new Error('hash-thread runs as a thread of the intake only')
const running = runningFingerprints()
port.on('message', (piece: { readonly room: Uint8Array<ArrayBuffer>; readonly length: number } | null) => {
  if (piece === null) {
    port.postMessage(running.end())
    port.close()
    return
  }
  running.update(piece.room.subarray(0, piece.length))
  port.postMessage(piece.room, [piece.room.buffer])
})
