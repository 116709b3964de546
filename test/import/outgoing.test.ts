import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { outgoing } from '../../src-main/import/outgoing.ts'

/** A pipe that lets out so many messages in a turn; none until it is opened. */
function pipe(inOneTurn: number): { send(message: number): Promise<void>; open(): void; readonly out: readonly number[] } {
  const waiting: { readonly message: number; readonly leave: () => void }[] = []
  const out: number[] = []
  let isOpen = false
  const pump = async (): Promise<void> => {
    await nextTurn()
    for (const { message, leave } of isOpen ? waiting.splice(0, inOneTurn) : []) {
      out.push(message)
      leave()
    }
    if (waiting.length > 0) await pump()
  }
  return {
    async send(message) {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push({ message, leave: resolve })
      if (waiting.length === 1) void pump()
      await promise
    },
    open: () => void (isOpen = true),
    out,
  }
}

describe('messages that leave a process', () => {
  it('do so in their order, and all of them before it goes on, where somebody takes them', async () => {
    const { send, open, out } = pipe(2)
    open()
    const { put, letOut } = outgoing(send)
    for (let at = 0; at < 7; at += 1) put(at)
    await letOut()
    expect(out).toEqual([0, 1, 2, 3, 4, 5, 6])
    await letOut()
    expect(out).toHaveLength(7)
  })

  it('are not waited for while nobody takes them, until there are many', async () => {
    const { send, open, out } = pipe(2)
    const { put, letOut } = outgoing(send)
    let made = 0
    const work = async (): Promise<void> => {
      put(made)
      made += 1
      await letOut()
      if (made < 100) await work()
    }
    const done = work()
    // Many more turns than there is to do: who does not wait is through by then.
    for (let turn = 0; turn < 500; turn += 1) await nextTurn()
    expect(made).toBeGreaterThan(10)
    expect(made).toBeLessThan(100)
    expect(out).toEqual([])
    open()
    await done
    await letOut()
    expect(out).toEqual(Array.from({ length: 100 }, (_, at) => at))
  })
})
