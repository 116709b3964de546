import type { Params } from '../../contract/api.ts'
import type { AccountSide, AccountWord, AccountWordView } from '../../contract/account-words.ts'
import { asJson } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { LedgerWordAnswer } from '../../contract/ledger-words.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { decide } from '../../db/decisions.ts'
import { ACCOUNT_USE } from '../../db/ledger-words.ts'
import { NO_WORDS, type WordsOnAccount } from '../../domain/ledger/account-words.ts'
import { derive } from '../case/derive.ts'
import { accountWords, factsAsStated } from '../case/load-case.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'
import { shanghaiNow } from '../clock.ts'
import type { ParseService } from '../intake/parse-service.ts'
import { accountWordRecords } from './account-word-records.ts'
import { createEvidenceResolver } from '../opinion/assertion-evidence.ts'
import { keptReference } from '../opinion/assertions.ts'
import { findingChanges } from '../opinion/finding-changes.ts'
import { reviewOf } from '../opinion/review.ts'

/** As {@link accountWordRecords}, with the evidence looked up and what stands without the word. */
export async function accountWordViews(session: Session, parser: ParseService, language: Language): Promise<Result<readonly AccountWordView[], CallError>> {
  const stated = new Map(factsAsStated(session.file.database).accounts.map((account) => [account.id as string, account]))
  const find = createEvidenceResolver(session, parser, language)
  const views: AccountWordView[] = []
  for (const record of accountWordRecords(session, derive(session))) {
    const evidence: AccountWordView['evidence'][number][] = []
    for (const each of record.evidence) evidence.push({ ...each, ...(await find(each.reference)) })
    views.push({ ...record, evidence, stated: stated.get(record.account)?.[record.side] ?? null })
  }
  return ok(views)
}

/** Keeps who holds or uses an account, or takes the word back. */
export async function sayOfAccount(session: Session, parser: ParseService, { account: id, side, word, language }: Params<'accounts.say'>): Promise<Result<LedgerWordAnswer, CallError>> {
  const { facts } = derive(session).view
  const account = facts.accounts.find((each) => each.id === id)
  if (account === undefined) return fail(callError('not-found', { id }))
  const kept = word === null ? ok(null) : await keptWord(session, parser, id, word)
  if (!kept.ok) return kept
  const said: WordsOnAccount = { ...(accountWords(session.file.database).get(id) ?? NO_WORDS), [side]: kept.value }
  const reviewer = reviewerOf(session)
  const body = said.holder === null && said.usedBy === null ? null : asJson(said)
  const nameOf = (party: string | null): string => facts.parties.find((each) => each.id === party)?.name ?? '–'
  const changes = findingChanges(session, language, () =>
    changeCase(session, () => {
      decide(session.file.database, { kind: ACCOUNT_USE, target: id, body, reviewer, at: shanghaiNow() })
      logIn(session, ACTIONS[side][kept.value === null ? 'back' : 'said'], [account.institution, account.number ?? account.id].join(' ').trim(), {
        before: nameOf(account[side]), ...(kept.value === null ? {} : { after: nameOf(kept.value.party), evidence: kept.value.evidence.length, reason: kept.value.reason }),
      })
    }, 'rules'))
  return ok({ review: reviewOf(session, language), changes })
}

const ACTIONS: Readonly<Record<AccountSide, { readonly said: string; readonly back: string }>> = {
  holder: { said: 'account.holder', back: 'account.holder-back' },
  usedBy: { said: 'account.used-by', back: 'account.used-by-back' },
}

async function keptWord(session: Session, parser: ParseService, account: string, { party, evidence: asked, reason: given }: NonNullable<Params<'accounts.say'>['word']>): Promise<Result<AccountWord, CallError>> {
  const reason = given.trim()
  if (reason === '') return fail(callError('reason-needed', { id: account }))
  if (asked.length === 0) return fail(callError('evidence-needed', { id: account }))
  if (party !== null && !derive(session).view.facts.parties.some((each) => each.id === party)) return fail(callError('not-found', { id: party }))
  const evidence: AccountWord['evidence'][number][] = []
  for (const { reference, why } of asked) {
    const found = await keptReference(session, parser, reference)
    if (!found.ok) return found
    evidence.push({ reference: found.value, why: why.trim() })
  }
  return ok({ party, evidence, reason, reviewer: reviewerOf(session), at: shanghaiNow() })
}
