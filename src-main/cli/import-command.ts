import { resolve } from 'node:path'
import type { ExitStatus, Invocation } from './commands.ts'
import { documentPasswords, readArguments, textOption, UsageError } from './arguments.ts'
import { openNamedCase } from './open-command.ts'
import { pagesWithoutText, recognisePages } from './recognise-pages.ts'
import { ask, showProgress } from './say.ts'
import { summaryOfIntake } from './summary.ts'

export async function importCommand({ args, host, terminal }: Invocation): Promise<ExitStatus> {
  const given = readArguments(args, ['case', 'passphrase-file', 'password-file', 'reviewer', 'source'], ['json', 'no-ocr'])
  const bundle = given.words[0]
  if (bundle === undefined || given.words.length > 1) throw new UsageError('name one bundle')
  await openNamedCase(host, given, true)
  const stop = showProgress(host, terminal)
  const source = textOption(given, 'source')
  const { token } = await host.grant(resolve(bundle))
  const report = await ask(host, 'intake.import', { tokens: [token], passwords: documentPasswords(given), ...(source === null ? {} : { source }) })
  stop()
  await recognisePages(host, given, terminal, 'zh-CN')
  const review = await ask(host, 'review.get', { language: 'zh-CN' })
  if (given.options['json'] === true) terminal.out(`${JSON.stringify({ added: report.added, unchanged: report.unchanged, intake: review.intake }, null, 2)}\n`)
  else terminal.out(summaryOfIntake(review, report))
  const unread = pagesWithoutText(review)
  for (const line of unread) terminal.err(`${line}\n`)
  if (unread.length > 0 && given.options['no-ocr'] !== true) return 3
  return review.intake.totals.needsAttention + review.intake.totals.rejected > 0 ? 3 : 0
}
