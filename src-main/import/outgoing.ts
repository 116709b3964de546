import { setImmediate as nextTurn } from 'node:timers/promises'

/** Messages on their way out of a process. */
export interface Outgoing<Message> {
  /** Sends it behind those before it. */
  put(message: Message): void
  /** Lets as many out as leave by themselves; waits only where too many are left. */
  letOut(): Promise<void>
}

/** Messages that may wait to leave: their receiver writes for some milliseconds at a time and takes nothing meanwhile. */
const MOST = 24

/**
 * Messages leave a process only between two turns of its own, and in one no more than the pipe holds: who worked on at
 * once would keep back what the receiver waits for, and who waited until all had left would stand still while the receiver
 * is busy. `send` resolves once a message has left.
 */
export function outgoing<Message>(send: (message: Message) => Promise<void>): Outgoing<Message> {
  let left = 0
  let sent = 0
  /** Told when one has left; set while somebody waits for it. */
  let oneLeft: (() => void) | null = null

  async function letOut(): Promise<void> {
    const waiting = sent - left
    if (waiting === 0) return
    const before = left
    if (waiting < MOST) await nextTurn()
    else await new Promise<void>((resolve) => (oneLeft = resolve))
    if (left > before) await letOut()
  }

  return {
    put(message) {
      sent += 1
      void send(message).then(() => {
        left += 1
        oneLeft?.()
      })
    },
    letOut,
  }
}
