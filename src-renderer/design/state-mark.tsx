import type { ReactNode } from 'react'

/**
 * A sign, then a word. `ok` verified, `duplicate`, `warn` needs a person, `bad` integrity broken, `run` at work,
 * `yes` and `no` decided, `unknown`, `disputed`, `new` not looked at yet, `rejected` set aside.
 */
export type MarkState = 'ok' | 'duplicate' | 'warn' | 'bad' | 'run' | 'yes' | 'no' | 'unknown' | 'disputed' | 'new' | 'rejected'

const CLASS: Readonly<Record<MarkState, string>> = {
  ok: 'ok', duplicate: 'dup', warn: 'warn', bad: 'bad', run: 'run', yes: 'yes', no: 'no',
  unknown: 'unk', disputed: 'dis', new: 'new', rejected: 'rej',
}

export function StateMark({ state, children }: { readonly state: MarkState; readonly children: ReactNode }) {
  return <span className={`st ${CLASS[state]}`}>{children}</span>
}
