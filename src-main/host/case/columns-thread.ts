import { parentPort, workerData } from 'node:worker_threads'
import { rowGatherer, type RowColumns } from '../../db/row-columns.ts'

/** What the thread is told at its start. */
export interface ColumnsWanted {
  readonly most: number
  readonly partIds: readonly number[]
}

/** The thread of ledger-aside.ts: takes the bytes of rows and tells how many slices it has done; at the end, the columns. It opens no case file. */
const port = parentPort
if (port === null) throw new Error('columns-thread runs as a thread of the owner of the case file only')
const { most, partIds } = workerData as ColumnsWanted
const gathered = rowGatherer(most, partIds)
let done = 0
port.on('message', (slice: Uint8Array<ArrayBuffer> | null) => {
  if (slice === null) {
    const columns = gathered.columns()
    port.postMessage(columns, [...roomOf(columns)])
    port.close()
    return
  }
  gathered.add(Buffer.from(slice.buffer, slice.byteOffset, slice.byteLength))
  done += 1
  port.postMessage(done)
})

/** Everything big: it changes hands and is not copied. */
function roomOf(value: RowColumns | object, rooms = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  for (const each of Object.values(value)) {
    if (ArrayBuffer.isView(each)) rooms.add(each.buffer as ArrayBuffer)
    else if (typeof each === 'object' && each !== null && !Array.isArray(each) && !(each instanceof Map)) roomOf(each, rooms)
  }
  return rooms
}
