import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startWindow, type RunningWindow } from './launch.ts'

/** The contract through the window's bridge: the third of its callers, beside the command line and the forked host. */
test.describe.configure({ mode: 'serial' })

interface Threshold {
  call(method: string, params: string): Promise<string>
  subscribe(listener: (event: string) => void): () => void
}

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
})
test.afterAll(async () => {
  await window.end()
})

const call = async (method: string, params: unknown): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }> =>
  JSON.parse(
    await window.page.evaluate(([name, text]) => (globalThis as unknown as { threshold: Threshold }).threshold.call(name ?? '', text ?? ''), [method, JSON.stringify(params)]),
  ) as { ok: boolean; value?: unknown; error?: { code: string } }

test('refuses what is not of the contract, without an exception in the page', async () => {
  expect((await call('no.such', {})).error?.code).toBe('unknown-method')
  expect((await call('constructor', {})).error?.code).toBe('unknown-method')
  expect((await call('review.get', { language: 'fr' })).error?.code).toBe('bad-request')
  expect((await call('review.get', { language: 'en' })).error?.code).toBe('no-case-open')
  expect((await call('cases.open', { token: '/etc/passwd', passphrase: null })).error?.code).toBe('bad-request')
  const raw = (params: string): Promise<string> =>
    window.page.evaluate((text) => (globalThis as unknown as { threshold: Threshold }).threshold.call('app.info', text), params)
  expect(JSON.parse(await raw('{'))).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  expect(JSON.parse(await raw(`"${'x'.repeat(1_000_001)}"`))).toMatchObject({ ok: false, error: { code: 'bad-request' } })
})

test('carries the same answers as the host gives, byte for byte', async () => {
  const bundle = join(window.folder, '流水.csv')
  writeFileSync(bundle, '交易时间,交易卡号,交易金额,交易余额,收付标志,对手户名\n2024-01-01 08:00:00,6200000000000001,90071992547409.93,100.00,进,虚构商行\n')
  const token = async (path: string): Promise<string> => (await window.host.grant(path)).token
  expect((await call('cases.create', { token: await token(join(window.folder, 'bridge.tcase')), passphrase: '口令' })).ok).toBe(true)
  expect((await call('intake.import', { tokens: [await token(bundle)] })).ok).toBe(true)
  for (const [method, params] of [
    ['money.rows', { filter: {}, sort: 'time', offset: 0, limit: 10 }],
    ['money.accounts', {}],
    ['review.get', { language: 'en' }],
    ['search.query', { words: '商行', limit: 5 }],
    ['log.list', { offset: 0, limit: 5 }],
  ] as const) {
    expect([method, await call(method, params)]).toEqual([method, await window.host.call(method, params)])
  }
  expect(await call('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 10 })).toMatchObject({ value: { totalIn: '90071992547409.93' } })
})

test('tells the window of a change', async () => {
  const heard = window.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const end = (globalThis as unknown as { threshold: Threshold }).threshold.subscribe((event) => {
          if (!event.includes('case-changed')) return
          end()
          resolve(event)
        })
      }),
  )
  await call('cases.close', {})
  expect(JSON.parse(await heard)).toMatchObject({ type: 'case-changed' })
})

test('serves originals by their hash alone, in ranges', async () => {
  expect((await call('cases.openSample', {})).ok).toBe(true)
  const review = (await call('review.get', { language: 'en' })).value as { intake: { files: { path: string; sha256: string; size: number }[] } }
  const pdf = review.intake.files.find((file) => file.path.endsWith('.pdf'))
  if (!pdf) throw new Error('the sample case has a PDF')
  const answers = await window.page.evaluate(async (sha256) => {
    const take = async (path: string, range?: string): Promise<[number, string | null, number]> => {
      const answer = await fetch(path, range === undefined ? {} : { headers: { range } })
      return [answer.status, answer.headers.get('content-range'), (await answer.arrayBuffer()).byteLength]
    }
    return [await take(`blob/${sha256}`, 'bytes=0-99'), await take(`blob/${sha256}`, 'bytes=-10'), await take(`blob/${'0'.repeat(64)}`), await take('blob/../../package.json')]
  }, pdf.sha256)
  expect(answers).toEqual([
    [206, `bytes 0-99/${pdf.size}`, 100],
    [206, `bytes ${pdf.size - 10}-${pdf.size - 1}/${pdf.size}`, 10],
    [404, null, 0],
    [404, null, 0],
  ])
})

test('has one window: another page is closed', async () => {
  const other = await window.context.newPage().catch(() => null)
  if (other) await expect.poll(() => other.isClosed()).toBe(true)
  expect(window.context.pages()).toHaveLength(1)
})
