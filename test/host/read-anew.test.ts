import { describe, expect, it } from 'vitest'
import type { CorrectedLineRow, RecognisedLineRow } from '../../src-main/db/recognised.ts'
import { withCorrections } from '../../src-main/host/intake/read-anew.ts'

const line = (number: number, text: string, y: number, row = number, x = 0): RecognisedLineRow => ({ line: number, row, text, confidence: 0.9, doubtful: [], x, y, width: 100, height: 10 })
const before = (number: number, text: string, y: number, corrected: string | null): CorrectedLineRow =>
  ({ ...line(number, text, y), correctedAs: number + 10, corrected: corrected === null ? null : { text: corrected, reviewer: '虚构审查人', at: '2026-01-02T08:00:00+08:00' } })

describe('withCorrections', () => {
  it('gives a correction to the new line in the same place, however the machine reads it and counts it', () => {
    const anew = withCorrections([line(1, '抬头', 0), line(2, '余额约1.3万元', 21)], [before(1, '余额约1.2万元', 20, '余额约12万元')])
    expect(anew.map((each) => [each.line, each.text, each.correctedAs])).toEqual([[1, '抬头', null], [2, '余额约1.3万元', 11]])
  })

  it('keeps a corrected line in its height where the machine no longer finds it, in a row of its own', () => {
    const anew = withCorrections([line(1, '左', 0, 1), line(2, '右', 0, 1, 200), line(3, '末行', 60, 2)], [before(1, '印章', 30, '虚构印章'), before(2, '别的', 60, null)])
    expect(anew.map((each) => [each.line, each.row, each.text, each.correctedAs])).toEqual([[1, 1, '左', null], [2, 1, '右', null], [3, 2, '印章', 11], [4, 3, '末行', null]])
  })

  it('drops none of two corrections whose lines became one', () => {
    const anew = withCorrections([{ ...line(1, '两行并作一行', 0), height: 22 }], [before(1, '甲', 0, '甲字'), before(2, '乙', 12, '乙字')])
    expect(anew.map((each) => each.correctedAs).toSorted()).toEqual([11, 12])
  })
})
