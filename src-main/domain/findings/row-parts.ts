import type { StatementRow } from '../ledger/transaction.ts'

/** Only yuan is summed; rows in other currencies are told beside the finding (`values.foreignRows`). */
export const inYuan = ({ currency }: Pick<StatementRow, 'currency'>): boolean => currency === 'CNY'
