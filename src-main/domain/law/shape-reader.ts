import type { LocalText } from './rule-pack.ts'

/** One thing wrong with a pack: where it stands and what it is. For the person who maintains the pack, so in English. */
export interface PackProblem {
  readonly place: string
  readonly message: string
}

/**
 * Reads values of unknown shape and notes what does not fit, so that one look lists every mistake of a pack
 * instead of the first. Where something does not fit a harmless value stands in; the caller refuses the pack.
 */
export interface ShapeReader {
  readonly problems: readonly PackProblem[]
  record(value: unknown, place: string, keys: readonly string[], optional?: readonly string[]): Readonly<Record<string, unknown>>
  list<T>(value: unknown, place: string, item: (value: unknown, place: string) => T): readonly T[]
  text(value: unknown, place: string): string
  textOrNull(value: unknown, place: string): string | null
  flag(value: unknown, place: string): boolean
  whole(value: unknown, place: string): number
  oneOf<T extends string>(value: unknown, place: string, options: readonly [T, ...T[]]): T
  localText(value: unknown, place: string): LocalText
  words(value: unknown, place: string): readonly string[]
}

/** `ignoresUnknown`: a pack kept in a case file may come from a newer program; what this one does not know it leaves aside. */
export function createShapeReader(ignoresUnknown = false): ShapeReader {
  const problems: PackProblem[] = []
  const wrong = (place: string, message: string): void => void problems.push({ place, message })

  const record: ShapeReader['record'] = (value, place, keys, optional = []) => {
    if (!isRecord(value)) {
      wrong(place, 'not an object')
      return {}
    }
    for (const key of keys) if (!(key in value)) wrong(`${place}.${key}`, 'missing')
    if (!ignoresUnknown) for (const key of Object.keys(value)) if (!keys.includes(key) && !optional.includes(key)) wrong(`${place}.${key}`, 'unknown key')
    return value
  }
  const list: ShapeReader['list'] = (value, place, item) => {
    if (Array.isArray(value)) return value.map((inner: unknown, index) => item(inner, `${place}[${index}]`))
    wrong(place, 'not a list')
    return []
  }
  const text: ShapeReader['text'] = (value, place) => {
    if (typeof value === 'string' && value !== '') return value
    wrong(place, 'not a text')
    return ''
  }
  const textOrNull: ShapeReader['textOrNull'] = (value, place) => (value === null ? null : text(value, place))
  const flag: ShapeReader['flag'] = (value, place) => {
    if (typeof value === 'boolean') return value
    wrong(place, 'not true or false')
    return false
  }
  const whole: ShapeReader['whole'] = (value, place) => {
    if (typeof value === 'number' && Number.isInteger(value)) return value
    wrong(place, 'not a whole number')
    return 0
  }
  const oneOf: ShapeReader['oneOf'] = (value, place, options) => {
    const found = options.find((option) => option === value)
    if (found !== undefined) return found
    wrong(place, `not one of ${options.join(', ')}`)
    return options[0]
  }
  const localText: ShapeReader['localText'] = (value, place) => {
    const both = record(value, place, ['zh-CN', 'en'])
    return { 'zh-CN': text(both['zh-CN'], `${place}.zh-CN`), en: text(both['en'], `${place}.en`) }
  }
  const words: ShapeReader['words'] = (value, place) => list(value, place, text)
  return { problems, record, list, text, textOrNull, flag, whole, oneOf, localText, words }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
