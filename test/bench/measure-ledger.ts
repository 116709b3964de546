import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MethodName, Params, ResultOf } from '../../src-main/contract/api.ts'
import { CallFailure } from '../../src-main/contract/errors.ts'
import { GROUPED_BY, type GroupedBy } from '../../src-main/contract/ledger-groups.ts'
import { ok } from '../../src-main/contract/result.ts'
import { createHost } from '../../src-main/host/create-host.ts'
import { workerParser } from '../../src-main/host/intake/parse-service.ts'
import type { RecogniserClient } from '../../src-main/import/recognise-text/recogniser-client.ts'
import { generateBundle } from './generate.ts'
import { medianAsync, secondsOfAsync } from './timing.ts'
import { measureYardstick, type Yardstick } from './yardstick.ts'

/** Times in seconds, memory in bytes. */
export interface LedgerFigures {
  readonly rows: number
  readonly bytes: number
  readonly yardstick: Yardstick
  readonly import: number
  /** Opening the case file until its first page of the grid is there. */
  readonly open: number
  /** Opening the case file, reading all rows and running every rule. */
  readonly findings: number
  readonly page: number
  readonly middlePage: number
  readonly filter: number
  /** While the rows of the opened case are still being read into columns, and once they are. */
  readonly wordFilterAtOnce: number
  readonly wordFilter: number
  readonly otherSideAtOnce: number
  readonly otherSide: number
  readonly groups: Readonly<Record<GroupedBy, number>>
  readonly groupRows: number
  readonly party: number
  readonly search: number
  readonly peakMemory: number
  readonly caseFile: number
}

const PAGE = 200
/** There is nothing to recognise in statements. */
const NO_RECOGNISER: RecogniserClient = {
  start: () => Promise.resolve({ ok: false, reason: 'not-measured' }),
  read: () => Promise.reject(new CallFailure('cancelled')),
  close: () => Promise.resolve(),
}

/** Everything of one size, through the host as a window calls it, in files of its own that are removed afterwards. */
export async function measureLedger(rows: number, resources: string): Promise<LedgerFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'threshold-bench-'))
  try {
    const bundle = generateBundle(join(folder, 'bundle'), rows)
    const yardstick = measureYardstick(bundle, folder)
    const places = { resources, data: join(folder, 'data') }
    const noPrinting = { capabilities: { shell: 'command-line' as const, canPrint: false, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) }
    const host = createHost(places, noPrinting, workerParser(), NO_RECOGNISER)
    const ask = async <M extends MethodName>(method: M, params: Params<M>): Promise<ResultOf<M>> => {
      const answer = await host.call(method, params)
      if (!answer.ok) throw new CallFailure(answer.error.code)
      return answer.value as ResultOf<M>
    }
    const token = async (path: string): Promise<string> => (await host.grant(path)).token
    const casePath = join(folder, 'case.tcase')
    await ask('cases.create', { token: await token(casePath), passphrase: null })
    const importing = await secondsOfAsync(async () => ask('intake.import', { tokens: [await token(bundle.folder)] }))
    await ask('cases.close', {})

    const rowsAt = (offset: number): Promise<unknown> => ask('money.rows', { filter: {}, sort: 'time', offset, limit: PAGE })
    const open = await secondsOfAsync(async () => {
      await ask('cases.open', { token: await token(casePath), passphrase: null })
      await rowsAt(0)
    })
    // Sums are kept while a filter stays: other bounds each time keep every run a first one.
    let bound = 0
    const filtered = (more: object): Promise<unknown> => {
      bound += 1
      return ask('money.rows', { filter: { ...more, least: `0.0${bound % 10}`, most: `${90_000_000 + bound}` }, sort: 'time', offset: 0, limit: PAGE })
    }
    const page = await medianAsync(() => rowsAt(PAGE))
    const middlePage = await medianAsync(() => rowsAt(Math.floor(rows / 2)))
    const filter = await medianAsync(() => filtered({ accounts: ['a1'], from: '2020-01-01', direction: 'out' }))
    const wordFilterAtOnce = await medianAsync(() => filtered({ words: '高尔夫' }))
    const otherSideAtOnce = await medianAsync(() => filtered({ counterparty: '虚构物业公司' }))
    const search = await medianAsync(() => ask('search.query', { words: '高尔夫', limit: 50 }))
    // Opened anew: the rules of a small case have run with its first page already.
    await ask('cases.close', {})
    const findings = await secondsOfAsync(async () => {
      await ask('cases.open', { token: await token(casePath), passphrase: null })
      await ask('journeys.list', {})
    })
    const otherSide = await medianAsync(() => filtered({ counterparty: '虚构物业公司' }))
    const wordFilter = await medianAsync(() => filtered({ words: '高尔夫' }))
    const party = await medianAsync(() => filtered({ party: 'p1' }))
    const groupRows = await medianAsync(() => filtered({ group: { by: 'counterparty', key: 'name:虚构物业公司' } }))
    const groups = {} as Record<GroupedBy, number>
    for (const by of GROUPED_BY) {
      groups[by] = await medianAsync(() => {
        bound += 1
        return ask('money.groups', { filter: { most: `${90_000_000 + bound}` }, by, sort: 'out', offset: 0, limit: PAGE })
      })
    }
    const { intake } = await ask('review.get', { language: 'zh-CN' })
    if (intake.totals.transactions !== rows) throw new Error(`${intake.totals.transactions} rows were kept, not ${rows}`)
    await host.close()
    const { size } = statSync(casePath)
    return { rows, bytes: bundle.bytes, yardstick, import: importing, open, findings, page, middlePage, filter, wordFilterAtOnce, wordFilter, otherSideAtOnce, otherSide, groups, groupRows, party, search, peakMemory: process.resourceUsage().maxRSS * 1024, caseFile: size }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
