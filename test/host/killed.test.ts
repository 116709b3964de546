import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/result.ts'
import type { ImportReport, VerifyReport } from '../../src-main/contract/screens.ts'
import { connectHost } from '../../src-main/host/client.ts'
import { forkHost } from '../../src-main/shell-browser/host-process.ts'
import { ROOT } from '../rules/import-graph.ts'

const FILES = 60
let folder: string
beforeAll(() => {
  if (!existsSync(join(ROOT, 'out/main/host.js'))) throw new Error('build first: npm run build')
  folder = mkdtempSync(join(tmpdir(), 'threshold-killed-'))
  mkdirSync(join(folder, 'bundle'))
  for (let file = 0; file < FILES; file += 1) {
    const rows = Array.from({ length: 40 }, (_, row) => `2024-01-${String((row % 28) + 1).padStart(2, '0')} 08:00:00,62000000000000${String(file).padStart(2, '0')},${row + 1}.00,出,虚构商行,S${file}-${row}`)
    writeFileSync(join(folder, 'bundle', `${String(file).padStart(2, '0')}.csv`), `交易时间,交易卡号,交易金额,收付标志,对手户名,交易流水号\n${rows.join('\n')}\n`)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a host that is killed in the middle of an import leaves whole files, and the next import goes on from there', { timeout: 120_000 }, async () => {
  const start = async () => {
    const channel = forkHost(join(ROOT, 'out/main'))
    const host = await connectHost(
      channel,
      { resources: join(ROOT, 'resources'), data: join(folder, 'data') },
      { capabilities: { shell: 'browser', canPrint: false, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) },
    )
    return { channel, host }
  }
  const path = join(folder, 'case.tcase')
  const first = await start()
  expect((await first.host.call('cases.create', { token: (await first.host.grant(path)).token, passphrase: null })).ok).toBe(true)
  const { promise: halfway, resolve } = Promise.withResolvers<void>()
  first.host.subscribe((event) => {
    if (event.type === 'import-progress' && event.done >= FILES / 3) resolve()
  })
  const running = first.host.call('intake.import', { tokens: [(await first.host.grant(join(folder, 'bundle'))).token] })
  await halfway
  first.channel.kill()
  expect((await running).ok).toBe(false)

  const second = await start()
  expect((await second.host.call('cases.open', { token: (await second.host.grant(path)).token, passphrase: null })).ok).toBe(true)
  const before = await second.host.call('log.verify', {})
  expect(before.ok && (before.value as VerifyReport).ok).toBe(true)
  const report = await second.host.call('intake.import', { tokens: [(await second.host.grant(join(folder, 'bundle'))).token] })
  const { added, unchanged } = (report.ok ? report.value : {}) as ImportReport
  expect(added + unchanged).toBe(FILES)
  expect(unchanged).toBeGreaterThan(0)
  expect(added).toBeGreaterThan(0)
  const after = await second.host.call('log.verify', {})
  expect(after.ok && (after.value as VerifyReport).ok).toBe(true)
  const rows = await second.host.call('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 1 })
  expect(rows).toMatchObject({ ok: true, value: { total: FILES * 40 } })
  await second.host.close()
})
