import { toGb18030 } from '../sample-case/statements.ts'

/** What a return says of one row; amounts in fen, `at` as `YYYY-MM-DD HH:MM:SS`. */
export interface ReturnedRow {
  readonly at: string
  readonly direction: 'in' | 'out'
  readonly amount: bigint
  readonly balance: bigint
  readonly name: string
  readonly number: string
  readonly memo: string
  readonly serial: string
  readonly cash?: boolean
}

const HEAD = ['交易卡号', '交易账号', '账户开户名称', '交易时间', '交易金额', '交易余额', '收付标志', '交易对手账卡号', '现金标志', '对手户名', '摘要说明', '交易币种', '交易是否成功', '交易流水号', '备注', '交易类型']
const yuan = (amount: bigint): string => `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`

/** A bank's return in GB18030, one row a line under the head; line 1 is the head. */
export function bankReturn({ number, holder }: { readonly number: string; readonly holder: string }, rows: readonly ReturnedRow[]): Uint8Array {
  const lines = rows.map((row) =>
    [
      `${number}\t`, `${number}\t`, holder, row.at, yuan(row.amount), yuan(row.balance), row.direction === 'in' ? '进' : '出', row.number === '' ? '' : `${row.number}\t`,
      row.cash === true ? '现金' : '转账', row.name, row.memo, 'CNY', '成功', row.serial, '虚构样例', row.cash === true ? '取款' : '转账',
    ].join(','),
  )
  return toGb18030(`${[HEAD.join(','), ...lines].join('\r\n')}\r\n`)
}
