import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostEvent, MethodName, Params, ResultOf } from '../../src-main/contract/api.ts'
import { ok } from '../../src-main/contract/result.ts'
import { runCommand } from '../../src-main/cli/commands.ts'
import { createHost } from '../../src-main/host/create-host.ts'
import type { Host } from '../../src-main/host/host.ts'
import { recogniserProcess } from '../../src-main/host/intake/recogniser-service.ts'
import type { PageOutcome } from '../../src-main/import/recognise-text/messages.ts'
import type { RecogniserClient } from '../../src-main/import/recognise-text/recogniser-client.ts'
import { ROOT } from '../rules/import-graph.ts'
import { drawPng } from '../import/recognise-text/drawn-page.ts'
import { writeProtectedPdf } from '../import/documents/write-protected-pdf.ts'
import { inProcessParser } from './in-process.ts'

let folder: string
let hosts: Host[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recognise-'))
  hosts = []
})
afterEach(async () => {
  for (const host of hosts) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

function hostWith(recogniser: RecogniserClient, shell: 'command-line' | 'browser' = 'command-line'): Host {
  const host = createHost(
    { resources: join(ROOT, 'resources'), data: join(folder, 'data') },
    { capabilities: { shell, canPrint: true, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) },
    inProcessParser,
    recogniser,
  )
  hosts.push(host)
  return host
}

async function ask<M extends MethodName>(host: Host, method: M, params: Params<M>): Promise<ResultOf<M>> {
  const result = await host.call(method, params)
  if (!result.ok) throw new Error(`${method}: ${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value as ResultOf<M>
}

type Progress = Extract<HostEvent, { type: 'recognition-progress' }>
type Finished = Extract<HostEvent, { type: 'recognition-finished' }>

/** Hears a host until recognition has finished. */
function hear(host: Host): { readonly progress: Progress[]; readonly finished: Promise<Finished> } {
  const progress: Progress[] = []
  const { promise, resolve } = Promise.withResolvers<Finished>()
  host.subscribe((event) => {
    if (event.type === 'recognition-progress') progress.push(event)
    if (event.type === 'recognition-finished') resolve(event)
  })
  return { progress, finished: promise }
}

async function readAll(host: Host, params: Params<'recognise.start'> = {}): Promise<Finished> {
  const { finished } = hear(host)
  expect((await ask(host, 'recognise.start', params)).state).toBe('running')
  return finished
}

/** Reads what the test says, and remembers what it was asked for. */
function scripted(read: (key: string, page: number) => PageOutcome | Promise<PageOutcome>, starts = true): RecogniserClient & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    start: () => Promise.resolve(starts ? { ok: true, model: 'M 1' } : { ok: false, reason: 'no library' }),
    read(document, page) {
      document.bytes()
      asked.push(`${document.key.slice(0, 6)}/${page}`)
      return Promise.resolve(read(document.key, page))
    },
    close: () => Promise.resolve(),
  }
}
const read = (...texts: readonly string[]): PageOutcome => ({
  ok: true,
  page: { width: 1000, height: 500, unit: 'px', lines: texts.map((text, index) => ({ text, row: index + 1, confidence: 0.9, doubtful: text.includes('1.2') ? [{ from: 3, to: 6, confidence: 0.71 }] : [], box: { x: 1, y: 2, width: 3, height: 4 } })) },
})

/** Pictures that differ, so that none is taken for a copy of another. */
function pictures(names: readonly string[]): string {
  const bundle = join(folder, 'bundle')
  mkdirSync(bundle, { recursive: true })
  names.forEach((name, index) => writeFileSync(join(bundle, name), drawPng([], { width: 100 + index, height: 60 })))
  return bundle
}

async function takenIn(host: Host, bundle: string): Promise<string> {
  const path = join(folder, 'a.tcase')
  await ask(host, 'cases.create', { token: (await host.grant(path)).token, passphrase: null, reviewer: '虚构审查人' })
  await ask(host, 'intake.import', { tokens: [(await host.grant(bundle)).token] })
  return path
}
const idOf = async (host: Host, path: string): Promise<string> => (await ask(host, 'read.byPath', { path })).file

describe('recognition', () => {
  it('keeps text, boxes and confidence beside the picture, counts the pages, finds the words and tells the log', async () => {
    const host = hostWith(scripted(() => read('被执行人财产报告表', '余额约1.2万元')))
    await takenIn(host, pictures(['甲.png', '乙.png']))
    const file = await idOf(host, '甲.png')
    expect(await ask(host, 'read.recognisedLines', { file, page: 1 })).toMatchObject({ state: 'waiting', lines: [] })
    expect(await ask(host, 'recognise.status', {})).toMatchObject({ state: 'idle', recognised: 0, waiting: 2 })
    const before = (await ask(host, 'review.get', { language: 'zh-CN' })).intake.files.find((each) => each.path === '甲.png')
    expect(before).toMatchObject({ pages: 1, pagesWithoutText: 1, pagesRecognised: 0 })

    const { progress } = hear(host)
    expect(await readAll(host)).toEqual({ type: 'recognition-finished', recognised: 2, failed: 0, waiting: 0, problem: null })
    expect(progress.map((each) => [each.done, each.total, each.path, each.page])).toEqual([[0, 2, '乙.png', 1], [1, 2, '甲.png', 1]])
    const page = await ask(host, 'read.recognisedLines', { file, page: 1 })
    expect(page).toMatchObject({ state: 'done', model: 'M 1', width: 1000, height: 500, unit: 'px', confidence: 0.9 })
    expect(page.lines[0]).toEqual({ line: 1, row: 1, text: '被执行人财产报告表', corrected: null, correctedBy: null, correctedAt: null, confidence: 0.9, low: false, doubtful: [], box: { x: 1, y: 2, width: 3, height: 4 } })
    expect(page.lines[1]).toMatchObject({ low: true, doubtful: [{ from: 3, to: 6, confidence: 0.71 }] })
    expect(await ask(host, 'read.pageText', { file, page: 1 })).toEqual({ page: 1, text: '被执行人财产报告表\n余额约1.2万元', recognised: true })
    expect((await ask(host, 'search.query', { words: '财产报告表', limit: 10 })).map((hit) => [hit.path, hit.page])).toEqual([['甲.png', 1], ['乙.png', 1]].toSorted())
    const after = (await ask(host, 'review.get', { language: 'zh-CN' })).intake.files.find((each) => each.path === '甲.png')
    expect(after).toEqual({ ...before, pagesRecognised: 1 })
    const log = await ask(host, 'log.list', { offset: 0, limit: 10 })
    expect(log.entries[0]).toMatchObject({ action: 'recognise.file', target: '甲.png', details: { pages: 1, failed: 0, lines: 2, confidence: 0.9, model: 'M 1' } })
    expect(await ask(host, 'log.verify', {})).toMatchObject({ ok: true })
  })

  it('goes on after it was ended, reading no page twice', async () => {
    let pages = 0
    const first = scripted(() => {
      pages += 1
      return pages <= 2 ? read('第几页') : new Promise<PageOutcome>(() => undefined)
    })
    const names = ['1.png', '2.png', '3.png', '4.png']
    const one = hostWith(first)
    const path = await takenIn(one, pictures(names))
    const { progress } = hear(one)
    await ask(one, 'recognise.start', {})
    while (progress.length < 3) await new Promise((resolve) => void setTimeout(resolve, 10))
    await one.close()
    hosts = []

    const second = scripted(() => read('第几页'))
    const two = hostWith(second)
    await ask(two, 'cases.open', { token: (await two.grant(path)).token, passphrase: null })
    expect(await ask(two, 'recognise.status', {})).toMatchObject({ recognised: 2, waiting: 2 })
    expect(await readAll(two)).toMatchObject({ recognised: 2, waiting: 0 })
    expect(first.asked.slice(0, 2).concat(second.asked).toSorted()).toEqual([...new Set([...first.asked.slice(0, 2), ...second.asked])].toSorted())
    expect(second.asked).toHaveLength(2)
    // Nothing is left: nothing is started.
    expect(await ask(two, 'recognise.start', {})).toMatchObject({ state: 'idle', recognised: 4, waiting: 0 })
    expect((await ask(two, 'log.list', { offset: 0, limit: 50 })).entries.filter((entry) => entry.action === 'recognise.file')).toHaveLength(4)
  })

  it('stops at once when it is told to, and keeps what is read', async () => {
    const waits = scripted((_, page) => (waits.asked.length === 1 ? read('第一') : new Promise<PageOutcome>((resolve) => void setTimeout(() => resolve(page === 1 ? read('太迟') : read('太迟')), 150))))
    const host = hostWith(waits)
    await takenIn(host, pictures(['1.png', '2.png', '3.png']))
    const { progress, finished } = hear(host)
    await ask(host, 'recognise.start', {})
    while (progress.length < 2) await new Promise((resolve) => void setTimeout(resolve, 10))
    expect(await ask(host, 'recognise.cancel', {})).toMatchObject({ state: 'idle', recognised: 1, waiting: 2 })
    expect(await finished).toMatchObject({ recognised: 1, waiting: 2 })
    expect((await ask(host, 'search.query', { words: '太迟', limit: 5 })).filter((hit) => hit.kind === 'page')).toEqual([])
  })

  it('takes the page that is looked at first', async () => {
    const host = hostWith(scripted(() => read('文字')))
    await takenIn(host, pictures(['1.png', '2.png', '3.png']))
    const { progress } = hear(host)
    await readAll(host, { file: await idOf(host, '3.png'), page: 1 })
    expect(progress.map((each) => each.path)).toEqual(['3.png', '1.png', '2.png'])
  })

  it('reads a page again when it is asked to, keeps the corrections by hand, which undo still takes back, and tells the log', async () => {
    let turn = 0
    const host = hostWith(scripted(() => (turn === 0 ? read('余额约1.2万元') : turn === 1 ? read('余额约1.3万元') : { ok: false, problem: 'time-out', detail: '180' })))
    await takenIn(host, pictures(['1.png']))
    await readAll(host)
    const file = await idOf(host, '1.png')
    const correct = (text: string): Promise<unknown> => ask(host, 'recognise.correct', { file, page: 1, line: 1, text })
    await correct('余额约12万元')
    turn = 1
    expect(await readAll(host, { file, page: 1, again: true })).toMatchObject({ recognised: 1, failed: 0 })
    const lines = async () => (await ask(host, 'read.recognisedLines', { file, page: 1 })).lines.map(({ line, text, corrected }) => ({ line, text, corrected }))
    expect(await lines()).toEqual([{ line: 1, text: '余额约1.3万元', corrected: '余额约12万元' }])
    expect((await ask(host, 'read.pageText', { file, page: 1 })).text).toBe('余额约12万元')
    expect((await ask(host, 'log.list', { offset: 0, limit: 1 })).entries[0]).toMatchObject({ action: 'recognise.again', target: '1.png', details: { page: 1, before: 1, lines: 1, corrections: 1, model: 'M 1' } })
    await ask(host, 'history.undo', { language: 'zh-CN' })
    expect(await lines()).toEqual([{ line: 1, text: '余额约1.3万元', corrected: null }])
    expect((await ask(host, 'read.pageText', { file, page: 1 })).text).toBe('余额约1.3万元')
    // Where it cannot be read now, the reading before stands.
    turn = 2
    expect(await readAll(host, { file, page: 1, again: true })).toMatchObject({ recognised: 0, failed: 1 })
    expect(await lines()).toEqual([{ line: 1, text: '余额约1.3万元', corrected: null }])
    expect(await ask(host, 'recognise.status', {})).toMatchObject({ recognised: 1, failed: 0, waiting: 0 })
    expect(await ask(host, 'log.verify', {})).toMatchObject({ ok: true })
  })

  it('names a page that cannot be read, does not try it at every start, and tries it when asked to', async () => {
    let broken = true
    const host = hostWith(scripted(() => (broken ? { ok: false, problem: 'time-out', detail: '180' } : read('终于'))))
    await takenIn(host, pictures(['1.png']))
    expect(await readAll(host)).toMatchObject({ recognised: 0, failed: 1, waiting: 0 })
    const file = await idOf(host, '1.png')
    expect(await ask(host, 'read.recognisedLines', { file, page: 1 })).toMatchObject({ state: 'failed', problem: 'time-out', lines: [] })
    expect((await ask(host, 'recognise.start', {})).state).toBe('idle')
    broken = false
    expect(await readAll(host, { file, page: 1 })).toMatchObject({ recognised: 1, failed: 0 })
    expect(await ask(host, 'recognise.status', {})).toMatchObject({ recognised: 1, failed: 0 })
  })

  it('leaves the pages as they are where runtime or models cannot be loaded', async () => {
    const host = hostWith(scripted(() => read('x'), false))
    await takenIn(host, pictures(['1.png']))
    expect(await readAll(host)).toEqual({ type: 'recognition-finished', recognised: 0, failed: 0, waiting: 1, problem: 'no library' })
    expect(await ask(host, 'recognise.status', {})).toMatchObject({ state: 'unavailable', problem: 'no library', waiting: 1 })
  })

  it('gives a protected scan to the process with the password that opened it', async () => {
    const bundle = join(folder, 'bundle')
    mkdirSync(bundle, { recursive: true })
    writeFileSync(join(bundle, '扫描回函.pdf'), writeProtectedPdf('', 'geheim6'))
    writeFileSync(join(bundle, '1.png'), drawPng([], { width: 100, height: 60 }))
    const passwords: (string | null)[] = []
    const client = scripted(() => read('已识别'))
    const host = hostWith({ ...client, read: (document, page) => (passwords.push(document.password), client.read(document, page)) })
    await ask(host, 'cases.create', { token: (await host.grant(join(folder, 'case.tcase'))).token, passphrase: null })
    await ask(host, 'intake.import', { tokens: [(await host.grant(bundle)).token], passwords: ['geheim6'] })
    expect(await readAll(host)).toMatchObject({ recognised: 2, failed: 0 })
    expect(passwords.toSorted()).toEqual(['geheim6', null])
  })

  it('starts by itself behind a window, and not for a command', async () => {
    const behindWindow = scripted(() => read('自动'))
    const host = hostWith(behindWindow, 'browser')
    const { finished } = hear(host)
    await takenIn(host, pictures(['1.png']))
    expect(await finished).toMatchObject({ recognised: 1 })
    const forCommand = scripted(() => read('自动'))
    const other = hostWith(forCommand)
    await ask(other, 'cases.create', { token: (await other.grant(join(folder, 'b.tcase'))).token, passphrase: null })
    await ask(other, 'intake.import', { tokens: [(await other.grant(join(folder, 'bundle'))).token] })
    expect(forCommand.asked).toEqual([])
  })
})

describe('a correction by hand', () => {
  it('is kept beside the line with its author, found by search with what was read, and taken back', async () => {
    const host = hostWith(scripted(() => read('余额约1.2万元', '现金约三千元')))
    await takenIn(host, pictures(['1.png']))
    await readAll(host)
    const file = await idOf(host, '1.png')
    const corrected = await ask(host, 'recognise.correct', { file, page: 1, line: 1, text: '余额约12万元', language: 'zh-CN' })
    expect(corrected.lines[0]).toMatchObject({ text: '余额约1.2万元', corrected: '余额约12万元', correctedBy: '虚构审查人', low: false })
    expect((await ask(host, 'read.pageText', { file, page: 1 })).text).toBe('余额约12万元\n现金约三千元')
    const pagesWith = async (words: string): Promise<number> => (await ask(host, 'search.query', { words, limit: 5 })).filter((hit) => hit.kind === 'page').length
    expect([await pagesWith('12万元'), await pagesWith('1.2万元')]).toEqual([1, 1])
    const log = await ask(host, 'log.list', { offset: 0, limit: 1 })
    expect(log.entries[0]).toMatchObject({ action: 'recognise.correct', target: '1.png', reviewer: '虚构审查人', details: { page: 1, line: 1, recognised: '余额约1.2万元', before: null, after: '余额约12万元' } })
    // The same again changes nothing.
    await ask(host, 'recognise.correct', { file, page: 1, line: 1, text: ' 余额约12万元 ' })
    expect((await ask(host, 'log.list', { offset: 0, limit: 1 })).head).toBe(log.head)
    // One undo takes the correction back with the text of the page and the index, one redo gives it again.
    await ask(host, 'history.undo', { language: 'zh-CN' })
    expect([(await ask(host, 'read.pageText', { file, page: 1 })).text, await pagesWith('12万元')]).toEqual(['余额约1.2万元\n现金约三千元', 0])
    await ask(host, 'history.redo', { language: 'zh-CN' })
    expect([(await ask(host, 'read.pageText', { file, page: 1 })).text, await pagesWith('12万元'), await pagesWith('1.2万元')]).toEqual(['余额约12万元\n现金约三千元', 1, 1])
    const back = await ask(host, 'recognise.correct', { file, page: 1, line: 1, text: null })
    expect(back.lines[0]).toMatchObject({ corrected: null, low: true })
    expect(await pagesWith('12万元')).toBe(0)
    expect(await host.call('recognise.correct', { file, page: 1, line: 9, text: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await ask(host, 'log.verify', {})).toMatchObject({ ok: true })
  })
})

describe('the sample case', () => {
  it('has a scanned record of which every word is found', async () => {
    const host = hostWith(recogniserProcess('command-line'))
    await takenIn(host, join(ROOT, 'resources/sample-case/05言词证据'))
    const before = await ask(host, 'search.query', { words: '绑到我的微信', limit: 5 })
    expect(before.filter((hit) => hit.kind === 'page' && hit.path.endsWith('讯问笔录.pdf'))).toEqual([])
    expect(await readAll(host)).toMatchObject({ recognised: 2, failed: 0, problem: null })
    const [hit] = await ask(host, 'search.query', { words: '绑到我的微信', limit: 5 })
    expect(hit).toMatchObject({ kind: 'page', path: '讯问笔录.pdf', page: 1 })
    expect(hit?.snippet).toContain('绑到我的微信')
    const [second] = await ask(host, 'search.query', { words: '阿联酋', limit: 5 })
    expect(second).toMatchObject({ path: '讯问笔录.pdf', page: 2 })
    const page = await ask(host, 'read.recognisedLines', { file: await idOf(host, '讯问笔录.pdf'), page: 1 })
    expect(page.unit).toBe('pt')
    expect(page.lines.every((line) => line.box.x >= 0 && line.box.x + line.box.width <= page.width + 0.1 && line.box.y + line.box.height <= page.height + 0.1)).toBe(true)
  })
})

describe('a command', () => {
  async function run(args: readonly string[], recogniser: RecogniserClient): Promise<{ status: number; err: string }> {
    let err = ''
    const status = await runCommand(args, { out: () => undefined, err: (text) => void (err += text), progressToTerminal: false }, () => hostWith(recogniser))
    return { status, err }
  }
  const importInto = (name: string, ...more: string[]): string[] => ['import', pictures(['1.png', '2.png']), '--case', join(folder, name), ...more]

  it('reads the pages and waits for them, with progress', async () => {
    const { status, err } = await run(importInto('a.tcase'), scripted(() => read('文字')))
    expect(status).toBe(0)
    expect(err).toContain('识别文字 1/2：1.png，第 1 页')
    expect(err).not.toContain('没有文字')
  })

  it('leaves them where it is told to, and names them', async () => {
    const client = scripted(() => read('文字'))
    const { status, err } = await run(importInto('a.tcase', '--no-ocr'), client)
    expect([status, client.asked]).toEqual([0, []])
    expect(err).toContain('  2.png：1 页没有文字')
  })

  it('says in one line that the machine cannot read them, names them, and goes on', async () => {
    const { status, err } = await run(importInto('a.tcase'), scripted(() => read('文字'), false))
    expect(status).toBe(3)
    expect(err.split('\n').filter((line) => line.includes('no library'))).toHaveLength(1)
    expect(err).toContain('  1.png：1 页没有文字')
  })
})
