/** One field of a message: `:61:…` with the lines that continue it. */
export interface SwiftField {
  readonly tag: string
  /** Physical line of the tag. */
  readonly line: number
  /** First line behind the tag, then the lines that follow without one. */
  readonly lines: readonly string[]
}

const TAG = /^:(\d{2}[A-Z]?):(.*)$/u
/** End of a message: a hyphen, also with what closes the block in a SWIFT envelope. */
const END = /^-(?:\}|\s*$|X{3}\s*$)/u

/** Splits the text of MT940 messages into fields. Envelopes, bank lines between messages and blank lines belong to none. */
export function swiftFields(text: string): readonly SwiftField[] {
  const fields: { tag: string; line: number; lines: string[] }[] = []
  let open = false
  text.split(/\r\n|\n|\r/u).forEach((raw, index) => {
    const line = index === 0 ? raw.replace(/^-(?=:)/u, '') : raw
    const match = TAG.exec(line)
    if (match) {
      fields.push({ tag: match[1] ?? '', line: index + 1, lines: [match[2] ?? ''] })
      open = true
    } else if (END.test(line)) open = false
    else if (open && line.trim() !== '') fields.at(-1)?.lines.push(line)
  })
  return fields
}

/** A field of free text as one: a line that is full to its limit goes on without a blank, the others end a word. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line, index) => {
    if (index === 0) return line
    const before = lines[index - 1] ?? ''
    return `${text}${before.length >= 65 ? '' : ' '}${line}`
  }, '')
}
