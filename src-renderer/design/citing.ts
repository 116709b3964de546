import { createContext, useContext, useEffect } from 'react'

/** A piece of evidence that can be cited, as the list behind `@` shows it. */
export interface CitationChoice {
  readonly reference: string
  /** Short name: what stands in the text. */
  readonly name: string
  readonly place: string
  /** What kind of thing it is, and more words to tell it by. */
  readonly detail: string
}

/** A citation as it stands now. */
export interface ShownCitation {
  readonly name: string
  readonly place: string
  readonly broken: boolean
  /** Why it is broken, in words; empty where it is not. */
  readonly why: string
  readonly open: (() => void) | null
}

/** What fields for notes and reasons need to cite evidence. */
export interface Citing {
  /** What a reference points at; null while it is being looked up. */
  cited(reference: string): ShownCitation | null
  /** Asks for references to be looked up. */
  want(references: readonly string[]): void
  choices(words: string): readonly CitationChoice[]
  readonly words: { readonly list: string; readonly none: string; readonly hint: string; readonly broken: string; readonly cites: string; found(count: number): string }
}

/** Null outside a case: a field is then a plain one. */
export const CitingContext = createContext<Citing | null>(null)

/** Asks for what is cited to be looked up, whenever something else is cited. */
export function useWanted(references: readonly string[]): void {
  const citing = useContext(CitingContext)
  useEffect(() => {
    if (references.length > 0) citing?.want(references)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is cited counts, not that the list is another object
  }, [citing, references.join(' ')])
}
