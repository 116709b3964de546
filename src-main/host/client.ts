import type { HostEvent } from '../contract/api.ts'
import { callError, type CallError } from '../contract/errors.ts'
import { fail, type Result } from '../contract/result.ts'
import type { Grant } from '../contract/shell-port.ts'
import type { FromHost, HostChannel, ToHost } from './channel.ts'
import type { Host, HostPlaces, ShellServices } from './host.ts'

/** How long an orderly close may take before the process is ended. */
const CLOSE_PATIENCE_MS = 10_000

/** The host behind a channel: the same interface as in-process, so that callers need not know. */
export async function connectHost(channel: HostChannel, places: HostPlaces, shell: ShellServices): Promise<Host> {
  const waiting = new Map<number, (value: unknown) => void>()
  const listeners = new Set<(event: HostEvent) => void>()
  let next = 1
  let gone = false
  let closed: (() => void) | null = null
  const ready = Promise.withResolvers<void>()

  const tell = (event: HostEvent): void => listeners.forEach((listener) => listener(event))
  const lose = (reason: string): void => {
    if (gone) return
    gone = true
    ready.reject(new Error(reason))
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
    closed?.()
    tell({ type: 'host-gone', reason })
  }
  channel.onExit((code) => lose(`the process that holds the case file ended (${code ?? 'signal'})`))
  channel.onMessage((message: FromHost) => {
    switch (message.type) {
      case 'ready':
        ready.resolve()
        return
      case 'answer':
        waiting.get(message.id)?.(message.value)
        waiting.delete(message.id)
        return
      case 'event':
        tell(message.event)
        return
      case 'print':
        void shell.printToPdf(message.html, message.target).then((result) => channel.post({ type: 'printed', id: message.id, result }))
        return
      case 'closed':
        closed?.()
        return
    }
  })

  const ask = async (message: (id: number) => ToHost): Promise<unknown> => {
    if (gone) return null
    const id = next
    next += 1
    const { promise, resolve } = Promise.withResolvers<unknown>()
    waiting.set(id, resolve)
    channel.post(message(id))
    return promise
  }

  channel.post({ type: 'start', places, capabilities: shell.capabilities })
  await ready.promise
  return {
    async call(method, params) {
      const answer = await ask((id) => ({ type: 'call', id, method, params }))
      return answer === null ? fail(callError('host-gone')) : (answer as Result<unknown, CallError>)
    },
    grant: async (path) => (await ask((id) => ({ type: 'grant', id, path }))) as Grant,
    pathOf: async (token) => (await ask((id) => ({ type: 'path-of', id, token }))) as string | null,
    blobFacts: async (sha256) => (await ask((id) => ({ type: 'blob-facts', id, sha256 }))) as { size: number; mediaType: string } | null,
    readBlob: async (sha256, start, end) => ((await ask((id) => ({ type: 'blob', id, sha256, start, end }))) ?? new Uint8Array()) as Uint8Array,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      if (gone) return
      const { promise, resolve } = Promise.withResolvers<void>()
      closed = resolve
      const timer = setTimeout(resolve, CLOSE_PATIENCE_MS)
      channel.post({ type: 'close' })
      await promise
      clearTimeout(timer)
      gone = true
      channel.kill()
    },
  }
}
