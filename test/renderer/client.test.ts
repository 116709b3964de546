import { describe, expect, it } from 'vitest'
import type { Bridge } from '../../src-main/contract/api.ts'
import { createClient } from '../../src-renderer/client.ts'

function bridge(answer: (method: string, params: string) => Promise<string>): Bridge {
  return { call: answer, subscribe: () => () => undefined, grant: () => Promise.resolve('{"ok":true,"value":[]}') }
}

describe('client', () => {
  it('sends JSON and hands back the envelope', async () => {
    const sent: string[] = []
    const client = createClient(bridge((method, params) => {
      sent.push(`${method} ${params}`)
      return Promise.resolve('{"ok":true,"value":null}')
    }))
    expect(await client.call('cases.close', {})).toEqual({ ok: true, value: null })
    expect(sent).toEqual(['cases.close {}'])
  })

  it('leaves out optional parameters that are undefined, however deep', async () => {
    let sent = ''
    const client = createClient(bridge((_method, params) => {
      sent = params
      return Promise.resolve('{"ok":false,"error":{"code":"busy","details":{}}}')
    }))
    const answer = await client.call('money.rows', { filter: { words: undefined, accounts: ['a'] }, sort: 'time', offset: 0, limit: 1 })
    expect(sent).toBe('{"filter":{"accounts":["a"]},"sort":"time","offset":0,"limit":1}')
    expect(answer).toEqual({ ok: false, error: { code: 'busy', details: {} } })
  })

  it('turns a bridge that rejects, answers no JSON or is missing into host-gone', async () => {
    const rejecting = createClient(bridge(() => Promise.reject(new Error('pipe closed'))))
    const garbled = createClient(bridge(() => Promise.resolve('<html>')))
    const missing = createClient(undefined)
    for (const client of [rejecting, garbled, missing]) {
      const answer = await client.call('app.info', {})
      expect(answer.ok ? null : answer.error.code).toBe('host-gone')
    }
  })
})
