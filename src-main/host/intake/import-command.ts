import type { Params } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ImportReport } from '../../contract/screens.ts'
import type { HostState } from '../handler.ts'
import { takeIn } from './intake.ts'
import type { Session } from '../case/session.ts'

/** Takes granted bundles in, with progress told to the window; cancelling keeps the files that are in. */
export async function importTokens(state: HostState, session: Session, { tokens, source, passwords }: Params<'intake.import'>): Promise<Result<ImportReport, CallError>> {
  const paths = tokens.map((token) => state.grants.pathOf(token))
  if (paths.some((path) => path === null)) return fail(callError('bad-request', { field: 'tokens' }))
  const controller = new AbortController()
  state.importing = controller
  try {
    let added = 0
    let unchanged = 0
    let cancelled = false
    for (const path of paths) {
      if (path === null || cancelled) continue
      const result = await takeIn(session, state.parser, path, {
        source: source ?? null,
        passwords: passwords ?? [],
        signal: controller.signal,
        onProgress: (progress) => state.emit({ type: 'import-progress', ...progress }),
      })
      if (!result.ok) return result
      added += result.value.added
      unchanged += result.value.unchanged
      cancelled = result.value.cancelled
    }
    return ok({ added, unchanged, cancelled })
  } finally {
    state.importing = null
    state.emit({ type: 'import-finished' })
    state.emit({ type: 'case-changed' })
  }
}
