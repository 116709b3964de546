import { parseArgs } from 'node:util'
import { readFileSync } from 'node:fs'
import type { Language } from '../contract/review.ts'

/** What a command was given: words in order, options by name. */
export interface Given {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** A command that was used wrongly: one clear line, never a stack trace. */
export class UsageError extends Error {}

/** A request that was put rightly and cannot be answered as it stands: its own sentence says all, and how the command is written helps nobody. */
export class UnreadableRequest extends Error {}

export function readArguments(args: readonly string[], texts: readonly string[], switches: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries([...texts.map((name) => [name, { type: 'string' as const }]), ...switches.map((name) => [name, { type: 'boolean' as const }])]),
    })
    return { words: positionals, options: values as Given['options'] }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

export function textOption(given: Given, name: string): string | null {
  const value = given.options[name]
  return typeof value === 'string' ? value : null
}

export function needText(given: Given, name: string): string {
  const value = textOption(given, name)
  if (value === null || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

export function language(given: Given): Language {
  const value = textOption(given, 'lang') ?? 'zh-CN'
  if (value !== 'zh-CN' && value !== 'en') throw new UsageError(`--lang takes zh-CN or en, not ${value}`)
  return value
}

/** First line of the passphrase file; null where none is named. A passphrase never stands on the command line. */
export function passphrase(given: Given): string | null {
  const file = textOption(given, 'passphrase-file')
  if (file === null) return null
  const line = (linesOf(file, 'passphrase')[0] ?? '')
  if (line === '') throw new UsageError(`the passphrase file is empty: ${file}`)
  return line
}

/** Passwords of protected documents in the bundle, one a line; each is tried on each. They never stand on the command line either. */
export function documentPasswords(given: Given): string[] {
  const file = textOption(given, 'password-file')
  if (file === null) return []
  const lines = linesOf(file, 'password').filter((line) => line !== '')
  if (lines.length === 0) throw new UsageError(`the password file is empty: ${file}`)
  if (lines.length > 100) throw new UsageError(`the password file has more than 100 lines: ${file}`)
  return lines
}

function linesOf(file: string, what: string): string[] {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/u, '').split(/\r?\n/u)
  } catch {
    throw new UsageError(`the ${what} file cannot be read: ${file}`)
  }
}
