import { QUERY_FAULTS } from '../contract/search.ts'
import { CallFailure } from '../contract/errors.ts'
import { translator } from '../texts/translate.ts'
import type { ExitStatus, Invocation } from './commands.ts'
import { readArguments, UnreadableRequest, UsageError } from './arguments.ts'
import { openNamedCase } from './open-command.ts'
import { ask } from './say.ts'

/** `threshold search <words>`: what answers in documents, rows and journeys, best first, in the language of the window's search. */
export async function search({ args, host, terminal }: Invocation): Promise<ExitStatus> {
  const given = readArguments(args, ['case', 'passphrase-file', 'limit'], ['json'])
  const words = given.words.join(' ').trim()
  if (words === '') throw new UsageError('name the words to look for')
  await openNamedCase(host, given, false)
  const hits = await asked(words, () => ask(host, 'search.query', { words, limit: 200 }))
  const found = hits.filter((hit) => hit.kind !== 'party')
  if (given.options['json'] === true) {
    const records = found.map(({ path, page, line, snippet }) => ({ path, ...(page === undefined ? {} : { page }), ...(line === undefined ? {} : { line }), snippet }))
    terminal.out(`${JSON.stringify(records, null, 2)}\n`)
  } else {
    for (const hit of found) terminal.out(`${hit.path}${hit.page === undefined ? '' : ` p.${hit.page}`}${hit.line === undefined ? '' : `:${hit.line}`}  ${hit.snippet}\n`)
  }
  return 0
}

/** A query that cannot be read is answered with one sentence, in the language in which the command line says its errors. */
async function asked<T>(words: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const fault = error instanceof CallFailure && error.error.code === 'query-unreadable' ? QUERY_FAULTS.find((each) => each === error.error.details['fault']) : undefined
    if (fault === undefined) throw error
    throw new UnreadableRequest(`${words}: ${translator('zh-CN')(`search.unreadable.${fault}`)}`)
  }
}
