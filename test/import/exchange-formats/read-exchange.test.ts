import * as fc from 'fast-check'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { readExchange } from '../../../src-main/import/exchange-formats/read-exchange.ts'
import { parseFile } from '../../../src-main/import/parse-file.ts'
import type { RecognisedStatement } from '../../../src-main/import/parsed-file.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/exchange-formats/', import.meta.url))
const only = (text: string): RecognisedStatement => {
  const [statement, ...more] = readExchange(text)?.statements ?? []
  if (statement === undefined || more.length > 0) throw new Error('not one statement')
  return statement
}
const mt940 = (...lines: readonly string[]): RecognisedStatement => only([':20:T', ':25:1234', ':28C:1', ...lines, '-'].join('\r\n'))

describe('MT940', () => {
  it('takes the booking date, over New Year too, and the value date where there is none', () => {
    const days = (line: string): string => mt940(line).rows[0]?.at.day ?? mt940(line).rejected[0]?.code ?? ''
    expect(days(':61:2312310102C1,00NTRFX')).toBe('2024-01-02')
    expect(days(':61:2401021231C1,00NTRFX')).toBe('2023-12-31')
    expect(days(':61:240229C1,00NTRFX')).toBe('2024-02-29')
    expect(days(':61:240229    C1,00NTRFX')).toBe('2024-02-29')
    expect(days(':61:230229C1,00NTRFX')).toBe('date-unreadable')
    expect(days(':61:991231C1,00NTRFX')).toBe('1999-12-31')
  })

  it('reads every mark, with and without the letter of the currency', () => {
    const sides = ['C', 'D', 'RC', 'RD', 'CR', 'DR', 'RCR', 'RDR', 'EC', 'ED'].map((mark) => {
      const [row] = mt940(`:61:240301${mark}5,00NTRFX`).rows
      return `${mark} ${row?.direction ?? ''} ${row?.reversal === true ? 'reversal' : ''} ${row?.outcome ?? ''}`
    })
    expect(sides).toEqual([
      'C in  done', 'D out  done', 'RC out reversal done', 'RD in reversal done', 'CR in  done', 'DR out  done', 'RCR out reversal done', 'RDR in reversal done', 'EC in  unpaid', 'ED out  unpaid',
    ])
  })

  it('joins the next message only where its opening balance is the closing one before', () => {
    const text = (opening: string): string => `:20:A\n:25:1\n:60F:C240101CNY10,00\n:61:240101C5,00NTRFX\n:62F:C240101CNY15,00\n-\n:20:B\n:25:1\n:60F:C240102CNY${opening}\n:61:240102D5,00NTRFX\n:62F:C240102CNY10,00\n-`
    expect(only(text('15,00')).rows.map(({ balanceProof }) => balanceProof)).toEqual(['follows', 'follows'])
    expect(only(text('20,00')).rows.map(({ balanceProof, expectedBalance }) => [balanceProof, expectedBalance])).toEqual([['follows', null], ['break', 1500n]])
  })

  it('holds messages without bookings against the balance before them', () => {
    const text = ':20:A\n:25:1\n:60F:C240101CNY10,00\n:61:240101C5,00NTRFX\n:62F:C240101CNY15,00\n-\n:20:B\n:25:1\n:60F:C240102CNY99,00\n:62F:C240102CNY99,00\n-\n:20:C\n:25:1\n:60F:C240103CNY99,00\n:61:240103C1,00NTRFX\n:62F:C240103CNY100,00\n-'
    expect(only(text).rows.map(({ balanceProof }) => balanceProof)).toEqual(['follows', 'break'])
  })

  it('adds up whatever the bookings are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 13n })), { minLength: 1, maxLength: 30 }), fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (bookings, opening) => {
        const swift = (cents: bigint): string => `${cents / 100n},${(cents % 100n).toString().padStart(2, '0')}`
        const balance = (cents: bigint): string => `${cents < 0n ? 'D' : 'C'}240101CNY${swift(cents < 0n ? -cents : cents)}`
        const closing = bookings.reduce((total, [into, cents]) => total + (into ? cents : -cents), opening)
        const statement = mt940(`:60F:${balance(opening)}`, ...bookings.map(([into, cents]) => `:61:240101${into ? 'C' : 'D'}${swift(cents)}NTRFX`), `:62F:${balance(closing)}`)
        expect(statement.rows).toHaveLength(bookings.length)
        expect(statement.rows.at(-1)).toMatchObject({ balance: closing, balanceProof: 'follows' })
      }),
    )
  })

  it('keeps accounts and currencies apart', () => {
    const text = [':20:A', ':25:1', ':60F:C240101CNY1,00', ':61:240101C1,00NTRFX', ':20:B', ':25:2', ':60F:C240101CNY1,00', ':61:240101C2,00NTRFX', ':20:C', ':25:1', ':60F:C240101USD1,00', ':61:240101C3,00NTRFX'].join('\n')
    expect(readExchange(text)?.statements.map(({ hints, rows }) => [hints.numbers[0], rows[0]?.currency, rows[0]?.amount])).toEqual([['1', 'CNY', 100n], ['2', 'CNY', 200n], ['1', 'USD', 300n]])
  })
})

describe('OFX', () => {
  const ofx = (...bookings: readonly string[]): RecognisedStatement => only(`<OFX><STMTRS><CURDEF>CNY<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>${bookings.join('\n')}</BANKTRANLIST><LEDGERBAL><BALAMT>1<DTASOF>20240102</LEDGERBAL></STMTRS></OFX>`)

  it('keeps the day the bank wrote, whatever its zone', () => {
    expect(ofx('<STMTTRN><DTPOSTED>20240101233000[-8:PST]<TRNAMT>1</STMTTRN>').rows[0]?.at).toEqual({ day: '2024-01-01', time: '23:30:00' })
  })

  it('leaves the ledger balance out where another day lies between', () => {
    expect(ofx('<STMTTRN><DTPOSTED>20240101<TRNAMT>1</STMTTRN>').rows[0]?.balance).toBeNull()
    expect(ofx('<STMTTRN><DTPOSTED>20240102<TRNAMT>1</STMTTRN>').rows[0]).toMatchObject({ balance: 100n, balanceProof: 'first' })
  })

  it('ends a booking that was never closed where the next begins', () => {
    expect(ofx('<STMTTRN><DTPOSTED>20240101<TRNAMT>1', '<STMTTRN><DTPOSTED>20240102<TRNAMT>-2').rows.map(({ direction, amount }) => [direction, amount])).toEqual([['in', 100n], ['out', 200n]])
  })

  it('decodes the named characters and no declared ones', () => {
    expect(ofx('<STMTTRN><DTPOSTED>20240101<TRNAMT>1<NAME>a &lt;b&gt; &#65;&unknown;</STMTTRN>').rows[0]?.counterparty.name).toBe('a <b> A&unknown;')
  })

  it('reads the Western character set of its header', async () => {
    const text = 'OFXHEADER:100\nCHARSET:1252\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20240101<TRNAMT>-1<NAME>Café Grün</STMTTRN></BANKTRANLIST></STMTRS></OFX>'
    const file = await parseFile(Buffer.from(text, 'latin1'), 'a.ofx')
    expect(file).toMatchObject({ kind: 'bank-statement', encoding: 'windows-1252' })
    expect(file.statements[0]?.rows[0]?.counterparty.name).toBe('Café Grün')
    expect((await parseFile(Buffer.from(text.replace('Café Grün', '虚谷咖啡')), 'a.ofx')).statements[0]?.rows[0]?.counterparty.name).toBe('虚谷咖啡')
  })
})

describe('QIF', () => {
  const qif = (...dates: readonly string[]): RecognisedStatement => only(`!Type:Bank\n${dates.map((date) => `D${date}\nT-1.00\n^`).join('\n')}`)
  const days = (...dates: readonly string[]): readonly string[] => qif(...dates).rows.map(({ at }) => at.day)

  it('tells day and month apart by the other dates', () => {
    expect(days('3/4/2024', '3/28/2024')).toEqual(['2024-03-04', '2024-03-28'])
    expect(days('3/4/2024', '28/3/2024')).toEqual(['2024-04-03', '2024-03-28'])
    expect(days('2024-04-03', "1/ 1' 4", '5/5/99')).toEqual(['2024-04-03', '1999-05-05'])
  })

  it('guesses at no date that could be two days', () => {
    expect(qif('3/4/2024', '5/5/2024')).toMatchObject({ read: 2, rejected: [{ line: 2, code: 'date-unreadable', value: '3/4/2024' }] })
    // Dates that contradict each other tell nothing.
    expect(qif('3/28/2024', '28/3/2024', '3/4/2024').rows).toHaveLength(0)
  })
})

describe('camt.053', () => {
  const whole = readFileSync(`${fixtures}statement.camt053.xml`, 'utf8')

  it('takes in no declared entity', async () => {
    const bomb = whole.replace('<Document', '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n<Document').replace('货款', '&b;')
    expect(readExchange(bomb)).toBeNull()
    expect((await parseFile(Buffer.from(bomb), 'a.xml')).kind).toBe('document')
    const undeclared = await parseFile(Buffer.from(whole.replace('货款', '&b;')), 'a.xml')
    expect(undeclared).toMatchObject({ status: 'needs-attention', reasonCode: 'damaged' })
    expect(JSON.stringify(undeclared.statements.map(({ rows }) => rows.map(({ memo }) => memo)))).not.toContain('aaa')
  })

  it('keeps what stands before a break and says so', async () => {
    const cut = whole.slice(0, whole.indexOf('<Amt Ccy="CNY">50.00'))
    const file = await parseFile(Buffer.from(cut), 'a.xml')
    expect(file).toMatchObject({ kind: 'bank-statement', status: 'needs-attention', reasonCode: 'damaged' })
    expect(file.statements[0]?.rows.map(({ amount }) => formatYuan(amount))).toEqual(['2000.00', '200.00', '300.00'])
  })

  it('keeps an entry whole where its payments do not add up to it', () => {
    expect(readExchange(whole.replace('>300.00<', '>299.99<'))?.statements[0]?.rows.map(({ amount }) => amount)).toEqual([200_000n, 50_000n, 5_000n, 7_000n])
  })

  it('reads elements under a prefix', () => {
    const prefixed = whole.replace('xmlns=', 'xmlns:c=').replaceAll(/<(\/?)([A-Z])/gu, '<$1c:$2')
    expect(readExchange(prefixed)?.statements[0]?.rows).toHaveLength(5)
  })
})

describe('files on one line', () => {
  it.each(['statement-sgml.ofx', 'statement-xml.ofx', 'statement.camt053.xml'])('%s gives each record a line, which the page shows', async (name) => {
    const text = readFileSync(fixtures + name, 'utf8')
    const head = name.includes('sgml') ? text.slice(0, text.indexOf('<OFX>')) : ''
    const flat = head + text.slice(head.length).replace(/\n\s*/gu, '')
    const usual = readExchange(text)?.statements ?? []
    const file = await parseFile(Buffer.from(flat), name)
    const lines = (file.pages[0] ?? '').split('\n')
    expect(file.statements.map(({ rows, rejected }) => [rows.map(({ amount }) => amount), rejected.map(({ code }) => code)])).toEqual(
      usual.map(({ rows, rejected }) => [rows.map(({ amount }) => amount), rejected.map(({ code }) => code)]),
    )
    for (const { rows, rejected } of file.statements) {
      const cited = [...rows, ...rejected].map(({ line }) => line)
      expect(new Set(cited).size).toBe(cited.length)
      for (const line of cited) expect(lines[line - 1]).toMatch(/^<(?:STMTTRN|Ntry|TxDtls)>/u)
    }
  })
})

describe('any of them, damaged', () => {
  it('never fails and loses no entry silently', () => {
    const texts = readdirSync(fixtures).filter((name) => !name.endsWith('.json')).map((name) => readFileSync(fixtures + name, 'utf8'))
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(4000), fc.string({ maxLength: 3 })), { maxLength: 8 }), fc.nat(4000), (text, changes, length) => {
        let damaged = text
        for (const [at, insert] of changes) damaged = damaged.slice(0, at) + insert + damaged.slice(at + 1)
        for (const statement of readExchange(damaged.slice(0, length))?.statements ?? []) {
          expect(statement.read).toBe(statement.rows.length + statement.rejected.length)
          expect(new Set([...statement.rows, ...statement.rejected].map(({ line }) => line)).size).toBe(statement.read)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('leaves other texts alone', () => {
    for (const text of ['', '本院认为 :61: 页', '<html><body>OFX</body></html>', '!Type:Memorized\nD1\n', '{"a":1}', ':20:x\n:21:y']) expect(readExchange(text)).toBeNull()
  })
})

const shared = fileURLToPath(new URL('../../../../shared/data/bank/', import.meta.url))

/** Rows read, balances tied, breaks: bookings were counted in the files by their marks, breaks are in the published samples themselves. */
const SAMPLES: readonly (readonly [file: string, accounts: number, rows: number, checked: number, breaks: number, rejected: number])[] = [
  ['mt940/ASNB/mt940.txt', 1, 8, 5, 0, 0],
  ['mt940/ASNB/mt940_with_spaces_for_entry_date.txt', 1, 8, 5, 0, 0],
  ['mt940/betterplace/sepa_mt9401.sta', 20, 97, 26, 0, 0],
  ['mt940/betterplace/sepa_snippet.sta', 2, 11, 2, 1, 0],
  ['mt940/betterplace/sepa_snippet_broken.sta', 1, 1, 1, 1, 0],
  ['mt940/betterplace/with_binary_character.sta', 2, 4, 2, 0, 0],
  ['mt940/betterplace/empty_entry_date.sta', 1, 1, 0, 0, 0],
  ['mt940/citi/mt940.txt', 1, 5, 1, 0, 0],
  ['mt940/jejik/abnamro.sta', 1, 10, 2, 2, 0],
  ['mt940/jejik/generic.sta', 1, 2, 2, 0, 0],
  ['mt940/jejik/ing.sta', 1, 7, 1, 1, 0],
  ['mt940/jejik/knab.sta', 1, 3, 2, 1, 0],
  ['mt940/jejik/postfinance.sta', 1, 4, 2, 1, 0],
  ['mt940/jejik/rabobank-iban.sta', 1, 4, 2, 0, 0],
  ['mt940/jejik/rabobank.sta', 2, 5, 3, 2, 0],
  ['mt940/jejik/sns.sta', 1, 2, 1, 0, 0],
  ['mt940/jejik/triodos.sta', 1, 2, 1, 1, 0],
  ['ofx/bank_medium.ofx', 1, 3, 0, 0, 0],
  ['ofx/checking.ofx', 1, 3, 0, 0, 0],
  ['ofx/fidelity.ofx', 1, 3, 0, 0, 0],
  ['ofx/investment_medium.ofx', 1, 3, 0, 0, 0],
  ['ofx/multiple_accounts2.ofx', 2, 0, 0, 0, 0],
  ['ofx/fail_nice/date_missing.ofx', 1, 0, 0, 0, 3],
  ['ofx/fail_nice/empty_balance.ofx', 1, 1, 0, 0, 0],
  ['qif/data-with-categories.qif', 1, 3, 0, 0, 0],
]

describe.skipIf(!existsSync(shared))('published samples', () => {
  it.each(SAMPLES)('%s', async (name, accounts, rows, checked, breaks, rejected) => {
    const file = await parseFile(readFileSync(shared + name), name)
    const all = file.statements.flatMap((statement) => statement.rows)
    expect(file).toMatchObject({ kind: 'bank-statement', status: 'imported' })
    expect({
      accounts: file.statements.length,
      rows: all.length,
      checked: file.statements.reduce((total, { balanceChecked }) => total + balanceChecked, 0),
      breaks: all.filter(({ balanceProof }) => balanceProof === 'break').length,
      rejected: file.statements.reduce((total, statement) => total + statement.rejected.length, 0),
    }).toEqual({ accounts, rows, checked, breaks, rejected })
  })

  it.each(['ofx/account_listing_aggregation.ofx', 'ofx/signon_fail.ofx', 'ofx/signon_success_no_message.ofx', 'ofx/td_ameritrade.ofx', 'ofx/vanguard.ofx', 'mt940/betterplace/amount_formats.sta', 'mt940/betterplace/empty_86.sta'])(
    '%s holds no booking and stays a document',
    async (name) => {
      expect((await parseFile(readFileSync(shared + name), name)).kind).toBe('document')
    },
  )
})
