import type { Translate } from '../../domain/review/review-input.ts'

/** Endings that name the kind of file a layout came in, as the readers put them together (`wechat-pay-csv`). */
const CONTAINERS = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xlsb', 'xls', 'pdf', 'html-table', 'html', 'docx', 'ods', 'json', 'xml'] as const

/** What a file was recognised as, in the words of the catalogues; a code that they do not know stays as it is. */
export function formatWords(format: string, translate: Translate): string {
  const word = (code: string): string | null => {
    const key = `window.format.${code}`
    const text = translate(key)
    return text === key || text === '' ? null : text
  }
  const whole = word(format)
  if (whole !== null) return whole
  const container = CONTAINERS.find((one) => format.endsWith(`-${one}`))
  if (container === undefined) return format.toUpperCase()
  const layout = format.slice(0, -container.length - 1)
  return translate('window.format.layoutIn', { layout: word(layout) ?? layout, container: container.toUpperCase() })
}
