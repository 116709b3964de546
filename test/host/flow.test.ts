import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAmounts } from '../../src-renderer/screens/money/amount-text.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
})
afterAll(() => test.end())

const picture = (filter: Parameters<typeof test.ask<'flow.picture'>>[1]['filter'] = {}) => test.ask('flow.picture', { filter })

describe('flow picture of the sample case', () => {
  it('draws every row of the ledger that moved yuan once, or says why not', async () => {
    const { edges, leftOut, count, total } = await picture({ most: 1000 })
    const accounts = await test.ask('money.accounts', {})
    const rows = accounts.reduce((sum, account) => sum + account.rows.kept, 0)
    const again = edges.reduce((sum, edge) => sum + edge.seenAgain, 0)
    expect(count + again + leftOut.notMoved + leftOut.foreign).toBe(rows)
    expect(edges.reduce((sum, edge) => sum + edge.count, 0)).toBe(count)
    expect(addAmounts(edges.map((edge) => edge.total))).toBe(total)
    expect(again).toBeGreaterThan(0)
  })

  it('agrees with the finding on payments to each related party', async () => {
    const { findings } = await test.ask('review.get', { language: 'zh-CN' })
    const related = findings.filter((finding) => finding.rule === 'funds.to-related')
    expect(related.length).toBeGreaterThan(0)
    const { edges, nodes } = await picture({ most: 1000 })
    for (const finding of related) {
      const ends = new Set(nodes.filter((node) => node.party?.id === finding.subject?.id).map((node) => node.id))
      const paid = addAmounts(edges.filter((edge) => ends.has(edge.to) && !ends.has(edge.from)).map((edge) => edge.total))
      // The finding begins with the notice of suit and leaves the debtor's used accounts out; the picture has all of it.
      expect(BigInt(paid.replace('.', ''))).toBeGreaterThanOrEqual(BigInt((finding.total ?? '0').replace('.', '')))
    }
  })

  it('folds without changing the sum, and unfolds on demand', async () => {
    const whole = await picture({ most: 1000 })
    const small = await picture({ most: 6 })
    expect(small.nodes.filter((node) => node.kind !== 'rest')).toHaveLength(6)
    expect(small.nodes.filter((node) => node.kind === 'rest').every((node) => node.folded > 0)).toBe(true)
    expect([small.count, small.total]).toEqual([whole.count, whole.total])
    expect((await picture({ most: 12 })).nodes.length).toBeGreaterThan(small.nodes.length)
  })

  it('follows money from a row and gives the rows of an edge with their places', async () => {
    const { rows } = await test.ask('money.rows', { filter: { direction: 'out' }, sort: 'amount-desc', offset: 0, limit: 1 })
    const [largest] = rows
    const followed = await picture({ focus: largest?.id ?? '', up: 1, down: 1, most: 1000 })
    expect(followed.focus.length).toBeGreaterThan(0)
    expect(followed.leftOut.beyond.count).toBeGreaterThan(0)
    const found = []
    for (const edge of followed.edges) {
      const page = await test.ask('flow.rows', { filter: { focus: largest?.id ?? '', up: 1, down: 1, most: 1000 }, edge: edge.id, offset: 0, limit: 500 })
      expect(page.total).toBe(edge.count)
      if (edge.count <= 500) expect(addAmounts(page.rows.map((row) => row.amount))).toBe(edge.total)
      found.push(...page.rows.flatMap((row) => [`${row.path}:${row.line}`, ...row.also.map((each) => `${each.path}:${each.line}`)]))
    }
    expect(found).toContain(`${largest?.path ?? ''}:${largest?.line ?? 0}`)
  })

  it('refuses conditions that it cannot read', async () => {
    const refused = async (filter: object) => {
      const answer = await test.host.call('flow.picture', { filter })
      return answer.ok ? 'drawn' : answer.error.code
    }
    expect(await refused({ from: '2024-02-30' })).toBe('bad-request')
    expect(await refused({ least: 'viel' })).toBe('bad-request')
    expect(await refused({ focus: 'row:nowhere' })).toBe('not-found')
    expect(await refused({ period: 'springtime' })).toBe('bad-request')
  })
})

describe('money by month', () => {
  it('sums to the bounds of the ledger and counts what the findings count', async () => {
    const course = await test.ask('money.months', {})
    const review = await test.ask('review.get', { language: 'zh-CN' })
    const count = (kind: string) => course.marks.filter((mark) => mark.kind === kind && mark.counted).length
    const found = (rule: string) => review.findings.filter((finding) => finding.rule === rule).reduce((sum, finding) => sum + finding.citations.length, 0)
    expect(count('air')).toBe(found('travel.air'))
    expect(course.months.length).toBeGreaterThan(12)
    expect(addAmounts(course.days.map((day) => day.in))).toBe(addAmounts(course.months.map((month) => month.in)))
    const out = await test.ask('money.rows', { filter: { direction: 'out' }, sort: 'time', offset: 0, limit: 1 })
    expect(BigInt(addAmounts(course.months.map((month) => month.out)).replace('.', ''))).toBeLessThanOrEqual(BigInt(out.totalOut.replace('.', '')))
    expect(course.marks.some((mark) => mark.kind === 'detention')).toBe(true)
  })
})

describe('exports', () => {
  const write = async (format: 'graphml' | 'csv' | 'svg' | 'png', content?: string) => {
    const target = join(test.folder, `flow.${format}`)
    const answer = await test.host.call('flow.export', { filter: {}, format, token: await test.token(target), language: 'zh-CN', ...(content === undefined ? {} : { content }) })
    return answer.ok ? readFileSync(target) : answer.error.code
  }

  it('write GraphML and a table with a line for every movement, and log them', async () => {
    const { count, edges } = await picture()
    const table = String(await write('csv')).trim().split('\r\n')
    expect(table).toHaveLength(count + 1)
    expect(table[0]).toContain('付款方')
    expect(String(await write('graphml')).match(/<edge /gu)).toHaveLength(edges.length)
    const log = await test.ask('log.list', { offset: 0, limit: 50 })
    expect(log.entries.filter((entry) => entry.action === 'export.written').map((entry) => entry.details['format'])).toEqual(expect.arrayContaining(['flow-csv', 'flow-graphml']))
  })

  it('take pictures from the window only where they are pictures', async () => {
    expect(String(await write('svg', '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'))).toContain('<rect/>')
    expect(await write('svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')).toBe('bad-request')
    expect(await write('svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="1"></svg>')).toBe('bad-request')
    expect(await write('svg', '<svg xmlns="http://www.w3.org/2000/svg"><a href="http://example.invalid"/></svg>')).toBe('bad-request')
    expect(String(await write('svg', '<svg xmlns="http://www.w3.org/2000/svg"><title>店 one=1 javascript: &lt;script</title></svg>'))).toContain('one=1')
    expect(await write('svg')).toBe('bad-request')
    expect(await write('png', Buffer.from('no picture').toString('base64'))).toBe('bad-request')
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
    expect(await write('png', png.toString('base64'))).toEqual(png)
  })

  it('say when the place cannot be written', async () => {
    mkdirSync(join(test.folder, 'taken'))
    writeFileSync(join(test.folder, 'taken', 'x'), '')
    const answer = await test.host.call('flow.export', { filter: {}, format: 'csv', token: await test.token(join(test.folder, 'taken')), language: 'en' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'target-unwritable' } })
  })
})
