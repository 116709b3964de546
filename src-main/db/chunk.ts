/** Size of the pieces in which originals are kept: small enough to answer a range without reading the whole. */
export const CHUNK = 1_048_576
