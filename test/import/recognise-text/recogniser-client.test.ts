import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createRecogniserClient, type DocumentToRead } from '../../../src-main/import/recognise-text/recogniser-client.ts'
import { drawPng } from './drawn-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'recogniser-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A process that behaves as the page number says: 1 answers, 2 ends, 3 never answers, 4 ends as a crash of native code does. */
function misbehaving(start: string): URL {
  const path = join(folder, `${start}.mjs`)
  writeFileSync(
    path,
    `let opened = 0
     process.on('message', (message) => {
       if (message.type === 'start') process.send(${JSON.stringify(start)} === 'ready' ? { type: 'ready', model: 'M' } : { type: 'unavailable', reason: 'no library' })
       if (message.type === 'open') opened += 1
       if (message.type !== 'page') return
       if (message.page === 2) process.exit(3)
       if (message.page === 3) for (;;);
       if (message.page === 4) process.abort()
       process.send({ type: 'page', outcome: { ok: true, page: { width: opened, height: 1, unit: 'px', lines: [] } } })
     })`,
  )
  return pathToFileURL(path)
}

const made: string[] = []
const document = (key: string): DocumentToRead => ({ key, format: 'png', password: null, bytes: () => (made.push(key), Uint8Array.from([1])) })

describe('the client', () => {
  it('survives what the process does, and sends a document once', async () => {
    const client = createRecogniserClient({ entry: misbehaving('ready'), timeoutMs: 1500, threads: 1 })
    try {
      expect(await client.start()).toEqual({ ok: true, model: 'M' })
      expect(await client.read(document('a'), 1)).toMatchObject({ ok: true, page: { width: 1 } })
      expect(await client.read(document('a'), 1)).toMatchObject({ ok: true, page: { width: 1 } })
      expect(await client.read(document('b'), 1)).toMatchObject({ ok: true, page: { width: 2 } })
      expect(made).toEqual(['a', 'b'])
      for (const [page, problem] of [[2, 'crashed'], [4, 'crashed'], [3, 'time-out']] as const) {
        expect(await client.read(document('b'), page)).toMatchObject({ ok: false, problem })
        expect(await client.read(document('b'), 1)).toMatchObject({ ok: true, page: { width: 1 } })
      }
    } finally {
      await client.close()
    }
  })

  it('says why recognition cannot be had', async () => {
    const without = createRecogniserClient({ entry: misbehaving('unavailable'), timeoutMs: 5000, threads: 1 })
    expect(await without.start()).toEqual({ ok: false, reason: 'no library' })
    const nowhere = createRecogniserClient({ entry: pathToFileURL(join(folder, 'not-there.mjs')), timeoutMs: 5000, threads: 1 })
    expect(await nowhere.start()).toEqual({ ok: false, reason: 'process ended' })
    await Promise.all([without.close(), nowhere.close()])
  })

  it('gives the page under way up when it is closed', async () => {
    const client = createRecogniserClient({ entry: misbehaving('ready'), timeoutMs: 60_000, threads: 1 })
    const reading = client.read(document('a'), 3)
    await new Promise((resolve) => {
      setTimeout(resolve, 400)
    })
    await client.close()
    expect(await reading).toMatchObject({ ok: false, problem: 'crashed' })
    await client.close()
  })

  it('reads a real page in the real process, boxes in the unit of the page', async () => {
    const entry = new URL('../../../src-main/import/recognise-text/recogniser-process.ts', import.meta.url)
    const client = createRecogniserClient({ entry, timeoutMs: 60_000, threads: 1 })
    try {
      const outcome = await client.read({ key: 'real', format: 'png', password: null, bytes: () => drawPng(['限制消费令']) }, 1)
      expect(outcome).toMatchObject({ ok: true, page: { width: 1000, height: 150, unit: 'px', lines: [{ text: '限制消费令', row: 1 }] } })
      expect(await client.read({ key: 'bad', format: 'pdf', password: null, bytes: () => Buffer.from('no pdf') }, 1)).toMatchObject({ ok: false, problem: 'damaged' })
      expect(await client.read({ key: 'real', format: 'png', password: null, bytes: () => drawPng(['限制消费令']) }, 2)).toMatchObject({ ok: false, problem: 'no-such-page' })
    } finally {
      await client.close()
    }
  })
})
