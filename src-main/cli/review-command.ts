import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CallFailure } from '../contract/errors.ts'
import type { Params } from '../contract/api.ts'
import { translator } from '../texts/translate.ts'
import type { ExitStatus, Invocation } from './commands.ts'
import { documentPasswords, language, needText, passphrase, readArguments, textOption, UsageError } from './arguments.ts'
import { pagesWithoutText, recognisePages } from './recognise-pages.ts'
import { ask, showProgress } from './say.ts'
import { summaryOfFindings, summaryOfIntake } from './summary.ts'

const OUTPUTS = [
  ['json', 'review.json'],
  ['html', 'checklist.html'],
  ['docx', 'checklist.docx'],
  ['pdf', 'checklist.pdf'],
  ['csv', 'evidence-list.csv'],
] as const

type Role = NonNullable<Params<'reviewer.set'>['role']>
const ROLES: readonly Role[] = ['judge', 'prosecutor', 'transfer', 'private']

/** The main job: a bundle goes in; a case file, the review as data, the checklist and the evidence list come out. */
export async function review({ args, host, terminal }: Invocation): Promise<ExitStatus> {
  const given = readArguments(args, ['out', 'lang', 'role', 'passphrase-file', 'password-file', 'reviewer', 'source'], ['no-ocr'])
  const bundle = given.words[0]
  if (bundle === undefined || given.words.length > 1) throw new UsageError('name one bundle')
  const lang = language(given)
  const named = textOption(given, 'role')
  const role = named === null ? undefined : ROLES.find((each) => each === named)
  if (named !== null && role === undefined) throw new UsageError(`--role takes ${ROLES.join(', ')}, not ${named}`)
  const out = resolve(needText(given, 'out'))
  const key = passphrase(given)
  const passwords = documentPasswords(given)
  const source = textOption(given, 'source')
  if (!existsSync(bundle)) throw new CallFailure('file-missing', { path: bundle })
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 })
  } catch {
    throw new CallFailure('target-unwritable', { path: out })
  }

  // Built under another name: a run that is killed leaves no half-made case in the place of a whole one.
  const partial = join(out, 'case.partial.tcase')
  rmSync(partial, { force: true })
  rmSync(`${partial}-journal`, { force: true })
  const translate = translator(lang)
  await ask(host, 'cases.create', { token: (await host.grant(partial)).token, passphrase: key })
  const reviewer = textOption(given, 'reviewer')
  if (reviewer !== null || role !== undefined) await ask(host, 'reviewer.set', { ...(reviewer === null ? {} : { name: reviewer }), ...(role === undefined ? {} : { role }) })
  const stop = showProgress(host, terminal)
  try {
    await ask(host, 'intake.import', { tokens: [(await host.grant(resolve(bundle))).token], passwords, ...(source === null ? {} : { source }) })
  } catch (error) {
    await host.call('cases.close', {})
    rmSync(partial, { force: true })
    throw error
  } finally {
    stop()
  }

  await recognisePages(host, given, terminal, lang)
  const result = await ask(host, 'review.get', { language: lang })
  const written: string[] = []
  const skipped: string[] = []
  for (const [format, name] of OUTPUTS) {
    const target = join(out, name)
    rmSync(target, { force: true })
    const answer = await host.call('export.write', { format, token: (await host.grant(target)).token, language: lang })
    if (answer.ok) written.push(target)
    else skipped.push(translate('cli.skipped', { file: name, why: `${translate(`error.${answer.error.code}.happened`, answer.error.details)} [${answer.error.code}]` }))
  }
  await ask(host, 'cases.close', {})
  const target = join(out, 'case.tcase')
  const kept = keepFormer(target)
  renameSync(partial, target)

  terminal.out(summaryOfIntake(result, null))
  terminal.out(summaryOfFindings(result))
  terminal.out(`${translate('cli.written')}\n${[target, ...written].map((path) => `  ${path}\n`).join('')}`)
  if (kept !== null) terminal.err(`${translate('cli.moved', { path: kept })}\n`)
  for (const line of skipped) terminal.err(`${line}\n`)
  const unread = pagesWithoutText(result)
  for (const line of unread) terminal.err(`${line}\n`)
  if (unread.length > 0 && given.options['no-ocr'] !== true) return 3
  const { totals } = result.intake
  return totals.needsAttention + totals.rejected > 0 || skipped.length > 0 ? 3 : 0
}

/** A case file is never written over: decisions may stand in it. */
function keepFormer(target: string): string | null {
  if (!existsSync(target)) return null
  for (let number = 1; ; number += 1) {
    const name = target.replace(/\.tcase$/u, `.former-${number}.tcase`)
    if (existsSync(name)) continue
    renameSync(target, name)
    return name
  }
}
