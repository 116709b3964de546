import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
beforeEach(async () => {
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
})
afterEach(() => test.end())

const HEAD = '交易卡号,交易账号,交易户名,交易证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,对手户名,摘要说明,交易币种,交易是否成功,交易流水号'
const line = (time: string, amount: string, balance: string, sign: string, name: string, serial: string): string =>
  `6200000000000001,,虚构甲,,${time},${amount},${balance},${sign},,${name},转账,CNY,成功,${serial}`

function bundle(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = join(test.folder, name)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}
const takeIn = async (path: string) => test.ask('intake.import', { tokens: [await test.token(path)] })
const review = () => test.ask('review.get', { language: 'zh-CN' })

describe('intake', () => {
  it('keeps every row once across overlapping statements of one account, and conserves them', async () => {
    const first = [HEAD, line('2024-01-01 08:00:00', '100.00', '900.00', '出', '某店', 'S1'), line('2024-01-02 08:00:00', '100.00', '800.00', '出', '某店', 'S2'), line('2024-01-02 08:00:00', '5.50', '805.50', '进', '某人', 'S3')]
    const second = [HEAD, line('2024-01-02 08:00:00', '100.00', '800.00', '出', '某店', 'S2'), line('2024-01-02 08:00:00', '5.50', '805.50', '进', '某人', 'S3'), line('2024-01-03 08:00:00', '0.01', '805.49', '出', '某店', 'S4'), line('2024-13-03 08:00:00', '1.00', '', '出', '某店', 'S5')]
    await takeIn(bundle('a', { '一.csv': first.join('\r\n'), '二.csv': second.join('\r\n') }))
    const { intake } = await review()
    const rows = Object.fromEntries(intake.files.map((file) => [file.path, file.rows]))
    expect(rows['一.csv']).toMatchObject({ read: 3, kept: 3, duplicate: 0, rejected: 0 })
    expect(rows['二.csv']).toMatchObject({ read: 4, kept: 1, duplicate: 2, rejected: 1 })
    expect(rows['二.csv']?.rejections).toMatchObject([{ line: 5, reasonCode: 'date-unreadable' }])
    expect(intake.totals.transactions).toBe(4)
    const accounts = await test.ask('money.accounts', {})
    expect(accounts).toMatchObject([{ id: 'acct-6200000000000001', totalIn: '5.50', totalOut: '200.01', rows: { read: 7, kept: 4, duplicate: 2, rejected: 1 } }])
  })

  it('keeps two equal payments of one statement as two', async () => {
    const twice = [HEAD, line('2024-01-01 08:00:00', '20.00', '', '出', '某店', ''), line('2024-01-01 08:00:00', '20.00', '', '出', '某店', '')]
    await takeIn(bundle('a', { '一.csv': twice.join('\n'), '二.csv': `${twice.join('\n')}\n` }))
    const { intake } = await review()
    expect(intake.files.map((file) => [file.rows?.kept, file.rows?.duplicate])).toEqual([[2, 0], [0, 2]])
  })

  it('changes nothing when the same bundle comes again', async () => {
    const path = bundle('a', { '一.csv': [HEAD, line('2024-01-01 08:00:00', '100.00', '900.00', '出', '某店', 'S1')].join('\n'), '说明.txt': '虚构样例', 'case.json': '{"schema":"threshold-case/1","case":{"number":"虚构1号"}}' })
    await takeIn(path)
    const before = await review()
    expect(await takeIn(path)).toMatchObject({ added: 0, unchanged: 3 })
    const after = await review()
    expect({ ...after, generatedAt: '' }).toEqual({ ...before, generatedAt: '' })
  })

  it('links a second copy of a file and does not count it again', async () => {
    const text = [HEAD, line('2024-01-01 08:00:00', '100.00', '900.00', '出', '某店', 'S1')].join('\n')
    await takeIn(bundle('a', { 'a/一.csv': text, 'b/一（副本）.csv': text }))
    const { intake } = await review()
    expect(intake.files.map((file) => [file.path, file.status])).toEqual([['a/一.csv', 'imported'], ['b/一（副本）.csv', 'duplicate']])
    expect(intake.totals).toMatchObject({ files: 2, duplicate: 1, transactions: 1 })
  })

  it('puts the rows under the account that is stated for a later copy of the file', async () => {
    const text = [HEAD.replace('交易卡号,', '备用列,'), line('2024-01-01 08:00:00', '100.00', '900.00', '出', '某店', 'S1')].join('\n')
    const json = { schema: 'threshold-case/1', accounts: [{ id: 'W', institution: '虚构银行' }], files: [{ path: '原件.csv', kind: 'bank-statement', account: 'W' }] }
    await takeIn(bundle('a', { '一份.csv': text, '原件.csv': text, 'case.json': JSON.stringify(json) }))
    const { intake } = await review()
    expect(Object.fromEntries(intake.files.map((file) => [file.path, file.status]))).toMatchObject({ '一份.csv': 'imported', '原件.csv': 'duplicate' })
    const accounts = await test.ask('money.accounts', {})
    expect(accounts.filter((each) => each.rows.kept > 0).map((each) => [each.id, each.totalOut])).toEqual([['W', '100.00']])
  })

  it('keeps another content under a taken path beside it', async () => {
    await takeIn(bundle('a', { '说明.txt': '第一份' }))
    await takeIn(bundle('b', { '说明.txt': '第二份' }))
    const { intake } = await review()
    expect(intake.files.map((file) => file.path)).toEqual(['说明.txt', '说明.txt (2)'])
  })

  it('lists what cannot be read with its reason and takes the rest in', async () => {
    await takeIn(bundle('a', { '空.txt': '', '坏.pdf': '%PDF-1.7 ends here', '谜.bin': Uint8Array.from([0, 1, 2, 3, 254, 255, 0, 9]), '好.txt': '限制消费令' }))
    const { intake } = await review()
    expect(Object.fromEntries(intake.files.map((file) => [file.path, file.reasonCode]))).toEqual({ '好.txt': null, '坏.pdf': 'damaged', '空.txt': 'empty-file', '谜.bin': 'unsupported-format' })
    expect(intake.files.every((file) => file.reasonCode === null || (file.reason ?? '').length > 3)).toBe(true)
  })

  it('names a checksum that differs from the one stated, and wrong entries of case.json', async () => {
    const json = {
      schema: 'threshold-case/1',
      parties: [{ id: 'p1', name: '虚构甲', role: 'debtor' }, { id: 'p2', name: '虚构乙', role: 'king' }],
      milestones: [{ kind: 'restriction-served', date: '2024-02-30' }, { kind: 'restriction-served', date: '2024-03-01', party: 'p1' }],
      files: [{ path: '说明.txt', sha256: '0'.repeat(64) }],
    }
    await takeIn(bundle('a', { '说明.txt': '虚构', 'case.json': JSON.stringify(json) }))
    const { intake, case: facts } = await review()
    const reasons = Object.fromEntries(intake.files.map((file) => [file.path, file.reasonCode]))
    expect(reasons).toEqual({ '说明.txt': 'checksum-mismatch', 'case.json': 'case-json-invalid' })
    expect(intake.files.find((file) => file.path === 'case.json')?.reason).toContain('parties[1].role')
    expect(facts).toMatchObject({ parties: [{ id: 'p1' }], milestones: [{ kind: 'restriction-served', date: '2024-03-01' }] })
  })

  it('does not pass a stated statement over of which it knows no column', async () => {
    const text = '甲列,乙列,丙列\r\n一,二,三\r\n'
    const json = { schema: 'threshold-case/1', files: [{ path: '流水.csv', kind: 'bank-statement' }, { path: '说明.txt', kind: 'document' }] }
    await takeIn(bundle('a', { '流水.csv': text, '说明.txt': `${text}虚构`, 'case.json': JSON.stringify(json) }))
    const { intake } = await review()
    const seen = Object.fromEntries(intake.files.map((file) => [file.path, [file.status, file.reasonCode]]))
    expect(seen).toMatchObject({ '流水.csv': ['needs-attention', 'unknown-columns'], '说明.txt': ['imported', null] })
    expect(intake.files.find((file) => file.path === '流水.csv')?.reason).toContain('甲列,乙列,丙列')
  })

  it('refuses a bundle without files', async () => {
    mkdirSync(join(test.folder, 'empty'))
    const result = await test.host.call('intake.import', { tokens: [await test.token(join(test.folder, 'empty'))] })
    expect(result).toMatchObject({ ok: false, error: { code: 'bundle-empty' } })
  })

  it('stops where it is told to and goes on from there', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${String(index).padStart(2, '0')}.txt`, `第 ${index} 份`]))
    const path = bundle('a', files)
    const stop = test.host.subscribe((event) => {
      if (event.type === 'import-progress' && event.done === 10) void test.host.call('intake.cancel', {})
    })
    const first = await takeIn(path)
    stop()
    expect(first.cancelled).toBe(true)
    expect(first.added).toBeGreaterThanOrEqual(10)
    expect(first.added).toBeLessThan(30)
    const second = await takeIn(path)
    expect(first.added + second.added).toBe(30)
  })
})
