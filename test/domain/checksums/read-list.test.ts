import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayBeList, readChecksumList } from '../../../src-main/domain/checksums/read-list.ts'

const digest = (algorithm: 'sha256' | 'md5' | 'sha1', text: string): string => createHash(algorithm).update(text).digest('hex')
const A = digest('sha256', 'a')
const B = digest('md5', 'b')
const C = digest('sha1', 'c')

describe('a list of digests', () => {
  it('is read from a table by its heads: name, size and which digest', () => {
    const list = readChecksumList([`序号\t文件名\t大小（字节）\tMD5\tSHA-256\n1\t聊天记录 导出.zip\t1,024\t${B}\t${A.toUpperCase()}\n\n2\t照片\t\t\t${A}`])
    expect(list).toEqual([
      { page: 1, line: 2, name: '聊天记录 导出.zip', size: 1024, digests: [{ algorithms: ['md5'], value: B }, { algorithms: ['sha256'], value: A }], quote: `1\t聊天记录 导出.zip\t1,024\t${B}\t${A.toUpperCase()}` },
      { page: 1, line: 4, name: '照片', size: null, digests: [{ algorithms: ['sha256'], value: A }], quote: `2\t照片\t\t\t${A}` },
    ])
  })

  it('is read from the forms that tools write', () => {
    const list = readChecksumList([`${A}  证据/流水.xlsx\n${C} *b.bin\nSHA256 (录音 1.mp3) = ${A}`])
    expect(list.map((each) => [each.name, each.digests])).toEqual([
      ['证据/流水.xlsx', [{ algorithms: ['sha256', 'sm3'], value: A }]],
      ['b.bin', [{ algorithms: ['sha1'], value: C }]],
      ['录音 1.mp3', [{ algorithms: ['sha256'], value: A }]],
    ])
  })

  it('takes a value of 64 digits for either digest of that length, unless label or head says which', () => {
    expect(readChecksumList([`流水.xlsx ${A}`])[0]?.digests[0]?.algorithms).toEqual(['sha256', 'sm3'])
    expect(readChecksumList([`流水.xlsx SM3：${A}`])[0]?.digests[0]?.algorithms).toEqual(['sm3'])
    expect(readChecksumList([`完整性校验值（国密SM3）\n流水.xlsx ${A}`])[0]?.digests[0]?.algorithms).toEqual(['sm3'])
  })

  it('puts a value together that a narrow column broke, where the head says how long it is', () => {
    const page = `扣押清单\n序号 名称 SHA-256校验值\n1 聊天记录.zip ${A.slice(0, 32)}\n${A.slice(32)}\n2 流水.xlsx ${A}`
    expect(readChecksumList([page]).map(({ line, name, digests }) => ({ line, name, value: digests[0]?.value }))).toEqual([
      { line: 3, name: '聊天记录.zip', value: A }, { line: 5, name: '流水.xlsx', value: A },
    ])
  })

  it('is not seen in a document that has none: case numbers, accounts, ids', () => {
    const page = '（2023）虚0102执1号 账号6217999900000008825 身份证11010519491231002X 金额43.0232万元'
    expect(mayBeList([page])).toBe(false)
    expect(readChecksumList([page])).toEqual([])
    expect(mayBeList([`x ${A}`])).toBe(true)
  })

  it('gives back every pair that a table states, whatever the names', () => {
    const name = fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.replace(/[\s"]/gu, '_')).filter((text) => !/^[0-9a-f]{8,}$/iu.test(text) && !/SHA|MD5|SM3|file|name|path|byte|文件|名称|路径|国密|字节/iu.test(text))
    fc.assert(fc.property(fc.array(fc.tuple(name, fc.string()), { minLength: 1, maxLength: 8 }), (pairs) => {
      const rows = pairs.map(([file, content]) => `${file}\t${digest('sha256', content)}`)
      const list = readChecksumList([['文件名\tSHA256', ...rows].join('\n')])
      expect(list.map((each) => [each.name, each.digests[0]?.value])).toEqual(pairs.map(([file, content]) => [file, digest('sha256', content)]))
    }))
  })
})
