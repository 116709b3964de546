import { resolve } from 'node:path'
import type { ExitStatus, Invocation } from './commands.ts'
import { language, needText, readArguments, UsageError } from './arguments.ts'
import { openNamedCase } from './open-command.ts'
import { ask } from './say.ts'

const FORMATS = ['json', 'html', 'docx', 'pdf', 'csv', 'bag', 'requests-docx', 'requests-pdf', 'timeline-pdf', 'timeline-html'] as const
type Format = (typeof FORMATS)[number]
const isFormat = (text: string): text is Format => (FORMATS as readonly string[]).includes(text)

export async function exportCommand({ args, host, terminal }: Invocation): Promise<ExitStatus> {
  const given = readArguments(args, ['case', 'format', 'out', 'lang', 'passphrase-file'], ['final'])
  const format = needText(given, 'format')
  if (!isFormat(format)) throw new UsageError(`--format takes ${FORMATS.join(', ')}, not ${format}`)
  await openNamedCase(host, given, false)
  const { token } = await host.grant(resolve(needText(given, 'out')))
  const { path } = await ask(host, 'export.write', { format, token, language: language(given), final: given.options['final'] === true })
  terminal.out(`${path}\n`)
  return 0
}
