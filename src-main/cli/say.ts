import type { HostEvent, MethodName, Params, ResultOf } from '../contract/api.ts'
import { CallFailure, type CallError } from '../contract/errors.ts'
import type { Language } from '../contract/review.ts'
import { translator } from '../texts/translate.ts'
import type { Host } from '../host/host.ts'
import type { Terminal } from './commands.ts'

/** One line that says what happened, to what, and what to do. */
export function sayError(terminal: Terminal, error: CallError, language: Language = 'zh-CN'): void {
  const translate = translator(language)
  const about = Object.values(error.details).filter((value) => value !== '').join(', ')
  terminal.err(`${translate(`error.${error.code}.happened`, error.details)}${about === '' ? '' : ` ${about}`} ${translate(`error.${error.code}.advice`, error.details)} [${error.code}]\n`)
}

/** Calls the host and throws where it fails: the caller's one place for errors is runCommand. */
export async function ask<M extends MethodName>(host: Host, method: M, params: Params<M>): Promise<ResultOf<M>> {
  const result = await host.call(method, params)
  if (!result.ok) throw new CallFailure(result.error.code, result.error.details)
  return result.value as ResultOf<M>
}

/** Progress on standard error: one line that is written over on a terminal, a line in a hundred elsewhere. */
export function showProgress(host: Host, terminal: Terminal): () => void {
  let last = -1
  return host.subscribe((event: HostEvent) => {
    if (event.type !== 'import-progress' || event.total === 0) return
    const percent = Math.floor((event.done / event.total) * 100)
    if (terminal.progressToTerminal) {
      terminal.err(`\r\u001b[K${event.done}/${event.total} ${event.secondsLeft === null ? '' : `(${event.secondsLeft} s) `}${event.path}`)
      if (event.done === event.total) terminal.err('\n')
    } else if (percent >= last + 10 || event.done === event.total) {
      last = percent
      terminal.err(`${event.done}/${event.total}\n`)
    }
  })
}
