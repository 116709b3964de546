import { LOW_CONFIDENCE, type DoubtfulRun } from './recogniser.ts'

export interface DecodedLine {
  readonly text: string
  readonly confidence: number
  readonly doubtful: readonly DoubtfulRun[]
}

/**
 * A character that loses against "no character" with at least this probability is kept, as doubtful: rare characters
 * of names (岫) come out with little more, and a name that lost a character is found by nobody. Measured: empty places
 * between characters stay below a twentieth.
 */
const NEARLY = 0.1

/**
 * Reads a line out of the model's table of `steps` by `classes` probabilities: the likeliest class of each step,
 * repeats of a step joined, class 0 (no character) left out; class n is entry n - 1 of the dictionary.
 * The confidence of every character is kept, because the mean over a line of thirty hides the one wrong digit.
 */
export function decodeLine(probabilities: Float32Array, steps: number, classes: number, dictionary: readonly string[]): DecodedLine {
  if (dictionary.length !== classes - 1) throw new Error(`the dictionary has ${dictionary.length} characters, the model ${classes - 1}`)
  const blank = dictionary.lastIndexOf(' ') + 1
  const found: Candidate[] = []
  /** Likeliest character of the empty steps since the last one. */
  let nearly: Candidate | null = null
  let before = 0
  for (let step = 0; step < steps; step += 1) {
    const start = step * classes
    // The likeliest character; then whether it beats class 0.
    let best = 1
    for (let index = 2; index < classes; index += 1) {
      if ((probabilities[start + index] ?? 0) > (probabilities[start + best] ?? 0)) best = index
    }
    const candidate = { index: best, confidence: probabilities[start + best] ?? 0 }
    if (candidate.confidence > (probabilities[start] ?? 0)) {
      // The rise and fall of a character that is there is no character of its own.
      if (nearly && nearly.index !== best && best !== before) found.push(nearly)
      nearly = null
      if (best !== before) found.push(candidate)
      before = best
    } else {
      if (candidate.confidence >= NEARLY && best !== blank && best !== found.at(-1)?.index && candidate.confidence > (nearly?.confidence ?? 0)) nearly = candidate
      before = 0
    }
  }
  if (nearly) found.push(nearly)
  return summed(withoutBlankEnds(found.map(({ index, confidence }) => ({ text: dictionary[index - 1] ?? '', confidence }))))
}

interface Candidate {
  readonly index: number
  readonly confidence: number
}

type Characters = readonly { readonly text: string; readonly confidence: number }[]

function withoutBlankEnds(characters: Characters): Characters {
  const first = characters.findIndex((each) => each.text.trim() !== '')
  return first < 0 ? [] : characters.slice(first, characters.findLastIndex((each) => each.text.trim() !== '') + 1)
}

function summed(characters: Characters): DecodedLine {
  const doubtful: DoubtfulRun[] = []
  let text = ''
  let total = 0
  for (const character of characters) {
    const from = text.length
    text += character.text
    total += character.confidence
    if (character.confidence >= LOW_CONFIDENCE || character.text.trim() === '') continue
    const last = doubtful.at(-1)
    if (last && last.to === from) doubtful[doubtful.length - 1] = { from: last.from, to: text.length, confidence: rounded(Math.min(last.confidence, character.confidence)) }
    else doubtful.push({ from, to: text.length, confidence: rounded(character.confidence) })
  }
  return { text, confidence: characters.length === 0 ? 0 : rounded(total / characters.length), doubtful }
}

/** Four digits: the last bits differ between processors, and the same page must give the same record. */
export const rounded = (confidence: number): number => Math.round(Math.min(1, Math.max(0, confidence)) * 10_000) / 10_000
