import type { TFunction } from 'i18next'

/** Word for an action of the log. Codes have dots and hyphens of their own; in the catalogue they stand with underscores. */
export const actionWord = (t: TFunction, action: string): string =>
  t(`window.action.${action.replaceAll(/[.\-:]/g, '_')}`, { defaultValue: action })
