/** Digests that seizure lists carry. SHA-256 is the one a case file keeps by; the others serve older lists only. */
export const DIGEST_ALGORITHMS = ['sha256', 'sm3', 'md5', 'sha1'] as const
export type DigestAlgorithm = (typeof DIGEST_ALGORITHMS)[number]

/** Hex digits of a digest. SHA-256 and SM3 (GB/T 32905-2016) have the same length. */
export const DIGEST_LENGTH: Readonly<Record<DigestAlgorithm, number>> = { sha256: 64, sm3: 64, md5: 32, sha1: 40 }

/** Which digests a value of this length may be, the usual one first; none for any other length. */
export const algorithmsOfLength = (length: number): readonly DigestAlgorithm[] => DIGEST_ALGORITHMS.filter((each) => DIGEST_LENGTH[each] === length)

/** Digests of one original, as lower-case hex; those left out were not worked out yet. */
export type Digests = Readonly<Partial<Record<DigestAlgorithm, string>>>

const WORDS: readonly (readonly [DigestAlgorithm, RegExp])[] = [
  ['sha256', /SHA[-_ ]?256/giu],
  ['sha1', /SHA[-_ ]?1(?!\d)/giu],
  ['md5', /MD[-_ ]?5/giu],
  ['sm3', /SM[-_ ]?3(?!\d)|国密/giu],
]

/** The last digest that a text names, and where; a label stands before its value. Null where it names none. */
export function namedAlgorithm(text: string): DigestAlgorithm | null {
  let found: { readonly algorithm: DigestAlgorithm; readonly at: number } | null = null
  for (const [algorithm, word] of WORDS) {
    const at = [...text.matchAll(word)].at(-1)?.index
    if (at !== undefined && (found === null || at > found.at)) found = { algorithm, at }
  }
  return found?.algorithm ?? null
}
