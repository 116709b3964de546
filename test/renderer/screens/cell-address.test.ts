import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellAddress, columnName } from '../../../src-renderer/screens/read/cell-address.ts'

it('names columns as spreadsheets do', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  expect(cellAddress(2, 12)).toBe('C12')
})

it('gives every column a name that leads back to it', () => {
  const indexOf = (name: string): number => [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  fc.assert(fc.property(fc.nat(20_000), (index) => { expect(indexOf(columnName(index))).toBe(index) }))
})
