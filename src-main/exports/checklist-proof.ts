import type { RowPlace, TableProof, AccountProof } from '../contract/statement-proof.ts'
import { proofReasonWords } from '../domain/ledger/proof-words.ts'
import { body, cells, column, heading, note, type Block, type Fact, type Row } from './checklist-document.ts'
import { placeText, type Writer } from './checklist-writer.ts'

/** Files of one account in one row of the table: a row is kept on one page, and one with a statement for every month would not fit. */
const FILES_IN_A_ROW = 12
const COUNT = new Intl.NumberFormat('en-US')

/**
 * The proof of the statements, account by account as the window shows it: opening, in, out, closing and the difference; what
 * speaks against it in whole sentences, and the files with the rows that the opening and the closing balance rest on. Only an
 * account that ties out is said to, and marked. Where a review carries no proofs nothing is printed.
 */
export function proofBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  const proofs = review.statementProofs ?? []
  if (proofs.length === 0) return []
  const tied = proofs.filter((proof) => proof.ties).length
  return [
    heading(2, say('proof.title')),
    body(say('proof.lead', { accounts: proofs.length, tied, not: proofs.length - tied })),
    {
      kind: 'table',
      caption: null,
      // A figure of a hundred million yuan needs some 16 of the 100 parts of the width of a page.
      columns: ['opening', 'in', 'out', 'closing', 'difference'].map((key) => column(say(`proof.${key}`), 20, 'end')),
      rows: proofs.flatMap((proof) => accountRows(proof, writer)),
    },
    note(say('proof.note')),
  ]
}

function accountRows(proof: AccountProof, writer: Writer): readonly Row[] {
  const { figure, say } = writer
  const [first = [], ...others] = inPieces(proof.tables.map((table) => fileLine(table, writer)))
  const sources = (lines: readonly string[]): readonly Fact[] => (lines.length === 0 ? [] : [{ label: say('proof.files'), text: lines.join('\n') }])
  return [
    { kind: 'band', text: accountName(proof.account, writer) },
    cells(...[proof.opening, proof.in, proof.out, proof.closing, proof.difference].map((amount) => figure(amount))),
    { kind: 'span', items: [...outcome(proof, writer), ...rowFacts(proof, writer), ...overlaps(proof, writer), ...sources(first)] },
    ...others.map((lines): Row => ({ kind: 'span', items: sources(lines) })),
  ]
}

/** Institution, number and holder: `虚构银行 6200000001，户主甲某`. */
function accountName(id: string, writer: Writer): string {
  const holder = writer.facts.accounts.find((account) => account.id === id)?.holder
  const name = writer.nameOf(id)
  return holder === undefined ? name : writer.say('proof.account', { name, holder: writer.nameOf(holder) })
}

function outcome({ ties, reasons }: AccountProof, { translate, say, figure, day, list }: Writer): readonly Fact[] {
  const forms = { amount: (yuan: string) => figure(yuan), count: (count: number) => COUNT.format(count), months: (months: readonly string[]) => list(months.map(day)) }
  const sentences = reasons.map((reason) => proofReasonWords(reason, translate, forms))
  if (!ties) return [{ label: say('proof.outcome'), text: [say('proof.open'), ...sentences].join('\n') }]
  return [{ label: say('proof.outcome'), text: translate('money-window.proof.ties'), tone: 'good' }, ...(sentences.length === 0 ? [] : [{ label: say('proof.beside'), text: sentences.join('\n') }])]
}

function rowFacts({ rows, breaks, missingMonths }: AccountProof, { say, list, day }: Writer): readonly Fact[] {
  const count = (of: number): string => COUNT.format(of)
  return [
    { label: say('proof.rows'), text: say('proof.counts', { kept: count(rows.kept), duplicate: count(rows.duplicate), rejected: count(rows.rejected), breaks: count(breaks) }) },
    { label: say('proof.missing'), text: missingMonths.length === 0 ? say('proof.no-missing') : list(missingMonths.map(day)) },
  ]
}

function overlaps({ tables, overlaps: shared }: AccountProof, writer: Writer): readonly Fact[] {
  if (shared.length === 0) return []
  const nameOf = (number: number): string => {
    const table = tables.find((each) => each.table === number)
    return table === undefined ? '' : tableName(table, writer)
  }
  const lines = shared.map((each) => writer.say('proof.overlap', { one: nameOf(each.tables[0]), other: nameOf(each.tables[1]), days: writer.range(each.from, each.to), rows: COUNT.format(each.rows) }))
  return [{ label: writer.say('proof.shared'), text: lines.join('\n') }]
}

const tableName = ({ path, sheet }: TableProof, { review, say }: Writer): string => {
  const name = review.citationLabels?.find((label) => label.path === path)?.shortName ?? path
  return sheet === null ? name : say('proof.sheet', { name, sheet })
}

/** One file: its days and rows, and the rows that its opening and its closing balance rest on. */
function fileLine(table: TableProof, writer: Writer): string {
  const { say, range } = writer
  const place = (at: RowPlace): string => placeText({ ...at, path: table.path }, writer)
  const counts = table.repeated === 0 ? say('proof.file-rows', { rows: COUNT.format(table.rows) }) : say('proof.file-rows-repeated', { rows: COUNT.format(table.rows), repeated: COUNT.format(table.repeated) })
  const balances = table.openingAt === null || table.closingAt === null ? say('proof.no-balance') : say('proof.rest-on', { opening: place(table.openingAt), closing: place(table.closingAt) })
  return say('proof.file', { name: tableName(table, writer), days: range(table.from, table.to), counts, balances })
}

function inPieces(lines: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(lines.length / FILES_IN_A_ROW) }, (_none, index) => lines.slice(index * FILES_IN_A_ROW, (index + 1) * FILES_IN_A_ROW))
}
