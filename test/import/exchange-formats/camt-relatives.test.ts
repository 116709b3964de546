import { describe, expect, it } from 'vitest'
import { readExchange } from '../../../src-main/import/exchange-formats/read-exchange.ts'

const entry = (amount: string, mark: string, more = ''): string => `<Ntry><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd>${more}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2024-02-29</Dt></BookgDt></Ntry>`
const message = (root: string, part: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document><${root}><GrpHdr><MsgId>1</MsgId></GrpHdr><${part}><Id>1</Id><Acct><Id><Othr><Id>6200000000000000011</Id></Othr></Id><Ccy>CNY</Ccy></Acct>\n${entry('5.00', 'CRDT')}\n${entry('2.50', 'DBIT')}\n</${part}></${root}></Document>`

describe('messages of the family of camt.053', () => {
  it.each([['BkToCstmrStmt', 'Stmt'], ['BkToCstmrAcctRpt', 'Rpt'], ['BkToCstmrDbtCdtNtfctn', 'Ntfctn']])('%s', (root, part) => {
    const [statement, ...more] = readExchange(message(root, part))?.statements ?? []
    expect(more).toEqual([])
    expect(statement?.rows.map(({ direction, amount, at }) => [direction, amount, at.day])).toEqual([['in', 500n, '2024-02-29'], ['out', 250n, '2024-02-29']])
    expect(statement?.hints.numbers).toEqual(['6200000000000000011'])
  })
})
