import { useTranslation } from 'react-i18next'
import { unreachable } from '../../src-main/contract/result.ts'
import type { CallError, ErrorCode } from '../../src-main/contract/errors.ts'

export interface ErrorWords {
  readonly happened: string
  readonly advice: string
  readonly code: string
  readonly tone: 'warn' | 'bad'
}

/** Puts a failure into two sentences of the catalogue: what happened and what to do. Null for what a person chose themselves. */
export function useErrorWords(error: CallError | null): ErrorWords | null {
  const { t } = useTranslation()
  if (error === null || error.code === 'cancelled') return null
  return {
    happened: t(`error.${error.code}.happened`, { ...error.details }),
    advice: t(`error.${error.code}.advice`, { ...error.details }),
    code: error.code,
    tone: toneOf(error.code),
  }
}

/** Danger is kept for broken integrity; everything else needs a person and says so quietly. */
function toneOf(code: ErrorCode): 'warn' | 'bad' {
  switch (code) {
    case 'rule-pack-altered': case 'rule-pack-unusable': case 'case-damaged': case 'integrity-failed': case 'host-gone': return 'bad'
    case 'bad-request': case 'unknown-method': case 'no-case-open': case 'case-already-open': case 'not-found':
    case 'file-missing': case 'file-unreadable': case 'not-a-case-file': case 'case-from-future': case 'case-locked':
    case 'passphrase-needed': case 'passphrase-wrong': case 'target-exists': case 'target-unwritable':
    case 'document-password-wrong': case 'encoding-unfit': case 'no-table': case 'layout-unfit':
    case 'bundle-empty': case 'bundle-unreadable': case 'case-json-invalid': case 'reason-needed': case 'evidence-needed': case 'query-unreadable': case 'decision-stale': case 'view-signed': case 'citation-broken': case 'rows-no-pair': case 'row-paired-already': case 'too-many-rows': case 'name-taken': case 'principal-decided':
    case 'rule-file-unusable': case 'rule-pack-unknown-key': case 'rule-pack-known':
    case 'printing-unavailable': case 'cancelled': case 'busy': case 'internal': return 'warn'
    default: return unreachable(code)
  }
}
