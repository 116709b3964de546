import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { FactBody, FactChange, ProposalRecord } from '../../contract/facts.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { CaseView } from '../../domain/case/case-view.ts'
import type { Proposal, ProposalContent } from '../../domain/proposals/proposal.ts'
import { mergeProposals, proposalsOf, type MergedProposal } from '../../domain/proposals/proposals-of.ts'
import { sameStatement } from '../../domain/proposals/standing.ts'
import { formatYuan } from '../../domain/values/money.ts'
import { newestActions } from '../../db/audit.ts'
import { decide } from '../../db/decisions.ts'
import { currentFacts } from '../../db/facts.ts'
import { listFiles } from '../../db/files.ts'
import { PROPOSAL, PROPOSAL_DISMISSED, PROPOSAL_RESTORED } from '../../db/revised.ts'
import { shanghaiNow } from '../clock.ts'
import { derive } from './derive.ts'
import { fileBody, stateEntry } from './facts-command.ts'
import { changeCase, logIn, reviewerOf, type Session } from './session.ts'

/** Proposals of a case as it stands: worked out again when anything in it changes. */
const known = new WeakMap<CaseView, readonly MergedProposal[]>()

/** What each document says by itself, before what they say alike is put together. */
const read = new WeakMap<CaseView, readonly Proposal[]>()

function everyProposal(view: CaseView): readonly Proposal[] {
  const ready = read.get(view) ?? view.files.flatMap((file) => proposalsOf(file, view.facts))
  read.set(view, ready)
  return ready
}

/** What the documents say, without what the reviewer set aside. */
export function standingProposals(session: Session, view: CaseView): readonly Proposal[] {
  const dismissed = [...newestActions(session.file.database, [PROPOSAL_DISMISSED, PROPOSAL_RESTORED])].filter(([, action]) => action === PROPOSAL_DISMISSED).map(([id]) => id)
  if (dismissed.length === 0) return everyProposal(view)
  const ids = new Set(dismissed)
  const aside = new Set(everyProposal(view).filter((each) => ids.has(each.id)).map(sameStatement))
  return everyProposal(view).filter((each) => !aside.has(sameStatement(each)))
}

function proposalsIn(session: Session): readonly MergedProposal[] {
  const { view } = derive(session)
  const ready = known.get(view)
  if (ready) return ready
  const stated = new Map(listFiles(session.file.database).map((file) => [file.path, fileBody(file)]))
  const merged = mergeProposals(everyProposal(view)).map((each) => (saysWhatFileSays(each, stated) ? { ...each, standing: 'stated' as const } : each))
  known.set(view, merged)
  return merged
}

/** The source and the party of a file are no part of what the rules see; the file itself tells whether they are stated. */
function saysWhatFileSays({ states }: MergedProposal, stated: ReadonlyMap<string, FactBody>): boolean {
  if (states?.kind !== 'file') return false
  const body = stated.get(states.id)
  return body !== undefined && Object.entries(states.body).every(([key, value]) => body[key] === value)
}

/** Everything that the documents propose, or one document; those set aside are marked so. The log is the record of what was set aside. */
export function listProposals(session: Session, path: string | null): readonly ProposalRecord[] {
  const actions = newestActions(session.file.database, [PROPOSAL_DISMISSED, PROPOSAL_RESTORED])
  return proposalsIn(session)
    .filter((each) => path === null || each.place.path === path || each.alsoAt.some((place) => place.path === path))
    .map((each) => proposalRecord(session, each, actions.get(each.id) === PROPOSAL_DISMISSED))
}

function proposalRecord(session: Session, each: MergedProposal, dismissed: boolean): ProposalRecord {
  const { kind, ...content } = each.content
  return {
    id: each.id,
    kind,
    content: plainContent(content),
    place: each.place,
    alsoAt: each.alsoAt,
    pattern: each.pattern,
    states: each.states === null ? null : { kind: each.states.kind, id: each.states.id, body: plainBody(each.states.body) },
    needs: each.needs,
    standing: each.standing,
    against: each.standing === 'differs' ? statedAgainst(session, each) : null,
    dismissed,
  }
}

/** Money crosses as decimal yuan. */
function plainContent(content: Partial<Record<string, unknown>> & object): FactBody {
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, typeof value === 'bigint' ? formatYuan(value as Extract<ProposalContent, { kind: 'amount' }>['amount']) : (value as Json)]))
}

const plainBody = (body: object): FactBody => JSON.parse(JSON.stringify(body)) as FactBody

/** The entry that the case states instead: the same one, or the milestone of the same kind for the same party. */
function statedAgainst(session: Session, each: MergedProposal): { readonly id: string; readonly body: FactBody } | null {
  const { states } = each
  if (states === null || states.kind === 'file') return null
  const found = currentFacts(session.file.database).find((fact) => {
    if (fact.kind !== states.kind) return false
    if (states.kind !== 'milestone') return fact.id === states.id
    const body = fact.body as FactBody
    return body['kind'] === states.body.kind && (body['party'] === undefined || states.body.party === undefined || body['party'] === states.body.party)
  })
  return found === undefined ? null : { id: found.id, body: found.body as FactBody }
}

/**
 * Takes a proposal over as a fact, as it stands or as the reviewer changed it; its source is the document and page.
 * One that differs from what is stated becomes the next revision of that entry.
 */
export function acceptProposal(session: Session, id: string, edited: FactBody | null): Result<FactChange, CallError> {
  const proposal = proposalsIn(session).find((each) => each.id === id)
  if (proposal === undefined) return fail(callError('not-found', { id }))
  const { states } = proposal
  if (states === null) return fail(callError('bad-request', { field: 'id', problem: 'for reading only' }))
  if (proposal.standing === 'stated' && edited === null) return ok({ kind: states.kind, id: states.id ?? '', changed: false, rowsMoved: 0 })
  const { path, page } = proposal.place
  const target = proposal.standing === 'differs' ? (statedAgainst(session, proposal)?.id ?? states.id) : states.id
  return stateEntry(session, states.kind, target, edited ?? plainBody(states.body), page === null ? path : `${path}#page=${page}`)
}

export function dismissProposal(session: Session, id: string, reason: string, restore: boolean): Result<null, CallError> {
  const proposal = proposalsIn(session).find((each) => each.id === id)
  if (proposal === undefined) return fail(callError('not-found', { id }))
  const dismissed = newestActions(session.file.database, [PROPOSAL_DISMISSED, PROPOSAL_RESTORED]).get(id) === PROPOSAL_DISMISSED
  if (dismissed === !restore) return ok(null)
  const { path, page, quote } = proposal.place
  changeCase(session, () => {
    decide(session.file.database, { kind: PROPOSAL, target: id, body: restore ? null : true, reviewer: reviewerOf(session), at: shanghaiNow() })
    logIn(session, restore ? PROPOSAL_RESTORED : PROPOSAL_DISMISSED, id, { path, page, quote, pattern: proposal.pattern, reason: reason.trim() })
  }, 'decisions')
  return ok(null)
}
