import { utils, write } from '@e965/xlsx'
import type { Booked } from './book.ts'
import { dayOf, yuan } from './movement.ts'
import { ACCOUNTS, FATHER, FATHER_ID, MOTHER, MOTHER_ID } from './story.ts'

/** A table as written into a file, with what was put on which line. */
export interface WrittenTable {
  readonly bytes: Uint8Array
  /** Line (text) or row number (sheet) of each data row, in the order of the file. */
  readonly lines: readonly { readonly line: number; readonly row: Booked }[]
}

const FEET = '虚构样例'
const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** GB18030 for the characters that the sample uses: Node decodes it but does not encode, so the table is built by decoding. */
export function toGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  gbTable ??= new Map(
    Array.from({ length: 126 }, (_first, first) => first + 0x81).flatMap((lead) =>
      Array.from({ length: 191 }, (_second, second) => second + 0x40).filter((trail) => trail !== 0x7f).map((trail): [string, readonly number[]] => [decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]]),
    ),
  )
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = code < 0x80 ? [code] : gbTable.get(character)
    if (pair === undefined) throw new RangeError(`not in GBK: ${character}`)
    bytes.push(...pair)
  }
  return Uint8Array.from(bytes)
}
let gbTable: Map<string, readonly number[]> | null = null

const JUDICIAL_A = '交易卡号,交易账号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种,交易网点名称,交易网点代码,交易发生地,交易是否成功,传票号,终端号,IP地址,MAC地址,对手交易余额,交易流水号,日志号,凭证种类,凭证号,交易柜员号,商户名称,商户号,备注,交易类型,查询反馈结果原因'.split(',')

/** Return of a bank in layout A, GB18030, as the query platform hands it over. */
export function judicialCsv(rows: readonly Booked[]): WrittenTable {
  const lines: { line: number; row: Booked }[] = []
  const text = [JUDICIAL_A.join(',')]
  for (const row of rows) {
    const values: Readonly<Record<string, string>> = {
      交易卡号: `${ACCOUNTS.a.number}\t`, 交易账号: `${ACCOUNTS.a.number}\t`, 账户开户名称: FATHER.name, 开户人证件号码: `${FATHER_ID}\t`,
      交易时间: row.truth.spoilt === 'date-unreadable' ? `2023-13-05 ${row.at.slice(11)}` : row.at,
      交易金额: row.truth.spoilt === 'amount-missing' ? '' : yuan(row.amount), 交易余额: row.balance === null ? '' : yuan(row.balance),
      收付标志: row.direction === 'in' ? '进' : '出', 交易对手账卡号: row.number === '' ? '' : `${row.number}\t`, 现金标志: row.truth.cash === true ? '现金' : '转账',
      对手户名: row.name, 摘要说明: row.memo, 交易币种: 'CNY', 交易网点名称: '江州虚构支行', 交易是否成功: row.status === 'failed' ? '失败' : '成功',
      交易流水号: row.serial, 备注: FEET, 交易类型: row.type,
    }
    text.push(JUDICIAL_A.map((head) => cell(values[head] ?? '')).join(','))
    lines.push({ line: text.length, row })
  }
  return { bytes: toGb18030(`${text.join('\r\n')}\r\n`), lines }
}

const JUDICIAL_B = '名称,证件类型,证件号码,查询对象名称,查询卡号,查询账户,查询反馈结果原因,本方账号,本方卡号,交易类型,借贷标志,币种,交易金额,账户余额,交易时间,交易流水号,交易对方名称,交易对方账户,交易对方卡号,交易对方证件号码,交易对手余额,交易对方账号开户行,交易摘要,交易网点名称,交易网点代码,日志号,传票号,凭证种类,凭证号,现金标志,终端号,交易是否成功,交易发生地,商户名称,商户号,IP地址,MAC,交易柜员号,备注'.split(',')

/** Return of a bank in layout B: a workbook, amounts as numbers, card numbers as text. */
export function judicialXlsx(rows: readonly Booked[]): WrittenTable {
  const lines: { line: number; row: Booked }[] = []
  const table: (string | number)[][] = [JUDICIAL_B]
  for (const row of rows) {
    const values: Readonly<Record<string, string | number>> = {
      名称: MOTHER.name, 证件类型: '居民身份证', 证件号码: MOTHER_ID, 查询对象名称: MOTHER.name, 查询卡号: ACCOUNTS.b.number, 查询账户: ACCOUNTS.b.number,
      本方账号: ACCOUNTS.b.number, 本方卡号: ACCOUNTS.b.number, 交易类型: row.type, 借贷标志: row.direction === 'in' ? '贷' : '借', 币种: '人民币',
      // Two decimals of at most nine digits: exact in a double, and written so by the library.
      交易金额: Number(yuan(row.amount)), 账户余额: row.balance === null ? '' : Number(yuan(row.balance)),
      交易时间: row.truth.spoilt === 'date-missing' ? '' : row.at, 交易流水号: row.serial, 交易对方名称: row.name, 交易对方账户: row.number,
      交易摘要: row.memo, 交易网点名称: '江州虚构支行', 现金标志: row.truth.cash === true ? '现金' : '转账', 交易是否成功: row.status === 'failed' ? '失败' : '成功', 备注: FEET,
    }
    table.push(JUDICIAL_B.map((head) => values[head] ?? ''))
    lines.push({ line: table.length, row })
  }
  return { bytes: workbook([['交易流水', table]]), lines }
}

/** Writes a workbook; cells that are text stay text. */
export function workbook(sheets: readonly (readonly [string, readonly (readonly (string | number)[])[]])[]): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of sheets) utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => row.map((value) => (value === '' ? null : value)))), name)
  const written: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  if (!(written instanceof Uint8Array)) throw new TypeError('the workbook was not written as bytes')
  return written
}

/** The debtor's own bank export: padded cells, days only, newest first. */
export function icbcCsv(rows: readonly Booked[]): WrittenTable {
  const lines: { line: number; row: Booked }[] = []
  const text = [
    `明细查询文件下载（${FEET}）`, '', '卡号: 6222****1011,"卡别名: "', '', '子账户序号: 00000,子账户类别: 活期,"子账户别名: "', '',
    '交易日期,摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户',
  ]
  const quoted = (value: string): string => `"${value.padEnd(20)}\t"`
  const grouped = (amount: bigint): string => yuan(amount).replace(/\B(?=(\d{3})+\.)/gu, ',')
  for (const row of rows.toReversed()) {
    const [income, expense] = row.direction === 'in' ? [grouped(row.amount), ''] : ['', grouped(row.amount)]
    const cells = [row.memo, '', '江州虚构支行', 'CHN']
    text.push(`${dayOf(row)}     \t,${cells.map(quoted).join(',')},钞        \t,${quoted('-')},${quoted('-')},-\t,${quoted(income)},${quoted(expense)},人民币\t,${quoted(row.balance === null ? '' : grouped(row.balance))},${quoted(row.name)},${quoted(row.number)},`)
    lines.push({ line: text.length, row })
  }
  text.push(' ', `人民币合计,,,,,,,,,${quoted(grouped(rows.filter((row) => row.direction === 'in').reduce((total, row) => total + row.amount, 0n)))},${quoted(grouped(rows.filter((row) => row.direction === 'out').reduce((total, row) => total + row.amount, 0n)))}`)
  return { bytes: new TextEncoder().encode(`${text.join('\n')}\n`), lines }
}

const WALLET_STATUS = { done: '支付成功', closed: '交易关闭', failed: '支付失败', 'fully-refunded': '已全额退款', 'partly-refunded': '' } as const

function walletStatus(row: Booked): string {
  if (row.status === 'partly-refunded') return `已退款(￥${yuan(row.refunded)})`
  if (row.status !== 'done') return WALLET_STATUS[row.status]
  if (row.direction === 'in') return '已存入零钱'
  if (row.type === '转账') return '对方已收钱'
  return row.type === '零钱提现' ? '提现已到账' : WALLET_STATUS.done
}

/** WeChat Pay's bill for personal use: sixteen lines above the table, newest first, byte order mark. */
export function wechatCsv(rows: readonly Booked[], from: string, to: string): WrittenTable {
  const lines: { line: number; row: Booked }[] = []
  const summed = (label: string, direction: Booked['direction']): string => {
    const chosen = rows.filter((row) => row.direction === direction)
    return `${label}：${chosen.length}笔 ${yuan(chosen.reduce((total, row) => total + row.amount, 0n))}元`
  }
  const pad = (text: string): string => `${text},,,,,,,,,,`
  const text = [
    '微信支付账单明细', `微信昵称：[古盛远（${FEET}）]`, `起始时间：[${from} 00:00:00] 终止时间：[${to} 23:59:59]`, '导出类型：[全部]', '导出时间：[2025-05-20 10:00:00]', '',
    `共${rows.length}笔记录`, summed('收入', 'in'), summed('支出', 'out'), summed('中性交易', 'neutral'), '注：', '1. 充值/提现等交易，将计入中性交易',
    '2. 本明细仅展示当前账单中的交易', `3. ${FEET}，人物、账号、金额均系编写`, '', '----------------------微信支付账单明细列表--------------------',
  ].map(pad)
  text.push('交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注')
  for (const row of rows.toReversed()) {
    const side = row.direction === 'in' ? '收入' : row.direction === 'out' ? '支出' : '/'
    const at = row.truth.spoilt === 'date-unreadable' ? `2024-02-30 ${row.at.slice(11)}` : row.at
    text.push([at, row.type, row.name, row.memo, side, `¥${yuan(row.amount)}`, row.method, walletStatus(row), `${row.serial}\t`, `${row.serial.slice(-12)}\t`, '/'].map(cell).join(','))
    lines.push({ line: text.length, row })
  }
  return { bytes: new TextEncoder().encode(`\uFEFF${text.join('\r\n')}\r\n`), lines }
}
