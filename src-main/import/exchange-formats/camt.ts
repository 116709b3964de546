import type { Moment } from '../../domain/values/day.ts'
import { fen, sum, type Fen } from '../../domain/values/money.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import { readDateTime } from '../statements/moment.ts'
import type { Rejection } from '../table.ts'
import { hintsOf, toRecognised } from './account-statement.ts'
import { elementsAt, readXml, textAt, type XmlElement } from './camt-tree.ts'
import { readDecimal } from './decimal.ts'
import { oneLine, rejectedEntry, rowOf, type Entry } from './entry.ts'
import { orderOf, proveParts, type Booked } from './prove-balances.ts'

/** True for a message of the ISO 20022 family camt.053 (bank to customer statement), its interim form camt.052, or the notification of single entries camt.054. */
export const isCamt = (text: string): boolean => /<(?:\w+:)?(?:BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)[\s>]/u.test(text.slice(0, 16_384))

export interface CamtFile {
  readonly statements: readonly RecognisedStatement[]
  /** Line behind which the file could not be read. */
  readonly faultLine: number | null
}

const HEADER = ['BookgDt', 'ValDt', 'CdtDbtInd', 'Amt', 'Ccy', 'Sts', 'BkTxCd', 'RltdPties', 'RltdAcct', 'RltdAgt', 'RmtInf', 'AcctSvcrRef', 'EndToEndId'] as const
const COLUMNS = {
  date: 0, direction: 2, amount: 3, currency: 4, status: 5, type: 6, counterpartyName: 7, counterpartyNumber: 8, counterpartyBank: 9, memo: 10, serial: 11, order: 12,
}

interface Account {
  readonly line: number
  readonly number: string
  readonly holder: string | null
  readonly institution: string | null
  readonly parts: Booked[]
}

/**
 * Reads a camt.053 message: one statement per account and currency. An entry that lists its single payments, and
 * whose payments add up to it, becomes one row per payment; otherwise the entry is one row. Pending and
 * informational entries are kept as not having moved money.
 */
export function readCamt(text: string): CamtFile {
  const { root, faultLine } = readXml(text)
  const statements = root === null ? [] : ['BkToCstmrStmt/Stmt', 'BkToCstmrAcctRpt/Rpt', 'BkToCstmrDbtCdtNtfctn/Ntfctn'].flatMap((path) => elementsAt(root, path))
  const accounts = new Map<string, Account>()
  for (const statement of statements) {
    const number = textAt(statement, 'Acct/Id/IBAN', 'Acct/Id/Othr/Id')
    const currency = textAt(statement, 'Acct/Ccy') || currencyIn(statement)
    const key = `${number} ${currency}`
    const account = accounts.get(key) ?? {
      line: statement.line,
      number: number.replace(/\s/gu, ''),
      holder: textAt(statement, 'Acct/Ownr/Nm') || null,
      institution: textAt(statement, 'Acct/Svcr/FinInstnId/Nm', 'Acct/Svcr/FinInstnId/BICFI', 'Acct/Svcr/FinInstnId/BIC') || null,
      parts: [],
    }
    accounts.set(key, account)
    account.parts.push({
      opening: balanceOf(statement, 'OPBD') ?? balanceOf(statement, 'PRCD'),
      closing: balanceOf(statement, 'CLBD'),
      entries: elementsAt(statement, 'Ntry').flatMap((entry) => readEntry(entry, currency)),
    })
  }
  return { statements: [...accounts.values()].map(toStatement), faultLine }
}

function toStatement({ line, number, holder, institution, parts }: Account): RecognisedStatement {
  const order = orderOf(parts.flatMap(({ entries }) => entries))
  const proven = proveParts(order === 'oldest-first' ? parts : parts.toReversed(), order)
  return toRecognised({
    format: 'camt-053',
    headerLine: line,
    header: HEADER,
    columns: COLUMNS,
    hints: hintsOf(number, holder, institution),
    order,
    entries: order === 'oldest-first' ? proven : proven.toSorted((a, b) => lineOf(a) - lineOf(b)),
    furniture: [],
  })
}

const lineOf = (entry: Entry): number => (entry.kept ? entry.row.line : entry.rejection.line)

const currencyIn = (statement: XmlElement): string => elementsAt(statement, 'Bal/Amt').concat(elementsAt(statement, 'Ntry/Amt'))[0]?.attributes['Ccy'] ?? ''

/** Booked balance of a kind: opening (or closing of the day before) and closing. */
function balanceOf(statement: XmlElement, code: string): Fen | null {
  const balance = elementsAt(statement, 'Bal').find((each) => textAt(each, 'Tp/CdOrPrtry/Cd') === code)
  const amount = readDecimal(textAt(balance, 'Amt'))
  if (!amount.ok) return null
  return textAt(balance, 'CdtDbtInd') === 'DBIT' ? fen(-amount.value) : amount.value
}

interface Payment {
  readonly element: XmlElement | undefined
  readonly line: number
  readonly amount: Fen
  readonly mark: string
}

function readEntry(entry: XmlElement, accountCurrency: string): readonly Entry[] {
  const single = elementsAt(entry, 'NtryDtls/TxDtls')
  const cells = cellsOf(entry, single.length === 1 ? single[0] : undefined)
  const reject = (code: Rejection['code'], value: string): readonly Entry[] => [rejectedEntry(entry.line, code, value, cells)]
  const written = textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm') || textAt(entry, 'ValDt/Dt', 'ValDt/DtTm')
  if (written === '') return reject('date-missing', '')
  const at = momentIn(written)
  if (at === null) return reject('date-unreadable', written)
  const amount = readDecimal(textAt(entry, 'Amt'))
  if (!amount.ok || amount.value < 0n) return reject(textAt(entry, 'Amt') === '' ? 'amount-missing' : 'amount-unreadable', textAt(entry, 'Amt'))
  const mark = textAt(entry, 'CdtDbtInd')
  if (mark !== 'CRDT' && mark !== 'DBIT') return reject('direction-unknown', mark)
  const currency = elementsAt(entry, 'Amt')[0]?.attributes['Ccy'] ?? accountCurrency
  return paymentsOf(entry, single, { amount: amount.value, mark, currency }).map((payment) => ({ kept: true, row: toRow(entry, payment, at, currency) }))
}

/** A written date or instant; `T`, fractions and zones as in ISO 8601, dates with a bare zone included. */
const momentIn = (text: string): Moment | null =>
  readDateTime(/^\d{4}-\d{2}-\d{2}(?:Z|[+-]\d{2}:\d{2})$/u.test(text) ? text.slice(0, 10) : text, { dateOrder: 'year-first', timeDigits: 'HHMMSS' })

function paymentsOf(entry: XmlElement, details: readonly XmlElement[], whole: { amount: Fen; mark: string; currency: string }): readonly Payment[] {
  const [only] = details
  const undivided: Payment = { element: details.length === 1 ? only : undefined, line: entry.line, amount: whole.amount, mark: whole.mark }
  if (details.length < 2) return [undivided]
  const payments: Payment[] = []
  for (const element of details) {
    const stated = [...elementsAt(element, 'Amt'), ...elementsAt(element, 'AmtDtls/TxAmt/Amt')][0]
    const amount = readDecimal(stated?.text ?? '')
    const sameCurrency = (stated?.attributes['Ccy'] ?? whole.currency) === whole.currency
    if (!amount.ok || !sameCurrency || (textAt(element, 'CdtDbtInd') || whole.mark) !== whole.mark) return [undivided]
    payments.push({ element, line: element.line, amount: amount.value, mark: whole.mark })
  }
  return sum(payments.map(({ amount }) => amount)) === whole.amount ? payments : [undivided]
}

function toRow(entry: XmlElement, payment: Payment, at: Moment, currency: string): ReturnType<typeof rowOf> {
  const cells = cellsOf(entry, payment.element)
  const cell = (name: (typeof HEADER)[number]): string => cells[HEADER.indexOf(name)] ?? ''
  const status = cell('Sts')
  return rowOf({
    line: payment.line,
    at,
    direction: payment.mark === 'CRDT' ? 'in' : 'out',
    amount: payment.amount,
    currency: currency === '' ? 'CNY' : currency,
    reversal: /^(?:true|1)$/u.test(textAt(entry, 'RvslInd')),
    outcome: status === 'PDNG' || status === 'INFO' || status === 'FUTR' ? 'unpaid' : 'done',
    counterparty: { name: cell('RltdPties'), number: cell('RltdAcct').replace(/\s/gu, ''), bank: cell('RltdAgt') },
    memo: cell('RmtInf'),
    typeText: cell('BkTxCd'),
    statusText: status,
    cash: false,
    serial: cell('AcctSvcrRef') || null,
    orderNumber: cell('EndToEndId') || null,
    cells,
  })
}

/** The other side is the debtor of money that came in and the creditor of money that went out. */
function cellsOf(entry: XmlElement, payment: XmlElement | undefined): readonly string[] {
  const mark = textAt(entry, 'CdtDbtInd')
  const party = mark === 'CRDT' ? 'Dbtr' : 'Cdtr'
  const amount = elementsAt(entry, 'Amt')[0]
  const remittance = payment === undefined ? [] : elementsAt(payment, 'RmtInf/Ustrd').map(({ text }) => oneLine(text))
  const code = textAt(entry, 'BkTxCd/Prtry/Cd') || ['BkTxCd/Domn/Cd', 'BkTxCd/Domn/Fmly/Cd', 'BkTxCd/Domn/Fmly/SubFmlyCd'].map((path) => textAt(entry, path)).filter((text) => text !== '').join('-')
  const endToEnd = textAt(payment, 'Refs/EndToEndId')
  return [
    textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm'),
    textAt(entry, 'ValDt/Dt', 'ValDt/DtTm'),
    mark,
    amount?.text.trim() ?? '',
    amount?.attributes['Ccy'] ?? '',
    textAt(entry, 'Sts/Cd', 'Sts'),
    code,
    textAt(payment, `RltdPties/${party}/Nm`, `RltdPties/${party}/Pty/Nm`),
    textAt(payment, `RltdPties/${party}Acct/Id/IBAN`, `RltdPties/${party}Acct/Id/Othr/Id`),
    textAt(payment, `RltdAgts/${party}Agt/FinInstnId/Nm`, `RltdAgts/${party}Agt/FinInstnId/BICFI`, `RltdAgts/${party}Agt/FinInstnId/BIC`),
    remittance.join(' ') || textAt(payment, 'AddtlTxInf') || textAt(entry, 'AddtlNtryInf'),
    textAt(payment, 'Refs/AcctSvcrRef') || textAt(entry, 'AcctSvcrRef'),
    endToEnd === 'NOTPROVIDED' ? '' : endToEnd,
  ]
}
