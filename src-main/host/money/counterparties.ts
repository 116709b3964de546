import { randomUUID } from 'node:crypto'
import type { Params } from '../../contract/api.ts'
import { asJson } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { CounterpartyEnd, CounterpartyList, LedgerWordAnswer } from '../../contract/ledger-words.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { decideTogether } from '../../db/decisions.ts'
import { COUNTERPARTY } from '../../db/ledger-words.ts'
import type { CounterpartyGroup, CounterpartyWord, GroupMember } from '../../domain/ledger/counterparty-groups.ts'
import { fen, formatYuan } from '../../domain/values/money.ts'
import { alikeCounterparties, pairKey } from './alike-counterparties.ts'
import { shanghaiNow } from '../clock.ts'
import { counterpartyWords } from './spoken-words.ts'
import { findingChanges } from '../opinion/finding-changes.ts'
import { movements } from './flow.ts'
import { reviewOf } from '../opinion/review.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** Most counterparties that are listed by themselves; the others are counted. */
const MOST_ENDS = 2000

/** Who stands at the other side of the debtor's and all other accounts of the case, largest sums first, with what may be one. */
export function counterpartyList(session: Session): CounterpartyList {
  const { movements: all, nodes } = movements(session)
  const sums = new Map<string, { in: bigint; out: bigint; count: number }>()
  const at = (id: string): { in: bigint; out: bigint; count: number } => {
    const sum = sums.get(id) ?? { in: 0n, out: 0n, count: 0 }
    sums.set(id, sum)
    return sum
  }
  for (const { from, to, row } of all) {
    if (from === to) continue
    const [payer, receiver] = [at(from), at(to)]
    payer.out += row.amount
    payer.count += 1
    receiver.in += row.amount
    receiver.count += 1
  }
  const words = counterpartyWords(session)
  const groups = words.filter((each) => each.word === 'one')
  // A name that stands only on the second sighting of a movement moved nothing by itself.
  const ends = [...nodes.values()].filter((node) => (node.kind === 'counterparty' || node.kind === 'party') && sums.has(node.id)).map((node): CounterpartyEnd => {
    const sum = at(node.id)
    const group = groups.find((each) => node.id === `group:${each.id}` || each.members.some((member) => member.id === node.id)) ?? null
    return {
      id: node.id, name: node.name, number: node.number, party: node.party === null ? null : { id: node.party.id, name: node.party.name },
      paid: formatYuan(fen(sum.out)), received: formatYuan(fen(sum.in)), count: sum.count,
      group: group === null ? null : { id: group.id, members: group.members, reason: group.reason, reviewer: group.reviewer, at: group.at },
    }
  }).toSorted((one, other) => Number(BigInt(other.paid.replace('.', '')) + BigInt(other.received.replace('.', '')) - BigInt(one.paid.replace('.', '')) - BigInt(one.received.replace('.', ''))))
  const rejected = new Set(words.filter((each) => each.word === 'apart').flatMap(({ members }) => members.flatMap((one) => members.map((other) => pairKey(one.id, other.id)))))
  const listed = ends.slice(0, MOST_ENDS)
  const shown = new Set(listed.map((end) => end.id))
  return { ends: listed, notListed: ends.length - listed.length, proposals: alikeCounterparties(ends, rejected).filter(({ members }) => members.every((id) => shown.has(id))) }
}

interface Step {
  readonly target: string
  readonly word: CounterpartyWord | null
}

/** Makes several counterparties one, or says that they are not although they look alike. */
export function mergeCounterparties(session: Session, { members: ids, word, name, reason: given, language }: Params<'counterparties.merge'>): Result<LedgerWordAnswer, CallError> {
  const reason = given.trim()
  const title = name.trim()
  if (reason === '') return fail(callError('reason-needed', { id: ids[0] ?? '' }))
  if (word === 'one' && title === '') return fail(callError('bad-request', { field: 'name' }))
  const { nodes } = movements(session)
  const groups = counterpartyWords(session)
  const merged: CounterpartyGroup[] = []
  const members = new Map<string, GroupMember>()
  for (const id of ids) {
    const group = groups.find((each) => each.word === 'one' && (id === `group:${each.id}` || each.members.some((member) => member.id === id)))
    const node = nodes.get(id)
    if (group === undefined && (node === undefined || (node.kind !== 'counterparty' && node.kind !== 'party'))) return fail(callError('not-found', { id }))
    if (word === 'one' && group !== undefined) {
      if (!merged.includes(group)) merged.push(group)
      for (const member of group.members) members.set(member.id, member)
    } else members.set(id, { id, name: node?.name ?? group?.name ?? '', number: node?.number ?? null })
  }
  // Two parties of the case are two by what the case says; only the case can say otherwise.
  if (members.size < 2 || [...members.keys()].filter((id) => id.startsWith('party:')).length > 1) return fail(callError('bad-request', { field: 'members' }))
  const body: CounterpartyWord = { word, name: word === 'one' ? title : '', members: [...members.values()], reason, reviewer: reviewerOf(session), at: shanghaiNow() }
  const steps: Step[] = [{ target: merged[0]?.id ?? randomUUID(), word: body }, ...merged.slice(1).map((group): Step => ({ target: group.id, word: null }))]
  return keep(session, word === 'one' ? 'counterparty.merged' : 'counterparty.apart', steps, body, reason, language)
}

/** Takes one name or number out of a group, or takes the whole group apart. */
export function splitCounterparty(session: Session, { group: id, member, reason: given, language }: Params<'counterparties.split'>): Result<LedgerWordAnswer, CallError> {
  const reason = given.trim()
  if (reason === '') return fail(callError('reason-needed', { id }))
  const group = counterpartyWords(session).find((each) => each.id === id && each.word === 'one')
  if (group === undefined || (member !== null && !group.members.some((each) => each.id === member))) return fail(callError('not-found', { id: member ?? id }))
  const { id: target, ...before } = group
  const left = member === null ? [] : group.members.filter((each) => each.id !== member)
  const word: CounterpartyWord | null = left.length < 2 ? null : { ...before, members: left, reason, reviewer: reviewerOf(session), at: shanghaiNow() }
  return keep(session, 'counterparty.split', [{ target, word }], { ...before, members: member === null ? group.members : group.members.filter((each) => each.id === member) }, reason, language)
}

function keep(session: Session, action: string, steps: readonly Step[], about: CounterpartyWord, reason: string, language: Params<'counterparties.split'>['language']): Result<LedgerWordAnswer, CallError> {
  const reviewer = reviewerOf(session)
  const at = shanghaiNow()
  const changes = findingChanges(session, language, () =>
    changeCase(session, () => {
      decideTogether(session.file.database, steps.map(({ target, word }) => ({ kind: COUNTERPARTY, target, body: word === null ? null : asJson(word), reviewer, at })))
      logIn(session, action, about.name === '' ? about.members.map((member) => member.name).join(' / ') : about.name, { members: about.members.map(({ name, number }) => [name, number ?? ''].filter((part) => part !== '').join(' ')).join('; '), reason })
    }, 'rules'))
  return ok({ review: reviewOf(session, language), changes })
}
