import type { ReviewCitation } from '../../../src-main/contract/review.ts'

/** What the address asks the reader to show: a passage, page or line, or a mark. */
export type Asked = Pick<ReviewCitation, 'quote' | 'page' | 'line'> & { readonly sheet?: number; readonly mark?: string; readonly at?: number }

/** Reads the address: page and line are whole numbers from 1, the sheet from 0, a point of a recording seconds, kept as milliseconds; anything else is left out. */
export function askedIn(target: Readonly<Record<string, string>>): Asked {
  const whole = (text: string | undefined): number | null => (text !== undefined && /^[1-9]\d{0,8}$/u.test(text) ? Number(text) : null)
  const page = whole(target['page'])
  const line = whole(target['line'])
  const moment = (text: string | undefined): number | null => (text !== undefined && /^\d{1,6}(?:\.\d{1,3})?$/u.test(text) ? Math.round(Number(text) * 1000) : null)
  const at = moment(target['at'])
  const sheet = target['sheet'] === '0' ? 0 : whole(target['sheet'])
  return {
    ...(page === null ? {} : { page }),
    ...(line === null ? {} : { line }),
    ...(sheet === null ? {} : { sheet }),
    ...(target['quote'] === undefined ? {} : { quote: target['quote'] }),
    ...(at === null ? {} : { at }),
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
