/** Text as it is compared, with the way back to the text it came from. */
export interface FoldedText {
  readonly text: string
  /** For each UTF-16 unit of `text`: the item, the unit of that item, and how many units it came from. */
  readonly item: readonly number[]
  readonly unit: readonly number[]
  readonly width: readonly number[]
}

/**
 * Folds pieces of text for comparing a quote with a page: compatibility forms are equal (full and half width),
 * case and blanks do not count. A PDF breaks lines and pads characters wherever its layout wants to, and so does
 * recognised text, so blanks between two characters of a sentence say nothing.
 */
export function foldText(items: readonly string[]): FoldedText {
  let text = ''
  const item: number[] = []
  const unit: number[] = []
  const width: number[] = []
  for (const [index, raw] of items.entries()) {
    let position = 0
    for (const character of raw) {
      const plain = character.normalize('NFKC').toLowerCase().replace(/[\s\u00ad\u200b-\u200d\ufeff]/gu, '')
      for (let k = 0; k < plain.length; k += 1) {
        item.push(index)
        unit.push(position)
        width.push(character.length)
      }
      text += plain
      position += character.length
    }
  }
  return { text, item, unit, width }
}

/** A place in pieces of text, in UTF-16 units of the pieces it begins and ends in. */
export interface TextPlace {
  readonly from: { readonly item: number; readonly unit: number }
  /** Past the last character. */
  readonly to: { readonly item: number; readonly unit: number }
}

/** The place of the folded units from `start` to before `end`; `end` is greater than `start`. */
export function placeOf(folded: FoldedText, start: number, end: number): TextPlace {
  const last = end - 1
  return {
    from: { item: folded.item[start] ?? 0, unit: folded.unit[start] ?? 0 },
    to: { item: folded.item[last] ?? 0, unit: (folded.unit[last] ?? 0) + (folded.width[last] ?? 0) },
  }
}
