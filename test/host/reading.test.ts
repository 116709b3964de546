import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
beforeEach(() => {
  test = startTestHost()
})
afterEach(() => test.end())

const PATH = '01执行依据/民事判决书.pdf'

it('keeps what was read, what was pinned and where reading stopped, with undo and in the log', async () => {
  await test.ask('cases.openSample', {})
  const { file } = await test.ask('read.byPath', { path: PATH })
  expect(await test.ask('reader.readings', {})).toEqual({ states: {}, pins: [], last: null })
  expect((await test.ask('reader.setState', { file, state: 'later' })).states).toEqual({ [PATH]: 'later' })
  const pinned = await test.ask('reader.pin', { file, page: 1, line: null, quote: '原告' })
  expect(pinned.pins).toMatchObject([{ path: PATH, page: 1, quote: '原告' }])
  await test.ask('history.undo', { language: 'zh-CN' })
  expect((await test.ask('reader.readings', {})).pins).toEqual([])
  await test.ask('history.redo', { language: 'zh-CN' })
  const again = await test.ask('reader.readings', {})
  expect(again.pins).toHaveLength(1)
  expect((await test.ask('reader.unpin', { id: again.pins[0]?.id ?? '' })).pins).toEqual([])
  expect((await test.ask('reader.setState', { file, state: 'unread' })).states).toEqual({})
  const actions = (await test.ask('log.list', { offset: 0, limit: 50 })).entries.map((entry) => entry.action)
  expect(actions.filter((action) => action.startsWith('reading.')).toSorted()).toEqual(['reading.pinned', 'reading.state', 'reading.state', 'reading.unpinned'])
  expect(await test.ask('reader.place', { file })).toBeNull()
  const place = { page: 2, down: 0.5, zoom: 1.25, turn: 90, columns: 1 } as const
  await test.ask('reader.keepPlace', { file, place })
  expect(await test.ask('reader.place', { file })).toEqual(place)
  expect((await test.ask('reader.readings', {})).last).toBe(PATH)
  expect((await test.ask('log.verify', {})).ok).toBe(true)
})

it('finds the pages of a file that hold words, however they are spaced', async () => {
  await test.ask('cases.openSample', {})
  const { file } = await test.ask('read.byPath', { path: PATH })
  const { pages } = await test.ask('reader.find', { file, words: ' 原 告', most: 10 })
  expect(pages.length).toBeGreaterThan(0)
  expect(pages[0]?.hits).toBeGreaterThan(0)
  expect((await test.ask('reader.find', { file, words: '没有这样的词句', most: 10 })).pages).toEqual([])
})
