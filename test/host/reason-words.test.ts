import { describe, expect, it } from 'vitest'
import { reasonWords } from '../../src-main/host/opinion/reason-words.ts'
import { translator } from '../../src-main/texts/translate.ts'

describe('the reason of a file', () => {
  it('comes in words, without codes of the readers', () => {
    const [chinese, english] = [translator('zh-CN'), translator('en')]
    expect(reasonWords(chinese, 'link-refused', 'symbolic-link')).toBe('是链接，不是文件，已拒绝。符号链接')
    expect(reasonWords(english, 'damaged', 'checksum')).toMatch(/Its checksum differs\.$/u)
    expect(reasonWords(chinese, 'unsupported-format', '7z-method-PPMd')).toMatch(/压缩方法 PPMd$/u)
    expect(reasonWords(english, 'unsupported-format', 'zip-method-99')).toMatch(/Packed as 99\.$/u)
  })

  it('leaves what is a text of the file as it stands', () => {
    const chinese = translator('zh-CN')
    for (const text of ['品名 | 数量', '1, 2, 3', 'sha256', '.jpg / pdf', 'a:b.c', 'toString']) expect(reasonWords(chinese, 'damaged', text).endsWith(text)).toBe(true)
    expect(reasonWords(chinese, 'damaged', null)).toBe('文件损坏，只读取了能读的部分。')
  })
})
