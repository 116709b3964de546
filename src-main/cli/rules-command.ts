import { resolve } from 'node:path'
import { CallFailure, type CallError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import { checkPackAt, makeKeysAt, signFolderAt, type SignedPack } from '../host/rules/pack-on-disk.ts'
import { translator } from '../texts/translate.ts'
import { language, needText, readArguments, UsageError, type Given } from './arguments.ts'
import type { ExitStatus, Invocation, Terminal } from './commands.ts'

/**
 * `rules keys|sign|check`: what an office needs to give out a rule pack and to look at one it received. It needs no case
 * and trusts no key: a key is trusted in the window, after the fingerprint was compared.
 */
export function rules({ args, terminal }: Invocation): Promise<ExitStatus> {
  const given = readArguments(args, ['out', 'key', 'signed-by', 'lang'], [])
  const [what, ...rest] = given.words
  switch (what) {
    case 'keys':
      return Promise.resolve(keys(given, rest, terminal))
    case 'sign':
      return Promise.resolve(sign(given, rest, terminal))
    case 'check':
      return Promise.resolve(check(given, rest, terminal))
    default:
      throw new UsageError('rules takes keys, sign or check')
  }
}

function keys(given: Given, words: readonly string[], terminal: Terminal): ExitStatus {
  if (words.length > 0) throw new UsageError('rules keys takes no file but --out')
  const path = resolve(needText(given, 'out'))
  const made = valueOf(makeKeysAt(path))
  terminal.out(`${translator(language(given))('cli.rules.keys', { path, ...made })}\n`)
  return 0
}

function sign(given: Given, words: readonly string[], terminal: Terminal): ExitStatus {
  const folder = one(words, 'name the folder of the pack')
  const out = resolve(needText(given, 'out'))
  const signedBy = needText(given, 'signed-by').trim()
  if (signedBy === '') throw new UsageError('--signed-by is empty')
  const signed = valueOf(signFolderAt(resolve(folder), resolve(needText(given, 'key')), signedBy, out))
  terminal.out(`${line('cli.rules.signed', { ...signed, path: out }, given)}\n`)
  return 0
}

function check(given: Given, words: readonly string[], terminal: Terminal): ExitStatus {
  const path = resolve(one(words, 'name the pack file'))
  terminal.out(`${line('cli.rules.checked', { ...valueOf(checkPackAt(path)), path }, given)}\n`)
  return 0
}

const line = (key: string, values: SignedPack & { readonly path: string }, given: Given): string => translator(language(given))(key, { ...values })

function one(words: readonly string[], problem: string): string {
  const [first] = words
  if (first === undefined || words.length > 1) throw new UsageError(problem)
  return first
}

/** The one place for errors is runCommand. */
function valueOf<T>(result: Result<T, CallError>): T {
  if (!result.ok) throw new CallFailure(result.error.code, result.error.details)
  return result.value
}
