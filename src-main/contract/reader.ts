/** Records of the reader. Plain JSON. */

/** Pages on which words stand, and how often. */
export interface PagesFound {
  readonly pages: readonly { readonly page: number; readonly hits: number }[]
}
