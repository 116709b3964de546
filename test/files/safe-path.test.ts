import * as fc from 'fast-check'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extensionOf, innerPath, showableName } from '../../src-main/files/safe-path.ts'

describe('innerPath', () => {
  it.each([
    ['a/b.txt', 'a/b.txt'],
    ['./a//b.txt', 'a/b.txt'],
    ['a\\b.txt', 'a/b.txt'],
    ['卷宗/第1页.pdf', '卷宗/第1页.pdf'],
    ['e\u0301', '\u00e9'],
    ['a..b/c...txt', 'a..b/c...txt'],
    ['console.txt', 'console.txt'],
  ])('takes %j as %j', (name, path) => {
    expect(innerPath(name)).toEqual({ ok: true, value: path })
  })

  it.each([
    ['', 'empty'],
    ['./', 'empty'],
    ['../a', 'parent-segment'],
    ['a/..', 'parent-segment'],
    ['a\\..\\..\\b', 'parent-segment'],
    ['a/ .. /b', 'parent-segment'],
    ['./C:x', 'drive-letter'],
    ['a/.../b', 'parent-segment'],
    ['/a', 'absolute'],
    ['\\a', 'absolute'],
    ['C:\\a', 'drive-letter'],
    ['a\nb', 'control-character'],
    ['NUL', 'device-name'],
    ['a/lpt1.txt', 'device-name'],
    ['con .txt', 'device-name'],
    ['a'.repeat(5000), 'too-long'],
  ])('judges %j as %j', (name, fault) => {
    const result = innerPath(name)
    expect(result.ok ? null : result.error).toBe(fault)
  })

  it('never lets a path leave the folder it is joined to', () => {
    const piece = fc.oneof(fc.constantFrom('..', '.', '/', '\\', 'C:', 'a', ' ', '...', '\0', 'aux'), fc.string({ maxLength: 4 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = innerPath(pieces.join(''))
        if (!result.ok) return
        const joined = posix.normalize(posix.join('/some/case', result.value))
        expect(joined.startsWith('/some/case/')).toBe(true)
        expect(result.value).not.toMatch(/[\\\0]/u)
        expect(innerPath(result.value)).toEqual(result)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('names', () => {
  it('gives extensions, those of repeated members too', () => {
    expect(['a.PDF', 'x/b.tar.gz', '.hidden', 'c.csv (2)', 'd'].map(extensionOf)).toEqual(['pdf', 'gz', '', 'csv', ''])
  })
  it('shows control characters of refused names as replaced', () => {
    expect(showableName('a\0b\u001b[31m')).toBe('a\ufffdb\ufffd[31m')
  })
})
