/** Times of the contract are ISO 8601 text in Asia/Shanghai; they are cut, never converted, so that no machine's zone shifts a day. */
export const dayOf = (at: string): string => at.slice(0, 10)
export const timeOf = (at: string): string => at.slice(11, 16)
export const secondsOf = (at: string): string => at.slice(11, 19)
export const dayAndTime = (at: string): string => `${dayOf(at)} ${timeOf(at)}`
