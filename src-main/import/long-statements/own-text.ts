/** A text that keeps nothing else in memory: a piece cut out of a long text keeps all of that text. */
export const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')
