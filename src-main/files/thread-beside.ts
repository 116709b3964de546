import { Worker } from 'node:worker_threads'

/** A thread of ours that takes bytes over and answers; it may be lost at any moment. */
export interface ThreadBeside {
  /** The rooms change hands. */
  post(message: unknown, rooms?: readonly ArrayBuffer[]): void
  isLost(): boolean
  /** Resolves once it is so, which answers may change, or the thread is lost; never rejects. Null where there is nothing to wait for. One may wait at a time. */
  until(isSo: () => boolean): Promise<void> | null
  close(): Promise<void>
}

/** Starts a thread; `take` is told its answers. */
export function threadBeside<Answer>(entry: URL, workerData: unknown, take: (answer: Answer) => void): ThreadBeside {
  const thread = new Worker(entry, { workerData })
  let lost = false
  let wake: (() => void) | null = null
  const awake = (): void => {
    wake?.()
    wake = null
  }
  const until = (isSo: () => boolean): Promise<void> | null =>
    isSo() || lost ? null : new Promise<void>((resolve) => (wake = resolve)).then(() => until(isSo) ?? undefined)
  const lose = (): void => {
    lost = true
    awake()
  }
  thread.on('message', (answer: Answer) => {
    take(answer)
    awake()
  })
  thread.on('error', lose)
  thread.on('exit', lose)
  return {
    post: (message, rooms = []) => thread.postMessage(message, rooms),
    isLost: () => lost,
    until,
    close: async () => void (await thread.terminate()),
  }
}
