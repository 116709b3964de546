import { describe, expect, it } from 'vitest'
import { typedPage } from '../../../src-renderer/screens/read/read-tools.tsx'

describe('typedPage', () => {
  const labels = ['i', 'ii', '1', '2', '']

  it('takes the name that the file gives a page before its number', () => {
    expect(typedPage('1', 5, labels)).toBe(3)
    expect(typedPage(' II ', 5, labels)).toBe(2)
    expect(typedPage('5', 5, labels)).toBe(5)
  })

  it('takes numbers within the document, and nothing that names no page', () => {
    expect(typedPage('99', 5, null)).toBe(5)
    expect(typedPage('0', 5, null)).toBe(1)
    expect(typedPage('x', 5, labels)).toBeNull()
    expect(typedPage('', 5, labels)).toBeNull()
  })
})
