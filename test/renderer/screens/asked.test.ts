import { describe, expect, it } from 'vitest'
import { askedIn, targetFor } from '../../../src-renderer/screens/read/asked.ts'

describe('what a citation asks the reader to show', () => {
  it('keeps page, line and passage of a row inside a PDF, so that its page opens and the passage is marked', () => {
    const citation = { page: 3, line: 47, quote: 'ATM取款' }
    expect(askedIn(targetFor('流水.pdf', citation))).toEqual(citation)
    expect(targetFor('流水.pdf', citation)).toEqual({ path: '流水.pdf', page: '3', line: '47', quote: 'ATM取款' })
    expect(askedIn(targetFor('流水.pdf', { page: 3, line: 47 }))).toEqual({ page: 3, line: 47 })
  })

  it('leaves out what is no page and no line', () => {
    expect(askedIn({ path: 'a', page: '0', line: '-1', sheet: '0' })).toEqual({ sheet: 0 })
    expect(askedIn({ path: 'a', page: '2.5', line: '' })).toEqual({})
  })
})
