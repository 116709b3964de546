import type { ReviewCitation } from '../../../src-main/contract/review.ts'

/** What the address asks the reader to show: a passage, page or line, or a mark. */
export type Asked = Pick<ReviewCitation, 'quote' | 'page' | 'line'> & { readonly sheet?: number; readonly mark?: string }

/** Reads the address: page and line are whole numbers from 1, the sheet from 0; anything else is left out. */
export function askedIn(target: Readonly<Record<string, string>>): Asked {
  const whole = (text: string | undefined): number | null => (text !== undefined && /^[1-9]\d{0,8}$/u.test(text) ? Number(text) : null)
  const page = whole(target['page'])
  const line = whole(target['line'])
  const sheet = target['sheet'] === '0' ? 0 : whole(target['sheet'])
  return {
    ...(page === null ? {} : { page }),
    ...(line === null ? {} : { line }),
    ...(sheet === null ? {} : { sheet }),
    ...(target['quote'] === undefined ? {} : { quote: target['quote'] }),
    ...(target['mark'] === undefined ? {} : { mark: target['mark'] }),
  }
}

/** The address that asks for a citation in the document at `path`. */
export function targetFor(path: string, citation: Pick<ReviewCitation, 'quote' | 'page' | 'line'>): Readonly<Record<string, string>> {
  return {
    path,
    ...(citation.page === undefined ? {} : { page: String(citation.page) }),
    ...(citation.line === undefined ? {} : { line: String(citation.line) }),
    ...(citation.quote === undefined ? {} : { quote: citation.quote }),
  }
}
