import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Party } from '../../../src-main/domain/case/facts.ts'
import { isTraveller } from '../../../src-main/domain/journeys/traveller.ts'

const party: Pick<Party, 'name' | 'aliases' | 'documents'> = {
  name: '古盛远',
  aliases: ['GU SHENGYUAN'],
  documents: [{ kind: 'resident-id', number: '999999197903050019' }, { kind: 'passport', number: 'EA0000001' }],
}
const row = (name: string, ...numbers: readonly string[]) => ({ travellerName: name, documents: numbers.map((number) => ({ kind: '', number })) })

describe('is the traveller this party', () => {
  it.each([
    ['a number that is equal', row('', 'EA0000001'), true],
    ['letter case, width, blanks and hyphens', row('', 'ｅａ 0000-001'), true],
    ['any of several numbers', row('别人', 'C1', 'EA0000001'), true],
    ['15 digits of the same id', row('', '999999790305001'), true],
    ['15 digits of another id', row('古盛远', '999999790305002'), false],
    ['another check digit', row('古盛远', '999999197903050018'), false],
    ['another number under the same name', row('古盛远', 'EB9999999'), false],
    ['no number, equal name', row('古 盛远'), true],
    ['no number, alias', row('Gu/Shengyuan'), true],
    ['no number, another name', row('古盛'), false],
    ['neither number nor name', row(''), false],
    ['empty numbers only', row('古盛远', '', ' '), true],
    ['masked number that fits, equal name', row('古盛远', '999999********0019'), true],
    ['masked number that fits, another name', row('古远', '999999********0019'), false],
    ['masked number that does not fit', row('古盛远', '999999********0027'), false],
    ['number that a spreadsheet damaged, equal name', row('古盛远', '9.99999E+17'), true],
    ['number that a spreadsheet rounded up', row('古盛远', '9.9999919791E+17'), true],
    ['damaged number, another name', row('古远', '9.99999E+17'), false],
    ['damaged number of somebody else', row('古盛远', '3.20602E+17'), false],
    ['an airline\'s title behind the name', row('GU/SHENGYUAN MR'), true],
    ['letters of a title that belong to the name', row('GU SHENGYUAN MS'), false],
    ['masked number of another length', row('古盛远', '9999****0019'), false],
  ])('%s', (_name, record, wanted) => expect(isTraveller(record, party)).toBe(wanted))

  it('never takes a foreign number for the party, whatever the name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{2}\d{7}$/), (number) => {
        fc.pre(number !== 'EA0000001')
        expect(isTraveller(row('古盛远', number), party)).toBe(false)
      }),
    )
  })
})
