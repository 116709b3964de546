/** Characters that have to be put in, taken out or exchanged to come from what was read to what stands there; blanks do not count. */
export function characterErrors(expected: string, read: string): number {
  const [want, got] = [expected, read].map((text) => [...text.normalize('NFKC').replace(/\s/gu, '')]) as [string[], string[]]
  let before = got.map((_, index) => index + 1)
  before.unshift(0)
  want.forEach((character, row) => {
    const here = [row + 1]
    got.forEach((other, column) => {
      here.push(Math.min((before[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1, (before[column] ?? 0) + (character === other ? 0 : 1)))
    })
    before = here
  })
  return before[got.length] ?? 0
}
