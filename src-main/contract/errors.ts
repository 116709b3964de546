/** Closed list of error codes that may reach a caller. The words are in the catalogues (`error.<code>`). */
export const ERROR_CODES = [
  'bad-request', 'unknown-method', 'no-case-open', 'case-already-open', 'not-found',
  'file-missing', 'file-unreadable', 'not-a-case-file', 'case-from-future', 'case-damaged', 'case-locked',
  'passphrase-needed', 'passphrase-wrong', 'target-exists', 'target-unwritable',
  'bundle-empty', 'bundle-unreadable', 'case-json-invalid', 'reason-needed', 'evidence-needed', 'query-unreadable', 'decision-stale', 'view-signed', 'citation-broken', 'rows-no-pair', 'row-paired-already', 'too-many-rows', 'name-taken', 'principal-decided',
  'rule-file-unusable', 'rule-pack-altered', 'rule-pack-unknown-key', 'rule-pack-known', 'rule-pack-unusable',
  'document-password-wrong', 'encoding-unfit', 'no-table', 'layout-unfit',
  'printing-unavailable', 'integrity-failed', 'cancelled', 'busy', 'host-gone', 'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What crosses a boundary when something failed: a code for the catalogues and the facts for the sentence. */
export interface CallError {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string | number>>
}

export const callError = (code: ErrorCode, details: CallError['details'] = {}): CallError => ({ code, details })

/** Carries a {@link CallError} through code that throws; turned into a value at the boundary. */
export class CallFailure extends Error {
  readonly error: CallError
  constructor(code: ErrorCode, details: CallError['details'] = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'CallFailure'
    this.error = callError(code, details)
  }
}
