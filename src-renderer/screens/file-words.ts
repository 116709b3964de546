import type { TFunction } from 'i18next'
import { unreachable } from '../../src-main/contract/result.ts'
import type { ReviewFile } from '../../src-main/contract/review.ts'
import type { MarkState } from '../design/index.ts'

const CONTAINERS = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'pdf', 'html', 'docx', 'ods', 'json', 'xml'] as const

/** What a file was recognised as, in words: the layout first, then the kind of file it came in. Unknown codes stay as they are. */
export function formatWords(t: TFunction, format: string): string {
  const whole = t(`window.format.${format}`, { defaultValue: '' })
  if (whole !== '') return whole
  const container = CONTAINERS.find((one) => format.endsWith(`-${one}`))
  if (container === undefined) return format.toUpperCase()
  const layout = format.slice(0, -container.length - 1)
  return t('window.format.layoutIn', { layout: t(`window.format.${layout}`, { defaultValue: layout }), container: container.toUpperCase() })
}

export interface FileState {
  readonly mark: MarkState
  readonly word: string
}

/** State of a file for its row: the reason in two or three words where there is one. */
export function fileState(t: TFunction, file: ReviewFile): FileState {
  const rejected = file.rows?.rejected ?? 0
  switch (file.status) {
    case 'imported':
      return rejected > 0
        ? { mark: 'warn', word: t('window.intake.rowsRejected', { count: rejected }) }
        : { mark: 'ok', word: t('window.intake.status.imported') }
    case 'duplicate': return { mark: 'duplicate', word: t('window.intake.status.duplicate') }
    case 'needs-attention':
      return rejected > 0 && file.reasonCode === 'rows-rejected'
        ? { mark: 'warn', word: t('window.intake.rowsRejected', { count: rejected }) }
        : { mark: file.reasonCode === 'checksum-mismatch' ? 'bad' : 'warn', word: reasonWord(t, file) }
    case 'rejected': return { mark: 'bad', word: file.reasonCode === null ? t('window.intake.status.rejected') : reasonWord(t, file) }
    default: return unreachable(file.status)
  }
}

const reasonWord = (t: TFunction, file: ReviewFile): string =>
  t(`window.reason.${file.reasonCode ?? 'none'}`, { defaultValue: t('window.intake.status.needs-attention') })
