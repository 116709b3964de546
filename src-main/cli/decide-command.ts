import type { ElementStatus, Stance } from '../contract/review.ts'
import type { ExitStatus, Invocation } from './commands.ts'
import { needText, readArguments, textOption, UsageError } from './arguments.ts'
import { openNamedCase } from './open-command.ts'
import { ask } from './say.ts'

/** `accept` and `reject`: the reviewer's word on a finding, with its reason. */
export async function decideFrom({ args, host, terminal }: Invocation, status: 'accepted' | 'rejected'): Promise<ExitStatus> {
  const given = readArguments(args, ['case', 'reason', 'for', 'against', 'reviewer', 'passphrase-file'], [])
  const id = given.words[0]
  if (id === undefined) throw new UsageError('name the finding')
  const stances: Record<string, Stance> = {}
  for (const stance of ['for', 'against'] as const) {
    for (const element of (textOption(given, stance) ?? '').split(',')) if (element.trim() !== '') stances[element.trim()] = stance
  }
  const reason = needText(given, 'reason')
  await openNamedCase(host, given, false)
  const review = await ask(host, 'findings.decide', { id, status, reason, stances, language: 'zh-CN' })
  const finding = review.findings.find((each) => each.id === id)
  terminal.out(`${id}：${finding?.status ?? status}\n`)
  return 0
}

const STATUSES: readonly ElementStatus[] = ['unassessed', 'established', 'disputed', 'not-established', 'not-applicable']

/** `assess`: the reviewer's word on an element. */
export async function assess({ args, host, terminal }: Invocation): Promise<ExitStatus> {
  const given = readArguments(args, ['case', 'status', 'reason', 'open', 'reviewer', 'passphrase-file'], [])
  const id = given.words[0]
  if (id === undefined) throw new UsageError('name the element')
  const status = STATUSES.find((each) => each === needText(given, 'status'))
  if (!status) throw new UsageError(`--status takes ${STATUSES.join(', ')}`)
  await openNamedCase(host, given, false)
  // An opposing item without an answer needs a reason of its own.
  const openReason = textOption(given, 'open')
  await ask(host, 'elements.assess', { id, status, reasoning: textOption(given, 'reason') ?? '', ...(openReason === null ? {} : { openReason }), language: 'zh-CN' })
  terminal.out(`${id}：${status}\n`)
  return 0
}
