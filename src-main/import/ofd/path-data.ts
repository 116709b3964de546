import { numberOf } from './numbers.ts'

/** Operator of the abbreviated data (GB/T 33190-2016, 9.1) -> command of SVG and how many numbers follow. */
const OPERATORS: Readonly<Record<string, readonly [command: string, numbers: number]>> = {
  S: ['M', 2], M: ['M', 2], L: ['L', 2], Q: ['Q', 4], B: ['C', 6], A: ['A', 7], C: ['Z', 0],
}

/** Turns the abbreviated data of a path into SVG path data. Where an operator lacks numbers or is unknown, the path ends before it. */
export function svgPath(data: string): string {
  const parts = data.trim().split(/[\s,]+/u)
  const path: string[] = []
  let at = 0
  while (at < parts.length) {
    const operator = OPERATORS[parts[at] ?? '']
    if (operator === undefined) break
    const [command, count] = operator
    const values = parts.slice(at + 1, at + 1 + count).map((part) => numberOf(part))
    if (values.length < count || values.some((value) => value === null)) break
    const [rx = 0, ry = 0, angle = 0, large = 0, clockwise = 0, x = 0, y = 0] = values as number[]
    path.push(command === 'A' ? `A ${Math.abs(rx)} ${Math.abs(ry)} ${angle} ${large === 0 ? 0 : 1} ${clockwise === 0 ? 0 : 1} ${x} ${y}` : [command, ...values].join(' '))
    at += 1 + count
  }
  // A path of SVG begins with a move; one that does not draws nothing.
  return path[0]?.startsWith('M') ? path.join(' ') : ''
}
