import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MethodName, Params, ResultOf } from '../../src-main/contract/api.ts'
import { ok } from '../../src-main/contract/result.ts'
import { connectHost } from '../../src-main/host/client.ts'
import { forkHost } from '../../src-main/shell-browser/host-process.ts'
import { ROOT } from '../rules/import-graph.ts'
import { writePdf } from '../import/documents/write-document.ts'

/** How often the host is killed; a few with every run of the tests, `THRESHOLD_KILLS=50` for the whole proof. */
const KILLS = Number(process.env['THRESHOLD_KILLS'] ?? '3')
/** Of the moments of killing; printed where one fails. */
const SEED = Number(process.env['THRESHOLD_KILL_SEED'] ?? '20260101')
const FILES = 60
const ROWS = 60
const LONGEST_MS = 900

let folder: string
beforeAll(() => {
  if (!existsSync(join(ROOT, 'out/main/host.js'))) throw new Error('build first: npm run build')
  folder = mkdtempSync(join(tmpdir(), 'threshold-kills-'))
  mkdirSync(join(folder, 'bundle'))
  for (let file = 0; file < FILES; file += 1) {
    const name = String(file).padStart(2, '0')
    const rows = Array.from({ length: ROWS }, (_, row) => `2024-01-${String((row % 28) + 1).padStart(2, '0')} 08:00:00,62000000000000${name},${row + 1}.00,出,虚构商行,S${file}-${row}`)
    writeFileSync(join(folder, 'bundle', `${name}.csv`), `交易时间,交易卡号,交易金额,收付标志,对手户名,交易流水号\n${rows.join('\n')}\n`)
    writeFileSync(join(folder, 'bundle', `${name}.pdf`), writePdf([`虚构通知第${file}号`, null]))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Linear congruential numbers from 0 to below 1: the same moments for the same seed. */
function* chance(seed: number): Generator<number, never> {
  let state = seed >>> 0
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

async function start() {
  const channel = forkHost(join(ROOT, 'out/main'))
  const host = await connectHost(
    channel,
    { resources: join(ROOT, 'resources'), data: join(folder, 'data') },
    { capabilities: { shell: 'command-line', canPrint: false, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) },
  )
  const ask = async <M extends MethodName>(method: M, params: Params<M>): Promise<ResultOf<M>> => {
    const answer = await host.call(method, params)
    if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${JSON.stringify(answer.error.details)}`)
    return answer.value as ResultOf<M>
  }
  const token = async (path: string): Promise<string> => (await host.grant(path)).token
  return { channel, host, ask, token }
}

it(`after each of ${KILLS} kills at random moments of an import the case opens whole, and the next run takes in the rest`, { timeout: 30_000 + KILLS * 20_000 }, async () => {
  const moments = chance(SEED)
  let round = 0
  let path = ''
  /** Files that the host said were in, over all runs into this case file. */
  let acknowledged = 0
  let killed = 0
  while (killed < KILLS) {
    const run = await start()
    if (path === '') {
      round += 1
      path = join(folder, `case-${round}.tcase`)
      acknowledged = 0
      await run.ask('cases.create', { token: await run.token(path), passphrase: null })
    } else {
      const { files } = await run.ask('cases.open', { token: await run.token(path), passphrase: null })
      expect(files, `seed ${SEED}, kill ${killed}: files that were acknowledged`).toBeGreaterThanOrEqual(acknowledged)
      expect(await run.ask('log.verify', {}), `seed ${SEED}, kill ${killed}`).toMatchObject({ ok: true })
      acknowledged = files
      if (files === FILES * 2) {
        await expectWhole(run.ask)
        await run.host.close()
        path = ''
        continue
      }
    }
    const before = acknowledged
    run.host.subscribe((event) => {
      // Entry `done` is begun: all before it are in.
      if (event.type === 'import-progress') acknowledged = Math.max(before, event.done)
    })
    const importing = run.host.call('intake.import', { tokens: [await run.token(join(folder, 'bundle'))] })
    const { promise: gone, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, moments.next().value * LONGEST_MS)
    await Promise.race([gone, importing])
    clearTimeout(timer)
    run.channel.kill()
    await importing
    killed += 1
  }
  const last = await start()
  if (path !== '') {
    await last.ask('cases.open', { token: await last.token(path), passphrase: null })
    const { added, unchanged } = await last.ask('intake.import', { tokens: [await last.token(join(folder, 'bundle'))] })
    expect(added + unchanged).toBe(FILES * 2)
    await expectWhole(last.ask)
  }
  await last.host.close()
})

/** Every file once, every row once, nothing beside. */
async function expectWhole(ask: Awaited<ReturnType<typeof start>>['ask']): Promise<void> {
  expect(await ask('log.verify', {})).toMatchObject({ ok: true })
  expect((await ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 1 })).total).toBe(FILES * ROWS)
  const { files } = (await ask('review.get', { language: 'zh-CN' })).intake
  expect(files).toHaveLength(FILES * 2)
  expect(files.filter((file) => file.rows !== undefined).every(({ rows }) => rows?.read === ROWS && rows.kept === ROWS)).toBe(true)
  expect(files.filter((file) => file.path.endsWith('.pdf')).every((file) => file.pages === 2)).toBe(true)
}
