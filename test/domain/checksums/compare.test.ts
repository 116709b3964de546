import { describe, expect, it } from 'vitest'
import { compareList, unlisted, type ComparedFile } from '../../../src-main/domain/checksums/compare.ts'
import { readChecksumList } from '../../../src-main/domain/checksums/read-list.ts'

const hex = (sign: string, length = 64): string => sign.repeat(length)
const file = (path: string, sign: string, size = 10): ComparedFile => ({ path, sha256: hex(sign), size })
const FILES = [file('电子数据/聊天.zip', 'a'), file('电子数据/流水.xlsx', 'b'), file('旧/流水.xlsx', 'c'), file('电子数据/新增.bin', 'd')]
const compare = (text: string, digests: Readonly<Record<string, { md5?: string; sm3?: string }>> = {}) =>
  compareList(readChecksumList([text]), FILES, (sha256) => digests[sha256] ?? {}).map(({ listed, result, path, algorithm, otherName, otherSize }) => ({ name: listed.name, result, path, algorithm, otherName, otherSize }))

describe('a list held against the case', () => {
  it('says same, differs, and in no file of the case', () => {
    expect(compare(`文件名\tSHA-256\n聊天.zip\t${hex('a')}\n流水.xlsx\t${hex('e')}\n不在.doc\t${hex('f')}`)).toEqual([
      { name: '聊天.zip', result: 'same', path: '电子数据/聊天.zip', algorithm: 'sha256', otherName: false, otherSize: null },
      { name: '流水.xlsx', result: 'differs', path: '电子数据/流水.xlsx', algorithm: 'sha256', otherName: false, otherSize: null },
      { name: '不在.doc', result: 'not-in-case', path: null, algorithm: 'sha256', otherName: false, otherSize: null },
    ])
  })

  it('takes, of several files of one name, the one that the path or the digest points to', () => {
    expect(compare(`文件名\tSHA-256\n流水.xlsx\t${hex('c')}`)[0]).toMatchObject({ result: 'same', path: '旧/流水.xlsx' })
    expect(compare(`文件名\tSHA-256\n电子数据\\流水.xlsx\t${hex('c')}`)[0]).toMatchObject({ result: 'differs', path: '电子数据/流水.xlsx' })
  })

  it('finds a file under another name by its digest, and says so', () => {
    expect(compare(`文件名\tSHA-256\n原名.bin\t${hex('d')}`)[0]).toMatchObject({ result: 'same', path: '电子数据/新增.bin', otherName: true })
  })

  it('waits for a digest that was not worked out yet, and never takes it for same or different', () => {
    const text = `文件名\tMD5\n聊天.zip\t${hex('1', 32)}`
    expect(compare(text)[0]).toMatchObject({ result: 'waiting', path: '电子数据/聊天.zip', algorithm: 'md5' })
    expect(compare(text, { [hex('a')]: { md5: hex('1', 32) } })[0]?.result).toBe('same')
    expect(compare(text, { [hex('a')]: { md5: hex('2', 32) } })[0]?.result).toBe('differs')
  })

  it('lets a value of 64 digits be SHA-256 or SM3 where the list does not say', () => {
    const text = `聊天.zip ${hex('9')}`
    expect(compare(text)[0]).toMatchObject({ result: 'waiting' })
    expect(compare(text, { [hex('a')]: { sm3: hex('9') } })[0]).toMatchObject({ result: 'same', algorithm: 'sm3' })
    expect(compare(text, { [hex('a')]: { sm3: hex('8') } })[0]).toMatchObject({ result: 'differs' })
  })

  it('calls it different where one of two digests is, and names another size', () => {
    const text = `文件名\t字节\tMD5\tSHA-256\n聊天.zip\t11\t${hex('1', 32)}\t${hex('a')}`
    expect(compare(text, { [hex('a')]: { md5: hex('1', 32) } })[0]).toMatchObject({ result: 'same', otherSize: 10 })
    expect(compare(text, { [hex('a')]: { md5: hex('2', 32) } })[0]).toMatchObject({ result: 'differs', algorithm: 'md5' })
  })

  it('names what no list names: electronic data anywhere, and everything in a folder that a list speaks of', () => {
    const files = [...FILES, file('别处/录音.mp3', '3'), file('别处/判决.pdf', '4')].map((each) => ({ ...each, electronic: each.path.endsWith('mp3') }))
    const compared = compareList(readChecksumList([`文件名\tSHA-256\n聊天.zip\t${hex('a')}`]), files, () => ({}))
    expect(unlisted(files, compared, new Set(['电子数据/新增.bin'])).map((each) => each.path)).toEqual(['电子数据/流水.xlsx', '别处/录音.mp3'])
    expect(unlisted(files, [], new Set())).toEqual([])
  })
})
