import type { GridColumns } from './grid-columns.ts'

/** What a statement writes of the other side; `merchant` only where the name is missing. */
export interface WrittenEnd {
  readonly number: string
  readonly name: string
  readonly merchant: string
  readonly bank: string
}

/** The different ends of a ledger's rows, each once. */
export interface WrittenEnds {
  readonly ends: readonly WrittenEnd[]
  /** By number of a row in the ledger: index in `ends`. */
  readonly of: Int32Array
}

const known = new WeakMap<GridColumns, WrittenEnds>()

/** Told apart by the numbers of their texts; worked out when it is first asked for. */
export function writtenEnds(columns: GridColumns): WrittenEnds {
  const there = known.get(columns)
  if (there !== undefined) return there
  const { ledger: { size, texts, number, name, merchant, part }, parts } = columns
  const stands = standsForName(columns)
  const banks = new Map<string, number>()
  const bankOf = parts.map(({ bank }) => {
    const at = banks.get(bank) ?? banks.size
    banks.set(bank, at)
    return at
  })
  const bankNames = [...banks.keys()]
  const table = new FourNumbers()
  const of = new Int32Array(size)
  for (let row = 0; row < size; row += 1) {
    of[row] = table.indexOf(number[row] as number, name[row] as number, stands(row) ? (merchant[row] as number) : -1, bankOf[part[row] as number] as number)
  }
  const ends = Array.from({ length: table.size }, (_, index): WrittenEnd => {
    const [numberText, nameText, merchantText, bank] = table.at(index)
    return { number: texts.textOf(numberText), name: texts.textOf(nameText), merchant: merchantText < 0 ? '' : texts.textOf(merchantText), bank: bankNames[bank] ?? '' }
  })
  const made = { ends, of }
  known.set(columns, made)
  return made
}

const BLANK = 0x20
const SLASH = 0x2f

/** Rows whose merchant stands for the name that the statement leaves out, as the case file tells them (db/ledger-page). */
export function standsForName({ ledger: { texts, name } }: GridColumns): (row: number) => boolean {
  const answers = new Map<number, boolean>()
  return (row) => {
    const text = name[row] as number
    // Few names begin so: the others need not be made into strings.
    const first = texts.firstOf(text)
    if (first !== -1 && first !== BLANK && first !== SLASH) return false
    let answer = answers.get(text)
    if (answer === undefined) answers.set(text, (answer = /^ *\/? *$/u.test(texts.textOf(text))))
    return answer
  }
}

/** Tuples of four whole numbers, each with an index. A class, because slots and tuples belong together. */
class FourNumbers {
  #slots = new Int32Array(1 << 16)
  #tuples = new Int32Array(1 << 18)
  size = 0

  at(index: number): readonly [number, number, number, number] {
    const from = index * 4
    const tuples = this.#tuples
    return [tuples[from] as number, tuples[from + 1] as number, tuples[from + 2] as number, tuples[from + 3] as number]
  }

  indexOf(one: number, two: number, three: number, four: number): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(one, two, three, four) & mask
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      const from = (entry - 1) * 4
      const tuples = this.#tuples
      if (tuples[from] === one && tuples[from + 1] === two && tuples[from + 2] === three && tuples[from + 3] === four) return entry - 1
      slot = (slot + 1) & mask
    }
    if ((this.size + 1) * 4 > this.#tuples.length) this.#tuples = widened(this.#tuples)
    this.#tuples.set([one, two, three, four], this.size * 4)
    this.size += 1
    this.#slots[slot] = this.size
    if (this.size * 2 > this.#slots.length) this.#spread()
    return this.size - 1
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let index = 0; index < this.size; index += 1) {
      let slot = hashOf(...this.at(index)) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = index + 1
    }
    this.#slots = slots
  }
}

function widened(from: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(from.length * 2)
  wider.set(from)
  return wider
}

function hashOf(one: number, two: number, three: number, four: number): number {
  let hash = Math.imul(one ^ 0x9e3779b1, 0x85ebca6b)
  hash = Math.imul(hash ^ two ^ (hash >>> 15), 0xc2b2ae35)
  hash = Math.imul(hash ^ three ^ (hash >>> 13), 0x27d4eb2f)
  hash = Math.imul(hash ^ four ^ (hash >>> 16), 0x165667b1)
  return hash ^ (hash >>> 15)
}
