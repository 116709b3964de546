/** Line of the page in which a code point stands, from 1; lines of blanks are no lines of the page. */
export function lineAt(text: string, codePoint: number): number {
  const before = Array.from(text).slice(0, codePoint).join('')
  const ended = before.split('\n')
  return ended.slice(0, -1).filter((line) => line.trim() !== '').length + 1
}
