import { describe, expect, it } from 'vitest'
import type { HostEvent } from '../../src-main/contract/api.ts'
import type { Client } from '../../src-renderer/client.ts'
import { createActions } from '../../src-renderer/state/actions.ts'
import { initialState } from '../../src-renderer/state/app-state.ts'
import { createStore } from '../../src-renderer/state/store.ts'

interface Waiting {
  readonly method: string
  readonly answer: (value: unknown) => void
}

/** A host whose answers are given by the test, in the order that the test wants. */
function rig() {
  const waiting: Waiting[] = []
  let tell: (event: HostEvent) => void = () => undefined
  const client = {
    call: (method: string) => new Promise((answer) => { waiting.push({ method, answer }) }),
    subscribe: (listener: (event: HostEvent) => void) => {
      tell = listener
      return () => undefined
    },
    grant: () => Promise.resolve({ ok: true, value: [] }),
  } as unknown as Client
  const store = createStore(initialState({ language: 'zh-CN', theme: 'system', textScale: '1' }))
  const actions = createActions(client, store, (key) => key)
  const next = async (method: string, answer: unknown): Promise<void> => {
    const index = waiting.findIndex((one) => one.method === method)
    expect(index, `a call of ${method}`).toBeGreaterThanOrEqual(0)
    waiting.splice(index, 1)[0]?.answer(answer)
    await new Promise((done) => { setTimeout(done, 0) })
  }
  return { store, actions, next, waiting, tell: (event: HostEvent) => tell(event) }
}

const good = (value: unknown) => ({ ok: true, value })
const review = (name: string) => ({ generatedAt: name })

describe('actions of the window', () => {
  it('do not let a slow review overwrite the one of a later decision', async () => {
    const { store, actions, next } = rig()
    void actions.refresh()
    await next('cases.overview', good({ files: 1 }))
    void actions.decide('elements.assess', { id: 'E', status: 'disputed', reasoning: 'r', language: 'zh-CN' }, 'done')
    await next('elements.assess', good(review('after the decision')))
    await next('cases.overview', good({ files: 1 }))
    await next('review.get', good(review('before the decision')))
    expect(store.get().review?.generatedAt).toBe('after the decision')
    expect(store.get().reviewLoading).toBe(false)
    expect(store.get().toast).toEqual({ text: 'done', undo: true })
  })

  it('keep the review and say so where a decision is refused', async () => {
    const { store, actions, next } = rig()
    const decided = actions.decide('elements.assess', { id: 'E', status: 'disputed', reasoning: '', language: 'zh-CN' }, 'done')
    await next('elements.assess', { ok: false, error: { code: 'reason-needed', details: {} } })
    expect(await decided).toBeNull()
    expect(store.get().error?.code).toBe('reason-needed')
    expect(store.get().toast).toBeNull()
  })

  it('hand back why a case did not open, without an error line of the frame', async () => {
    const { store, actions, next } = rig()
    const opened = actions.openCase('cases.open', { token: 't', passphrase: null })
    await next('cases.open', { ok: false, error: { code: 'passphrase-needed', details: {} } })
    expect(await opened).toEqual({ ok: false, error: { code: 'passphrase-needed', details: {} } })
    expect(store.get().error).toBeNull()
    expect(store.get().overview).toBeNull()
  })

  it('follow an import by the events of the host and end it with the answer', async () => {
    const { store, actions, next, tell } = rig()
    actions.start()
    void actions.importBundle(['a'])
    expect(store.get().importing).toBe('starting')
    tell({ type: 'import-progress', done: 3, total: 9, path: 'x.csv', pages: 0, rows: 12, secondsLeft: null })
    expect(store.get().importing).toMatchObject({ done: 3, total: 9 })
    await next('intake.import', { ok: false, error: { code: 'cancelled', details: {} } })
    expect(store.get().importing).toBeNull()
  })

  it('say that the host is gone', () => {
    const { store, actions, tell } = rig()
    actions.start()
    tell({ type: 'host-gone', reason: 'exit 1' })
    expect(store.get().error).toEqual({ code: 'host-gone', details: { reason: 'exit 1' } })
  })
})
