import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HostEvent } from '../../src-main/contract/api.ts'
import { ok } from '../../src-main/contract/result.ts'
import type { HostChannel } from '../../src-main/host/channel.ts'
import { connectHost } from '../../src-main/host/client.ts'
import type { Host } from '../../src-main/host/host.ts'
import { forkHost } from '../../src-main/shell-browser/host-process.ts'
import { ROOT } from '../rules/import-graph.ts'
import { contractSuite } from './suite.ts'

const built = join(ROOT, 'out/main')
const folder = mkdtempSync(join(tmpdir(), 'threshold-forked-'))
let host: Host
const start = (channel: HostChannel): Promise<Host> =>
  connectHost(
    channel,
    { resources: join(ROOT, 'resources'), data: join(folder, 'data') },
    { capabilities: { shell: 'browser', canPrint: false, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) },
  )
beforeAll(async () => {
  if (!existsSync(join(built, 'host.js'))) throw new Error('build first: npm run build')
  host = await start(forkHost(built))
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the contract through a process of its own', () => {
  contractSuite(() => ({ call: (method, params) => host.call(method, params), token: async (path) => (await host.grant(path)).token, folder }))
})

describe('a host process that dies', () => {
  it('is reported, and calls that wait are answered', async () => {
    const channel = forkHost(built)
    const other = await start(channel)
    const events: HostEvent[] = []
    other.subscribe((event) => events.push(event))
    const waiting = other.call('cases.openSample', {})
    channel.kill()
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'host-gone' } })
    expect(await other.call('app.info', {})).toMatchObject({ ok: false, error: { code: 'host-gone' } })
    expect(events.some((event) => event.type === 'host-gone')).toBe(true)
  })
})
