import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBoardingPass } from '../../../src-main/import/travel/boarding-pass.ts'
import { ticketsIn } from '../../../src-main/import/travel/tickets.ts'

const lines = (text: string) => text.split('\n').map((line, index) => ({ line: index + 1, page: 1, text: line }))
const ticket = (train: string, at: string, more = '') => `电子发票（铁路电子客票）\n江州站    ${train}    临海东站\n${at}开    07车08A号    二等座\n${more}`

describe('tickets that are forms', () => {
  it('reads several tickets of one document, each with its page and line', () => {
    const read = ticketsIn(lines(`${ticket('G9001', '2024年11月02日 09:15')}\n${ticket('D9002', '2024年11月05日 10:00')}`))
    expect(read?.rows.map((row) => [row.line, row.page, row.at.day, row.mode === 'rail' ? row.train : ''])).toEqual([[3, 1, '2024-11-02', 'G9001'], [7, 1, '2024-11-05', 'D9002']])
  })

  it('keeps a refunded ticket as one that is no journey', () => {
    expect(ticketsIn(lines(ticket('G9001', '2024年11月02日 09:15', '退票费：￥27.50')))?.rows[0]?.status).toBe('refunded')
  })

  it.each([
    ['a second departure without its way', `${ticket('G9001', '2024年11月02日 09:15')}\n2024年11月03日 10:00开`],
    ['prose that quotes one', '证人称其于2024年11月02日乘坐G9001次列车，票面写明限乘当日当次车。'],
    ['a record that quotes a whole one', `${'讯问笔录（虚构）。问：这是什么？答：是我的车票。\n'.repeat(80)}${ticket('G9001', '2024年11月02日 09:15')}`],
    ['a page that only names the form', '铁路电子客票使用说明'],
  ])('leaves %s a document', (_what, text) => expect(ticketsIn(lines(text))).toBeNull())

  it('refuses a day that is none, and shows it', () => {
    const read = ticketsIn(lines(ticket('G9001', '2024年02月30日 09:15')))
    expect(read).toMatchObject({ read: 1, rows: [] })
    expect(read?.rejected[0]).toMatchObject({ line: 3, page: 1, code: 'date-unreadable', value: '2024年02月30日 09:15' })
  })

  it('never throws and loses no ticket, whatever stands around', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 20 }), (texts) => {
      const read = ticketsIn([...lines(ticket('G9001', '2024年11月02日 09:15')), ...texts.map((text, index) => ({ line: index + 10, text }))])
      expect(read === null || read.read === read.rows.length + read.rejected.length).toBe(true)
    }))
    expect(ticketsIn([])).toBeNull()
  })
})

describe('the bar code of a boarding pass', () => {
  it('says flight, ends, cabin and the day of the year', () => {
    expect(readBoardingPass('M1NAME/GIVEN          EABC123 PEKJFKXX 0981 123J012A0025 100')).toEqual({ name: 'NAME/GIVEN', record: 'ABC123', from: 'PEK', to: 'JFK', flight: 'XX981', dayOfYear: 123, cabin: 'J' })
  })
  it.each(['', 'M1', 'M1NAME/GIVEN          EABC123 PEKJFKXX 0981 400J012A0025 100', 'X1NAME/GIVEN          EABC123 PEKJFKXX 0981 123J'])('is not %s', (text) => expect(readBoardingPass(text)).toBeNull())
})
