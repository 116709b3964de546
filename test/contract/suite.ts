import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { API } from '../../src-main/contract/api.ts'
import type { CallError } from '../../src-main/contract/errors.ts'
import type { Result } from '../../src-main/contract/result.ts'

/** A caller of the contract: in the same process, through a forked process, or through the window's bridge. */
export interface Caller {
  call(method: string, params: unknown): Promise<Result<unknown, CallError>>
  token(path: string): Promise<string>
  readonly folder: string
}

/** What must hold of the contract whoever carries it. */
export function contractSuite(caller: () => Caller): void {
  const codeOf = (result: Result<unknown, CallError>): string => (result.ok ? 'ok' : result.error.code)
  const SHELL = Object.keys(API).filter((method) => method.startsWith('shell.'))
  const FREE = new Set(['app.info', 'cases.recent', 'cases.openSample', 'cases.create', 'cases.open', 'cases.startWith', 'cases.close', 'cases.overview', 'rules.pack', 'intake.cancel'])

  it('knows its methods and no other', async () => {
    expect(codeOf(await caller().call('no.such', {}))).toBe('unknown-method')
    expect(codeOf(await caller().call('toString', {}))).toBe('unknown-method')
    expect(codeOf(await caller().call('__proto__', {}))).toBe('unknown-method')
  })

  it('refuses parameters that are not of the method', async () => {
    expect(codeOf(await caller().call('money.rows', { filter: {}, sort: 'sideways', offset: 0, limit: 10 }))).toBe('bad-request')
    expect(codeOf(await caller().call('review.get', { language: 'fr' }))).toBe('bad-request')
    expect(codeOf(await caller().call('cases.open', { token: '../../etc/passwd', passphrase: null }))).toBe('bad-request')
    expect(codeOf(await caller().call('log.list', { offset: 0, limit: 10, surplus: 1 }))).toBe('bad-request')
    expect(codeOf(await caller().call('review.get', null))).toBe('bad-request')
  })

  it('says that no case is open wherever one is needed', async () => {
    await caller().call('cases.close', {})
    const valid: Readonly<Record<string, unknown>> = {
      'review.get': { language: 'en' }, 'money.rows': { filter: {}, sort: 'time', offset: 0, limit: 1 }, 'log.list': { offset: 0, limit: 1 }, 'search.query': { words: 'a', limit: 1 },
      'money.accounts': {}, 'journeys.list': {}, 'log.verify': {},
    }
    for (const [method, params] of Object.entries(valid)) {
      expect(FREE.has(method) || SHELL.includes(method)).toBe(false)
      expect([method, codeOf(await caller().call(method, params))]).toEqual([method, 'no-case-open'])
    }
  })

  it('answers every query on a small case with plain data', async () => {
    const bundle = join(caller().folder, 'one.csv')
    writeFileSync(bundle, '交易时间,交易卡号,交易金额,交易余额,收付标志,对手户名\n2024-01-01 08:00:00,6200000000000001,12.34,100.00,进,虚构商行\n')
    expect(codeOf(await caller().call('cases.create', { token: await caller().token(join(caller().folder, 'contract.tcase')), passphrase: null }))).toBe('ok')
    expect(codeOf(await caller().call('intake.import', { tokens: [await caller().token(bundle)] }))).toBe('ok')
    const calls: readonly (readonly [method: string, params: unknown])[] = [
      ['cases.overview', {}], ['cases.recent', {}], ['app.info', {}], ['rules.pack', { language: 'en' }], ['review.get', { language: 'zh-CN' }], ['money.accounts', {}],
      ['money.rows', { filter: {}, sort: 'time', offset: 0, limit: 10 }], ['journeys.list', {}], ['read.byPath', { path: 'one.csv' }], ['search.query', { words: '商行', limit: 5 }], ['log.list', { offset: 0, limit: 5 }], ['log.verify', {}],
    ]
    for (const [method, params] of calls) {
      const result = await caller().call(method, params)
      expect([method, codeOf(result)]).toEqual([method, 'ok'])
      if (result.ok) expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value)
    }
    const rows = await caller().call('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 10 })
    expect(rows).toMatchObject({ ok: true, value: { total: 1, totalIn: '12.34', rows: [{ amount: '12.34', path: 'one.csv', line: 2 }] } })
    const hits = await caller().call('search.query', { words: '商行', limit: 5 })
    expect(hits).toMatchObject({ ok: true, value: [{ path: 'one.csv', line: 2 }] })
    expect(codeOf(await caller().call('money.row', { id: 'f9#9:9' }))).toBe('not-found')
  })
}
