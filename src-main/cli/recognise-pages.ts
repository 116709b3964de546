import type { HostEvent } from '../contract/api.ts'
import type { Language, Review } from '../contract/review.ts'
import { translator } from '../texts/translate.ts'
import type { Host } from '../host/host.ts'
import type { Given } from './arguments.ts'
import type { Terminal } from './commands.ts'
import { ask } from './say.ts'

type Finished = Extract<HostEvent, { type: 'recognition-finished' }>

/**
 * Reads the pages without text and waits for them, with progress on standard error; `--no-ocr` leaves them.
 * Where recognition is not to be had on this machine one line says so, and the command goes on.
 */
export async function recognisePages(host: Host, given: Given, terminal: Terminal, language: Language): Promise<void> {
  if (given.options['no-ocr'] === true) return
  const translate = translator(language)
  const { promise, resolve } = Promise.withResolvers<Finished | null>()
  const stop = host.subscribe((event) => {
    if (event.type === 'recognition-progress') {
      const line = translate('cli.recognising', { done: event.done + 1, total: event.total, path: event.path, page: event.page })
      terminal.err(terminal.progressToTerminal ? `\r\u001b[K${line}` : `${line}\n`)
    }
    if (event.type === 'recognition-finished') resolve(event)
  })
  try {
    const status = await ask(host, 'recognise.start', {})
    if (status.state !== 'running') resolve(null)
    const finished = await promise
    if (finished === null) return
    if (terminal.progressToTerminal) terminal.err('\n')
    if (finished.problem !== null) terminal.err(`${translate('cli.recogniseUnavailable', { reason: finished.problem })}\n`)
  } finally {
    stop()
  }
}

/** Files of which pages are still without text, one line each; empty where there are none. */
export function pagesWithoutText(review: Review): readonly string[] {
  const translate = translator(review.language)
  return review.intake.files.flatMap((file) => {
    const left = file.status === 'rejected' ? 0 : (file.pagesWithoutText ?? 0) - (file.pagesRecognised ?? 0)
    return left > 0 ? [translate('cli.pagesWithoutText', { path: file.path, count: left })] : []
  })
}
