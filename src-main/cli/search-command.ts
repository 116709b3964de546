import type { ExitStatus, Invocation } from './commands.ts'
import { readArguments, UsageError } from './arguments.ts'
import { openNamedCase } from './open-command.ts'
import { ask } from './say.ts'

export async function search({ args, host, terminal }: Invocation): Promise<ExitStatus> {
  const given = readArguments(args, ['case', 'passphrase-file', 'limit'], ['json'])
  const words = given.words.join(' ').trim()
  if (words === '') throw new UsageError('name the words to look for')
  await openNamedCase(host, given, false)
  const hits = await ask(host, 'search.query', { words, limit: 200 })
  const found = hits.filter((hit) => hit.kind !== 'party')
  if (given.options['json'] === true) {
    const records = found.map(({ path, page, line, snippet }) => ({ path, ...(page === undefined ? {} : { page }), ...(line === undefined ? {} : { line }), snippet }))
    terminal.out(`${JSON.stringify(records, null, 2)}\n`)
  } else {
    for (const hit of found) terminal.out(`${hit.path}${hit.page === undefined ? '' : ` p.${hit.page}`}${hit.line === undefined ? '' : `:${hit.line}`}  ${hit.snippet}\n`)
  }
  return 0
}
