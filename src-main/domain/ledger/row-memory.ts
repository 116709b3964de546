/** Things kept by the numbers of rows. */
export interface RowMemory<Thing> {
  get(number: number): Thing | undefined
  set(number: number, thing: Thing): Thing
}

/** Rows of one block. */
const BLOCK = 1024

/**
 * Remembers things of rows, such as the objects that were made of them. Room is made in blocks where it is needed: most rows
 * of a ledger of a million are asked for nothing.
 */
export function rowMemory<Thing>(): RowMemory<Thing> {
  const blocks: (Thing | undefined)[][] = []
  return {
    get: (number) => blocks[Math.floor(number / BLOCK)]?.[number % BLOCK],
    set(number, thing) {
      const place = Math.floor(number / BLOCK)
      while (blocks.length <= place) blocks.push([])
      const block = blocks[place] as (Thing | undefined)[]
      // Filled from the first place on: an array with room before its first thing would be a slow one.
      while (block.length <= number % BLOCK) block.push(undefined)
      block[number % BLOCK] = thing
      return thing
    },
  }
}
