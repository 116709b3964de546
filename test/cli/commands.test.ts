import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../../src-main/cli/commands.ts'
import { ok } from '../../src-main/contract/result.ts'
import { createHost } from '../../src-main/host/create-host.ts'
import { inProcessParser } from '../host/in-process.ts'
import { ROOT } from '../rules/import-graph.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threshold-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command; printing is played by a file that holds the page. */
async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const status = await runCommand(args, { out: (text) => (out += text), err: (text) => (err += text), progressToTerminal: false }, () =>
    createHost(
      { resources: join(ROOT, 'resources'), data: join(folder, 'data') },
      {
        capabilities: { shell: 'command-line', canPrint: true, canPick: false, canReveal: false },
        printToPdf: (html, target) => {
          writeFileSync(target, html)
          return Promise.resolve(ok(null))
        },
      },
      inProcessParser,
    ),
  )
  return { status, out, err }
}

function smallBundle(): string {
  const bundle = join(folder, 'bundle')
  mkdirSync(bundle, { recursive: true })
  writeFileSync(join(bundle, '流水.csv'), '交易时间,交易卡号,交易金额,交易余额,收付标志,对手户名,摘要说明\n2024-03-01 08:00:00,6200000000000001,12000.00,88000.00,出,虚构商行,货款\n')
  writeFileSync(join(bundle, '笔录.txt'), '虚构笔录：被执行人称没有能力履行。')
  return bundle
}

describe('threshold review', () => {
  it('writes everything for the sample case and says what was found', async () => {
    const out = join(folder, 'out')
    const { status, out: text, err } = await run('review', join(ROOT, 'resources/sample-case'), '--out', out, '--no-ocr')
    expect(status).toBe(3)
    expect(readdirSync(out).toSorted()).toEqual(['case.tcase', 'checklist.docx', 'checklist.html', 'checklist.pdf', 'evidence-list.csv', 'review.json'])
    expect(text).toMatch(/出境.*25/u)
    expect(text).toContain('135')
    expect(err).toMatch(/^\d+\/\d+$/mu)
    const review = JSON.parse(readFileSync(join(out, 'review.json'), 'utf8')) as { schema: string; findings: { rule: string; count: number }[] }
    expect(review.schema).toBe('threshold-review/1')
    expect(review.findings.find((finding) => finding.rule === 'travel.border')?.count).toBe(25)
  })

  it('is in English where asked, and ends with 0 where nothing needs attention', async () => {
    const out = join(folder, 'out')
    const { status, out: text } = await run('review', smallBundle(), '--out', out, '--lang', 'en', '--role', 'prosecutor', '--no-ocr')
    expect(text).toContain('Intake: 2 files')
    expect(status).toBe(0)
    expect(readFileSync(join(out, 'checklist.html'), 'utf8')).toContain('lang="en"')
  })

  it('keeps a case file that is there', async () => {
    const out = join(folder, 'out')
    const bundle = smallBundle()
    await run('review', bundle, '--out', out, '--no-ocr')
    const before = readFileSync(join(out, 'case.tcase'))
    await run('review', bundle, '--out', out, '--no-ocr')
    expect(readFileSync(join(out, 'case.former-1.tcase')).equals(before)).toBe(true)
    expect(existsSync(join(out, 'case.tcase'))).toBe(true)
  })

  it.each([
    [['review'], 'name one bundle'],
    [['review', 'nowhere', '--out', 'x'], '文件不在原处'],
    [['review', '.', '--out'], '--out'],
    [['review', '.', '--out', 'x', '--lang', 'fr'], '--lang takes'],
    [['review', '.', '--out', 'x', '--role', 'king'], '--role takes'],
    [['review', '.', '--out', 'x', '--surplus'], 'surplus'],
    [['sing'], 'no command'],
    [['verify', '--case', 'nowhere.tcase'], '文件不在原处'],
  ])('says in one clear line what is wrong with %j', async (args, words) => {
    const { status, err } = await run(...args)
    expect(status).toBe(1)
    expect(err).toContain(words)
    expect(err).not.toMatch(/\n\s+at /u)
  })
})

describe('the other commands', () => {
  it('import twice changes nothing, search finds words of two characters, verify agrees, decisions are kept', async () => {
    const file = join(folder, 'a.tcase')
    const bundle = smallBundle()
    expect((await run('import', bundle, '--case', file, '--json', '--no-ocr')).status).toBe(0)
    const again = JSON.parse((await run('import', bundle, '--case', file, '--json', '--no-ocr')).out) as { added: number; unchanged: number }
    expect(again).toMatchObject({ added: 0, unchanged: 2 })
    const hits = JSON.parse((await run('search', '能力', '--case', file, '--json')).out) as { path: string; page?: number; snippet: string }[]
    expect(hits).toMatchObject([{ path: '笔录.txt', page: 1 }])
    expect(JSON.parse((await run('search', '商行', '--case', file, '--json')).out)).toMatchObject([{ path: '流水.csv', line: 2 }])
    // One sentence, with one full stop, and not how the command is written: it was written rightly.
    const unreadable = await run('search', '"能力', '--case', file)
    expect(unreadable).toMatchObject({ status: 1, out: '', err: '"能力: 引号没有收尾。\n' })
    expect(JSON.parse((await run('search', '不存在的词', '--case', file, '--json')).out)).toEqual([])
    expect((await run('verify', '--case', file)).status).toBe(0)
    expect((await run('assess', 'EL-BASIS', '--case', file, '--status', 'established', '--reason', '判决已生效', '--reviewer', '虚构法官')).status).toBe(0)
    expect((await run('assess', 'EL-BASIS', '--case', file, '--status', 'established', '--reviewer', '虚构法官')).err).toContain('理由')
    const out = join(folder, 'r.json')
    expect((await run('export', '--case', file, '--format', 'json', '--out', out)).status).toBe(0)
    const review = JSON.parse(readFileSync(out, 'utf8')) as { elements: { id: string; status: string; reviewer: string }[]; audit: { verified: boolean } }
    expect(review.elements.find((element) => element.id === 'EL-BASIS')).toMatchObject({ status: 'established', reviewer: '虚构法官' })
    expect(review.audit.verified).toBe(true)
  })

  it('accepts and rejects findings with reasons', async () => {
    const file = join(folder, 'a.tcase')
    await run('import', join(ROOT, 'resources/sample-case'), '--case', file, '--no-ocr')
    const id = 'travel.border/party/p-debtor'
    expect((await run('accept', id, '--case', file)).status).toBe(1)
    expect((await run('accept', 'no.such', '--case', file, '--reason', 'x')).err).toContain('not-found')
    expect((await run('accept', id, '--case', file, '--reason', '出入境记录与护照一致', '--for', 'EL-ACT')).status).toBe(0)
    expect((await run('reject', 'funds.cash/account/acc-abc-6041', '--case', file, '--reason', '用于医疗')).status).toBe(0)
    const out = join(folder, 'r.json')
    await run('export', '--case', file, '--format', 'json', '--out', out)
    const review = JSON.parse(readFileSync(out, 'utf8')) as { findings: { id: string; status: string }[]; elements: { id: string; for: number; against: number }[] }
    expect(review.findings.find((finding) => finding.id === id)?.status).toBe('accepted')
    expect(review.findings.find((finding) => finding.id === 'funds.cash/account/acc-abc-6041')?.status).toBe('rejected')
    expect(review.elements.find((element) => element.id === 'EL-ACT')).toMatchObject({ for: 1, against: 0 })
  })

  it('verify ends with 4 and names an original whose byte was changed', async () => {
    const file = join(folder, 'a.tcase')
    await run('import', smallBundle(), '--case', file, '--no-ocr')
    const changed = join(folder, 'b.tcase')
    copyFileSync(file, changed)
    const database = new SqliteDatabase(changed)
    database.exec("DROP TRIGGER original_chunk_is_final; UPDATE original_chunk SET bytes = zeroblob(length(bytes)) WHERE sha256 = (SELECT sha256 FROM file WHERE path = '笔录.txt')")
    database.close()
    const { status, out } = await run('verify', '--case', changed)
    expect(status).toBe(4)
    expect(out).toContain('笔录.txt')
    expect((await run('verify', '--case', file)).status).toBe(0)
  })

  it('writes a bag whose manifests hold, and takes it in again', async () => {
    const file = join(folder, 'a.tcase')
    await run('import', smallBundle(), '--case', file, '--no-ocr')
    const bag = join(folder, 'bag')
    expect((await run('export', '--case', file, '--format', 'bag', '--out', bag)).status).toBe(0)
    expect(readFileSync(join(bag, 'bagit.txt'), 'utf8')).toContain('BagIt-Version: 1.0')
    const second = join(folder, 'b.tcase')
    const report = JSON.parse((await run('import', bag, '--case', second, '--json', '--no-ocr')).out) as { intake: { files: { path: string; reasonCode: string | null }[]; totals: { transactions: number } } }
    expect(report.intake.totals.transactions).toBe(1)
    expect(report.intake.files.filter((each) => each.reasonCode === 'checksum-mismatch')).toEqual([])
  })

  it('keeps an encrypted case closed to those without its passphrase', async () => {
    const file = join(folder, 'a.tcase')
    const key = join(folder, 'key.txt')
    writeFileSync(key, '虚构口令\n')
    expect((await run('import', smallBundle(), '--case', file, '--passphrase-file', key, '--no-ocr')).status).toBe(0)
    expect((await run('verify', '--case', file)).err).toContain('passphrase-needed')
    expect((await run('verify', '--case', file, '--passphrase-file', key)).status).toBe(0)
    expect(readFileSync(file).includes(Buffer.from('虚构笔录'))).toBe(false)
  })
})

describe('threshold rules', () => {
  const pack = join(ROOT, 'resources/rules/cn-313')
  const at = (name: string): string => join(folder, name)
  const sign = (...more: readonly string[]) => run('rules', 'sign', pack, '--key', at('key.pem'), '--signed-by', '虚构高级人民法院', '--out', at('pack.json'), ...more)

  it('makes keys that only their owner reads, signs a folder, and checks what it signed', async () => {
    const made = await run('rules', 'keys', '--out', at('key.pem'))
    expect([made.status, made.err]).toEqual([0, ''])
    expect(statSync(at('key.pem')).mode & 0o777).toBe(0o600)
    expect(readFileSync(at('key.pem'), 'utf8')).toContain('PRIVATE KEY')
    expect(made.out).not.toContain('PRIVATE KEY')
    expect(Buffer.from(readFileSync(at('key.pem.pub'), 'utf8'), 'base64')).toHaveLength(32)
    const fingerprint = /(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/u.exec(made.out)?.[0] ?? 'none'

    const signed = await sign()
    expect([signed.status, signed.err]).toEqual([0, ''])
    const checked = await run('rules', 'check', at('pack.json'), '--lang', 'en')
    expect([checked.status, checked.err]).toEqual([0, ''])
    for (const words of ['cn-313', '虚构高级人民法院', fingerprint]) {
      expect(signed.out).toContain(words)
      expect(checked.out).toContain(words)
    }
  })

  it('says in one line what is wrong, and writes over nothing', async () => {
    await run('rules', 'keys', '--out', at('key.pem'))
    const key = readFileSync(at('key.pem'), 'utf8')
    const wrong = async (code: string, ...args: readonly string[]): Promise<void> => {
      const { status, out, err } = await run(...args)
      expect([status, out]).toEqual([1, ''])
      expect(err.trimEnd().split('\n')).toHaveLength(1)
      expect(err).toContain(code)
    }
    await wrong('[target-exists]', 'rules', 'keys', '--out', at('key.pem'))
    expect(readFileSync(at('key.pem'), 'utf8')).toBe(key)
    await wrong('[file-unreadable]', 'rules', 'sign', pack, '--key', at('none.pem'), '--signed-by', '虚构法院', '--out', at('pack.json'))
    writeFileSync(at('no-key.pem'), '虚构，不是密钥')
    await wrong('[rule-file-unusable]', 'rules', 'sign', pack, '--key', at('no-key.pem'), '--signed-by', '虚构法院', '--out', at('pack.json'))
    await wrong('[file-unreadable]', 'rules', 'sign', folder, '--key', at('key.pem'), '--signed-by', '虚构法院', '--out', at('pack.json'))
    await sign()
    await wrong('[target-exists]', 'rules', 'sign', pack, '--key', at('key.pem'), '--signed-by', '虚构法院', '--out', at('pack.json'))
    writeFileSync(at('altered.json'), readFileSync(at('pack.json'), 'utf8').replace('虚构高级人民法院', '虚构最高法院'))
    await wrong('[rule-pack-altered]', 'rules', 'check', at('altered.json'))
    writeFileSync(at('words.json'), 'not json')
    await wrong('[rule-file-unusable]', 'rules', 'check', at('words.json'))
    await wrong('[file-unreadable]', 'rules', 'check', at('none.json'))
    const { status, err } = await run('rules', 'burn')
    expect([status, err.startsWith('rules takes keys, sign or check. Usage:\nthreshold rules keys')]).toEqual([1, true])
  })

  it('refuses to sign a pack that does not hold together, with the place', async () => {
    await run('rules', 'keys', '--out', at('key.pem'))
    cpSync(pack, at('broken'), { recursive: true })
    const groups = join(at('broken'), 'groups.json')
    writeFileSync(groups, JSON.stringify({ ...(JSON.parse(readFileSync(groups, 'utf8')) as object), groups: [] }))
    const { status, err } = await run('rules', 'sign', at('broken'), '--key', at('key.pem'), '--signed-by', '虚构法院', '--out', at('pack.json'))
    expect([status, err.includes('[rule-file-unusable]'), existsSync(at('pack.json'))]).toEqual([1, true, false])
  })
})
