import { typedTokens } from './tokens.ts'
import { IDEOGRAPH, classOf } from './characters.ts'

/** Text as the grid compares it in its columns: NFKC, lower case, digits without thousands separators. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/(\d)[,，](?=\d{3}(?!\d))/gu, '$1')

/** Is the word of Chinese characters alone? Then the index finds it wherever it stands in a text. */
export function isChinese(word: string): boolean {
  const tokens = typedTokens(word)
  return tokens.length > 0 && tokens.every((token) => classOf(token) === IDEOGRAPH)
}
