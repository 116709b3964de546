import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeResponse, type RangeAnswer } from '../../src-main/files/range.ts'

const CONTENT = Uint8Array.from({ length: 100 }, (_, index) => index)

async function* span(start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at <= end; at += 7) yield CONTENT.subarray(at, Math.min(at + 7, end + 1))
}

const ask = (rangeHeader: string | null, method = 'GET', size = 100): RangeAnswer => rangeResponse({ method, rangeHeader }, size, span)

async function body(answer: RangeAnswer): Promise<number[]> {
  const bytes: number[] = []
  for await (const chunk of answer.body ?? []) bytes.push(...chunk)
  return bytes
}

describe('rangeResponse', () => {
  it('gives the whole without a range', async () => {
    const answer = ask(null)
    expect(answer.status).toBe(200)
    expect(answer.headers).toEqual({ 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-length': '100' })
    expect(await body(answer)).toEqual([...CONTENT])
  })

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=90-', 90, 99],
    ['bytes=-5', 95, 99],
    ['bytes=50-1000', 50, 99],
    ['bytes=-1000', 0, 99],
    ['bytes=99-99', 99, 99],
    ['bytes=10-99999999999999999999999', 10, 99],
  ])('answers %s', async (header, start, end) => {
    const answer = ask(header)
    expect(answer.status).toBe(206)
    expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/100`)
    expect(answer.headers['content-length']).toBe(String(end - start + 1))
    expect(await body(answer)).toEqual([...CONTENT.subarray(start, end + 1)])
  })

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=99999999999999999999-'])('cannot satisfy %s', (header) => {
    const answer = ask(header)
    expect(answer).toMatchObject({ status: 416, body: null })
    expect(answer.headers['content-range']).toBe('bytes */100')
  })

  it.each(['bytes=5-2', 'bytes=-', 'bytes=a-b', 'items=0-1', 'bytes=0-1,5-6', ''])('ignores %j', (header) => {
    expect(ask(header).status).toBe(200)
  })

  it('answers HEAD without a body and refuses other methods', () => {
    expect(ask('bytes=0-9', 'HEAD')).toMatchObject({ status: 206, body: null })
    expect(ask(null, 'HEAD')).toMatchObject({ status: 200, body: null })
    expect(ask(null, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })

  it('answers for an empty original', async () => {
    expect(await body(ask(null, 'GET', 0))).toEqual([])
    expect(ask('bytes=0-', 'GET', 0).status).toBe(416)
  })

  it('always states what it sends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 6, unit: fc.constantFrom('0', '1', '5', '9', '-', ',') }), async (ranges) => {
        const answer = ask(`bytes=${ranges}`)
        expect(String((await body(answer)).length)).toBe(answer.headers['content-length'])
      }),
    )
  })
})
