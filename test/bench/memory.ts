import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MethodName, Params, ResultOf } from '../../src-main/contract/api.ts'
import { ok } from '../../src-main/contract/result.ts'
import { connectHost } from '../../src-main/host/client.ts'
import { forkHost } from '../../src-main/shell-browser/host-process.ts'
import { writeLargePdf } from '../reader/write-large-pdf.ts'
import { generateBundle, HEAD } from './generate.ts'
import { processesBelow, type ProcessMemory } from './peak-memory.ts'

/**
 * `memory.js <resources> [megabytes rows]`: takes a generated scan and then generated statements into new case files
 * through the built host, and prints the most memory that each process of the program had resident.
 */
const [resources = '', megabytes = '1000', rows = '1000000'] = process.argv.slice(2)
const BUILT = join(resources, '../out/main')
const BOUND = 500 * 1_000_000
const EVERY_MS = 100

if (!existsSync(join(BUILT, 'host.js'))) throw new Error('build first: npm run build')
const folder = mkdtempSync(join(tmpdir(), 'threshold-memory-'))
try {
  const lines: string[] = []
  if (Number(megabytes) > 0) {
    const pages = Number(megabytes) * 5
    const scan = join(folder, 'scan')
    mkdirSync(scan)
    process.stderr.write(`writing ${megabytes} MB, ${pages} pages …\n`)
    const size = writeLargePdf(join(scan, '大卷.pdf'), { pages, pictureBytes: 200_000, tree: 'flat' })
    lines.push(...(await measured(`a PDF of ${(size / 1e6).toFixed(0)} MB and ${pages} pages`, scan)))
    rmSync(scan, { recursive: true })
  }
  if (Number(rows) > 0) {
    const statements = join(folder, 'statements')
    mkdirSync(statements)
    process.stderr.write(`writing ${rows} rows …\n`)
    const { bytes, files } = generateBundle(statements, Number(rows), 1)
    lines.push(...(await measured(`${rows} rows of CSV, ${(bytes / 1e6).toFixed(0)} MB in four files`, statements)))
    joinFiles(files)
    lines.push(...(await measured(`the same rows in one file`, statements)))
    breakBalance(files[0] ?? '')
    lines.push(...(await measured(`the same, one balance broken`, statements)))
  }
  process.stdout.write(['| taken in | seconds | owner of the case file | reader | all at once, at most | together below 500 MB |', '| --- | ---: | ---: | ---: | ---: | --- |', ...lines, ''].join('\n'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Makes one file of several with the same head. */
function joinFiles([first = '', ...others]: readonly string[]): void {
  for (const path of others) {
    const bytes = readFileSync(path)
    appendFileSync(first, bytes.subarray(bytes.indexOf(0x0a) + 1))
    rmSync(path)
  }
}

/** Changes the balance of a line in the middle, so that the whole statement has to be worked out anew. No byte of a longer character is a comma. */
function breakBalance(path: string): void {
  const bytes = readFileSync(path)
  let at = bytes.indexOf(0x0a, bytes.length / 2)
  for (let column = 0; column <= HEAD.split(',').indexOf('交易余额'); column += 1) at = bytes.indexOf(0x2c, at + 1)
  bytes[at - 1] = bytes[at - 1] === 0x31 ? 0x32 : 0x31
  writeFileSync(path, bytes)
}

async function measured(name: string, bundle: string): Promise<string[]> {
  process.stderr.write(`taking in ${name} …\n`)
  const channel = forkHost(BUILT)
  const host = await connectHost(
    channel,
    { resources, data: join(folder, 'data') },
    { capabilities: { shell: 'command-line', canPrint: false, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) },
  )
  const ask = async <M extends MethodName>(method: M, params: Params<M>): Promise<ResultOf<M>> => {
    const answer = await host.call(method, params)
    if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${JSON.stringify(answer.error.details)}`)
    return answer.value as ResultOf<M>
  }
  const casePath = join(folder, 'memory.tcase')
  await ask('cases.create', { token: (await host.grant(casePath)).token, passphrase: null })
  const peaks = new Map<number, ProcessMemory>()
  let together = 0
  const look = (): void => {
    const now = processesBelow()
    together = Math.max(together, now.reduce((total, each) => total + (each.role === 'other' ? 0 : each.share), 0))
    for (const each of now) peaks.set(each.pid, { ...each, peak: Math.max(each.peak, peaks.get(each.pid)?.peak ?? 0) })
  }
  const watch = setInterval(look, EVERY_MS)
  const began = performance.now()
  const { added } = await ask('intake.import', { tokens: [(await host.grant(bundle)).token] })
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  look()
  if (added === 0) throw new Error('nothing was taken in')
  const size = statSync(casePath).size
  await host.close()
  channel.kill()
  rmSync(casePath)
  const most = (role: ProcessMemory['role']): number => Math.max(0, ...[...peaks.values()].filter((each) => each.role === role).map((each) => each.peak))
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
  process.stderr.write(`case file ${mb(size)}\n`)
  return [`| ${name} | ${seconds.toFixed(1)} | ${mb(most('owner'))} | ${mb(most('reader'))} | ${mb(together)} | ${together < BOUND ? 'yes' : 'no'} |`]
}
