import type { CategoryChange, LexiconComparison, LexiconListName, MovedRows } from '../../contract/lexicon.ts'
import type { Language } from '../../contract/review.ts'
import type { CaseCategory, ListKey } from '../../domain/findings/case-lexicon.ts'
import { categoryMoves, type CategoryMoves, type MovedRow } from '../../domain/findings/category-moves.ts'
import { createRuleContext } from '../../domain/findings/context.ts'
import type { RuleId } from '../../domain/findings/finding.ts'
import { deliveredLexicon } from '../../domain/findings/lexicon.ts'
import { spendingHigh } from '../../domain/findings/spending/high.ts'
import { virtualAsset } from '../../domain/findings/virtual/asset.ts'
import { isInflow, isOutflow } from '../../domain/ledger/transaction.ts'
import { NO_DECISIONS } from '../../domain/review/decisions.ts'
import { buildFindings } from '../../domain/review/findings.ts'
import { wallSeconds } from '../../domain/values/day.ts'
import { formatYuan, sum } from '../../domain/values/money.ts'
import { translator } from '../../texts/translate.ts'
import { derive } from '../case/derive.ts'
import type { Session } from '../case/session.ts'
import { loadDecisions } from '../opinion/decisions.ts'
import { changesBetween, countedNow } from '../opinion/finding-changes.ts'
import { packOf } from '../rules/pack-of.ts'
import { ledgerRowOf } from './money.ts'
import { counterpartyWords, ownCategories, pairingWords } from './spoken-words.ts'

/** Rows of one list that are sent one by one; the others are counted. */
const MOST_SENT = 20

/** A list by its key and, for a category of the case's own, its name. */
export const listName = ({ banned, category }: ListKey, categories: readonly CaseCategory[]): LexiconListName => ({
  banned, category, name: categories.find((each) => each.id === category)?.name ?? null,
})

/** Moves as the window shows them. `categories` names those before and after, so that one that was taken away keeps its name here; what most rows came into stands first. */
export const categoryChanges = (session: Session, moves: readonly CategoryMoves[], categories: readonly CaseCategory[]): readonly CategoryChange[] =>
  moves.toSorted((one, other) => other.cameIn.length - one.cameIn.length).map(({ list, cameIn, fellOut }) => ({
    ...listName(list, categories),
    cameIn: movedRows(session, cameIn, (each) => each.before, categories),
    fellOut: movedRows(session, fellOut, (each) => each.after, categories),
  }))

function movedRows(session: Session, moved: readonly MovedRow[], otherOf: (each: MovedRow) => ListKey | null, categories: readonly CaseCategory[]): MovedRows {
  const yuan = moved.filter(({ row }) => row.currency === 'CNY').map(({ row }) => row)
  const first = moved.toSorted((one, other) => wallSeconds(one.row.at) - wallSeconds(other.row.at)).slice(0, MOST_SENT)
  return {
    count: moved.length,
    in: formatYuan(sum(yuan.filter(isInflow).map((row) => row.amount))),
    out: formatYuan(sum(yuan.filter(isOutflow).map((row) => row.amount))),
    rows: first.map((each) => {
      const other = otherOf(each)
      return { row: ledgerRowOf(session, each.row), other: other === null ? null : listName(other, categories) }
    }),
  }
}

/** Rules that read the word lists of spending and of exchanges. */
const BY_WORDS: readonly RuleId[] = ['spending.high', 'virtual.asset']

/** What counts by the words of the case beside what would count by the words as delivered; stands as long as the words do. */
export function compareWithDelivered(session: Session, language: Language): LexiconComparison {
  const { view, context } = derive(session)
  const delivered = deliveredLexicon()
  const pack = packOf(session)
  const plain = createRuleContext(view, delivered, pack, loadDecisions(session).parameters, pairingWords(session), counterpartyWords(session))
  const findings = [...spendingHigh(plain), ...virtualAsset(plain)]
  const worded = buildFindings({ findings, pack, decisions: NO_DECISIONS, language, translate: translator(language) })
  const now = countedNow(session, language)
  const counted = { ...now, findings: now.findings.filter((each) => BY_WORDS.includes(each.rule)) }
  return {
    delivered: delivered.version,
    version: context.lexicon.version,
    // What was decided was decided on what counts in the case: the comparison changes nothing that would have to be looked at again.
    changes: changesBetween({ findings, worded }, counted, () => false),
    categories: categoryChanges(session, categoryMoves(view.ledger.transactions, delivered, context.lexicon), ownCategories(session)),
  }
}
