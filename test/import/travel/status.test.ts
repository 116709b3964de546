import { describe, expect, it } from 'vitest'
import { statusOfWord, ticketStatus } from '../../../src-main/import/travel/status.ts'

const cells = { word: '', refund: [], change: [], refundMark: '', changeMark: '' }

describe('status of a ticket', () => {
  it.each([
    ['rail', '已使用', 'taken'], ['rail', '改签票', 'taken'], ['rail', '', 'taken'], ['rail', '已改签', 'changed'], ['rail', '已退票', 'refunded'], ['rail', '未使用', 'not-taken'], ['rail', '某词', 'unknown'],
    ['air', 'Used', 'taken'], ['air', 'checked_in', 'taken'], ['air', '已值机', 'taken'], ['air', 'NO SHOW', 'not-taken'], ['air', 'no-show', 'not-taken'], ['air', '有效', 'not-taken'],
    ['air', 'OPEN FOR USE', 'not-taken'], ['air', '换开', 'changed'], ['air', 'ＵＳＥＤ', 'taken'], ['air', '已退票（部分）', 'refunded'], ['air', '候补', 'unknown'],
    ['ship', '已登船', 'taken'], ['ship', '停航', 'not-taken'],
  ] as const)('%s %s', (mode, word, wanted) => expect(statusOfWord(mode, word)).toBe(wanted))

  it('lets what happened to the ticket outweigh the word and the sheet', () => {
    expect(ticketStatus('rail', null, null, { ...cells, word: '已使用', refund: ['-', '江州'] })).toBe('refunded')
    expect(ticketStatus('rail', null, null, { ...cells, word: '已使用', refund: ['-', '/'] })).toBe('taken')
    expect(ticketStatus('rail', null, null, { ...cells, change: ['E0002'] })).toBe('changed')
    expect(ticketStatus('rail', null, null, { ...cells, refundMark: '否', changeMark: '是' })).toBe('changed')
    expect(ticketStatus('air', '未成行航班', null, { ...cells, word: 'USED' })).toBe('not-taken')
    expect(ticketStatus('air', '未成行航班', null, { ...cells, word: 'REFUNDED' })).toBe('refunded')
  })
})
