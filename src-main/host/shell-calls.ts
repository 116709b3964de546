import { callError, type CallError } from '../contract/errors.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { Host } from './host.ts'

/** How this shell asks a person for paths; a test answers for the person. */
export interface Picker {
  files(): Promise<readonly string[]>
  folder(): Promise<string | null>
  caseFile(): Promise<string | null>
  saveTarget(suggestedName: string): Promise<string | null>
  reveal(path: string): Promise<void>
}

/** Methods that the shell answers itself; null for those of the host. */
export async function answerShellCall(method: string, params: unknown, host: Host, picker: Picker): Promise<Result<unknown, CallError> | null> {
  if (!method.startsWith('shell.')) return null
  const grantOf = async (path: string | null): Promise<Result<unknown, CallError>> => ok(path === null ? null : await host.grant(path))
  switch (method) {
    case 'shell.pickBundleFiles':
      return ok(await Promise.all((await picker.files()).map((path) => host.grant(path))))
    case 'shell.pickBundleFolder':
      return grantOf(await picker.folder())
    case 'shell.pickCase':
      return grantOf(await picker.caseFile())
    case 'shell.pickSave':
      return grantOf(await picker.saveTarget(textOf(params, 'suggestedName')))
    case 'shell.reveal': {
      const path = await host.pathOf(textOf(params, 'token'))
      if (path !== null) await picker.reveal(path)
      return ok(null)
    }
    default:
      return fail(callError('unknown-method', { method }))
  }
}

function textOf(params: unknown, key: string): string {
  const value = typeof params === 'object' && params !== null ? (params as Readonly<Record<string, unknown>>)[key] : undefined
  return typeof value === 'string' ? value : ''
}
