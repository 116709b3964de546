import type { Params } from '../../contract/api.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { LedgerWordAnswer, PairOfRow, RowPair } from '../../contract/ledger-words.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { PAIRING } from '../../db/ledger-words.ts'
import { decide } from '../../db/decisions.ts'
import { anchorOf, natureOf, pairingTarget, type PairingWord } from '../../domain/ledger/hand-pairs.ts'
import type { Transaction } from '../../domain/ledger/transaction.ts'
import { wallSeconds } from '../../domain/values/day.ts'
import { formatYuan } from '../../domain/values/money.ts'
import { shanghaiNow } from '../clock.ts'
import { derive } from '../case/derive.ts'
import { findingChanges } from '../opinion/finding-changes.ts'
import { movements } from './flow.ts'
import { ledgerRowOf } from './money.ts'
import { reviewOf } from '../opinion/review.ts'
import { changeCase, logIn, reviewerOf, type Derived, type Session } from '../case/session.ts'

const rowsById = new WeakMap<readonly Transaction[], Map<string, Transaction>>()

/** A kept row by its id, remembered for the case as it was read. */
function rowById({ view }: Derived, id: string): Transaction | undefined {
  const known = rowsById.get(view.ledger.transactions) ?? new Map(view.ledger.transactions.map((row) => [row.id as string, row]))
  rowsById.set(view.ledger.transactions, known)
  return known.get(id)
}

/** What a row is paired with, and by whom. */
export function pairOf(session: Session, id: string): Result<PairOfRow, CallError> {
  const derived = derive(session)
  const row = rowById(derived, id)
  if (row === undefined) return fail(callError('not-found', { id }))
  const spoken = derived.context.handPairs.wordOn.get(row.id)
  const word = spoken && { reason: spoken.word.reason, reviewer: spoken.word.reviewer, at: spoken.word.at }
  const apart = spoken && word && spoken.word.word === 'apart' ? { other: ledgerRowOf(session, spoken.other), nature: spoken.nature, ...word } : null
  const found = spoken && spoken.word.word === 'paired' ? { nature: spoken.nature, other: spoken.other } : pairByRule(session, derived, row)
  if (found === null) return ok({ pair: null, apart })
  const pair: RowPair = {
    nature: found.nature,
    origin: spoken?.word.word === 'paired' ? 'hand' : 'rule',
    other: ledgerRowOf(session, found.other),
    counted: found.nature !== 'mirrored' ? null : derived.context.isBankSideOfPair(row.id) ? 'other' : 'this',
    secondsApart: Math.abs(wallSeconds(row.at) - wallSeconds(found.other.at)),
    word: spoken?.word.word === 'paired' && word ? word : null,
  }
  return ok({ pair, apart })
}

/** By the rules: mirrored rows, the card behind a wallet's own row, or the other end of a transfer between own accounts. */
function pairByRule(session: Session, { context }: Derived, row: Transaction): Pick<RowPair, 'nature'> & { readonly other: Transaction } | null {
  for (const party of context.debtors) {
    for (const [nature, pairs] of [['mirrored', context.mirrorPairs(party)], ['carried', context.carriedPairs(party)]] as const) {
      const pair = pairs.find(({ wallet, bank }) => wallet.id === row.id || bank.id === row.id)
      if (pair) return { nature, other: pair.wallet.id === row.id ? pair.bank : pair.wallet }
    }
  }
  // Tying all movements of a big case takes seconds: only a row that is between own accounts can have another end there.
  if (row.currency !== 'CNY' || !context.debtors.some((party) => context.isBetweenOwn(row, party))) return null
  const movement = movements(session).movements.find(({ row: paid, also }) => paid.id === row.id || also.some((each) => each.id === row.id))
  const other = movement && (movement.row.id === row.id ? movement.also[0] : movement.row)
  return other === undefined || natureOf(row, other) !== 'own' ? null : { nature: 'own', other }
}

/** Keeps the reviewer's word on two rows. */
export function setPair(session: Session, { rows: ids, word, reason: given, language }: Params<'pairs.set'>): Result<LedgerWordAnswer, CallError> {
  const derived = derive(session)
  const reason = given.trim()
  if (word !== 'left-to-rules' && reason === '') return fail(callError('reason-needed', { id: ids[0] }))
  const [one, other] = ids.map((id) => rowById(derived, id))
  if (one === undefined || other === undefined) return fail(callError('not-found', { id: one === undefined ? ids[0] : ids[1] }))
  const nature = natureOf(one, other)
  if (nature === null || !derived.context.debtors.some((party) => heldBy(derived, party, one) && heldBy(derived, party, other))) {
    return fail(callError('rows-no-pair', { one: placeOf(one), other: placeOf(other) }))
  }
  const { wordOn } = derived.context.handPairs
  const taken = [one, other].find((row) => {
    const spoken = wordOn.get(row.id)
    return word === 'paired' && spoken?.word.word === 'paired' && ![one.id, other.id].includes(spoken.other.id)
  })
  if (taken !== undefined) return fail(callError('row-paired-already', { row: placeOf(taken), other: placeOf(wordOn.get(taken.id)?.other ?? taken) }))
  const anchors: PairingWord['rows'] = [anchorOf(derived.view, one), anchorOf(derived.view, other)]
  const target = pairingTarget(anchors)
  const reviewer = reviewerOf(session)
  const at = shanghaiNow()
  const body: PairingWord | null = word === 'left-to-rules' ? null : { word, rows: anchors, reason, reviewer, at }
  const changes = findingChanges(session, language, () =>
    changeCase(session, () => {
      decide(session.file.database, { kind: PAIRING, target, body: body as Json, reviewer, at })
      logIn(session, `pairing.${word}`, placeOf(one), {
        other: placeOf(other), nature, day: one.at.day, amount: formatYuan(one.amount), otherAmount: formatYuan(other.amount), ...(reason === '' ? {} : { reason }),
      })
    }, 'rules'))
  return ok({ review: reviewOf(session, language), changes })
}

const heldBy = ({ context }: Derived, party: Derived['context']['debtors'][number], row: Transaction): boolean =>
  [...context.ownAccounts(party), ...context.usedAccounts(party)].some((account) => account.id === row.account)

const placeOf = (row: Transaction): string => `${row.path}:${row.line}`
