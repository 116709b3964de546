/** The packed bytes do not follow the format. */
export class LzmaFault extends Error {}

const LITERALS = 0x300
const POSITION_STATES = 16
const STATES = 12
const HALF = 1024
/** One symbol takes at most so many packed bytes, so that with more at hand none is cut off in its middle. */
export const MOST_INPUT = 20
const LEAST_MATCH = 2
const END_POSITION_MODELS = 14
const FULL_DISTANCES = 1 << (END_POSITION_MODELS >> 1)
const ALIGN_BITS = 4

/** Places of the models in one table: lengths twice (matches, repetitions), then flags, distances, literals. */
const LENGTHS = 2 + POSITION_STATES * 8 * 2 + 256
const MATCH_LENGTH = 0
const REPEAT_LENGTH = LENGTHS
const IS_MATCH = LENGTHS * 2
const IS_REPEAT = IS_MATCH + STATES * POSITION_STATES
const IS_REPEAT_0 = IS_REPEAT + STATES
const IS_REPEAT_1 = IS_REPEAT_0 + STATES
const IS_REPEAT_2 = IS_REPEAT_1 + STATES
const IS_REPEAT_0_LONG = IS_REPEAT_2 + STATES
const POSITION_SLOTS = IS_REPEAT_0_LONG + STATES * POSITION_STATES
const POSITIONS = POSITION_SLOTS + 4 * 64
const ALIGN = POSITIONS + FULL_DISTANCES
const LITERAL = ALIGN + (1 << ALIGN_BITS)

/**
 * Unpacks LZMA as its specification (LZMA SDK, public domain) describes it: a range coder over adaptive bits, and a
 * window of what was unpacked before. It is given packed bytes as they come and gives what they mean; it never reads
 * beyond them nor writes more than it is asked for.
 */
export class LzmaDecoder {
  readonly window: Uint8Array
  private readonly size: number
  private place = 0
  /** Bytes since the window was last emptied. */
  private count = 0
  private models = new Uint16Array(LITERAL)
  private literalContext = 0
  private literalMask = 0
  private positionMask = 0
  private state = 0
  private readonly repeats: [number, number, number, number] = [0, 0, 0, 0]
  private range = 0
  private code = 0
  private input: Uint8Array = new Uint8Array(0)
  private at = 0
  /** Of a match whose bytes did not all fit into what was asked for. */
  private left = 0
  /** The marker for the end was met. */
  ended = false

  /** `windowSize` = bytes that a distance may reach back. */
  constructor(windowSize: number) {
    this.size = Math.max(4096, windowSize)
    this.window = new Uint8Array(this.size)
  }

  /** The byte that holds the three parameters of the models. */
  setProperties(byte: number): void {
    if (byte >= 9 * 5 * 5) throw new LzmaFault('properties')
    this.literalContext = byte % 9
    const rest = Math.floor(byte / 9)
    const literalPosition = rest % 5
    this.literalMask = (1 << literalPosition) - 1
    this.positionMask = (1 << Math.floor(rest / 5)) - 1
    const models = LITERAL + (LITERALS << (this.literalContext + literalPosition))
    if (this.models.length < models) this.models = new Uint16Array(models)
  }

  resetState(): void {
    this.models.fill(HALF)
    this.state = 0
    this.repeats.fill(0)
    this.left = 0
  }

  emptyWindow(): void {
    this.count = 0
  }

  /** Gives the bytes that follow; those not used yet have to be at their beginning. */
  give(input: Uint8Array): void {
    this.input = input
    this.at = 0
  }

  get unused(): number {
    return this.input.length - this.at
  }

  /** Packed bytes that were not used yet. */
  rest(): Uint8Array {
    return this.input.subarray(this.at)
  }

  /** Takes the first five bytes of a range coded stream. */
  startRange(): void {
    if (this.unused < 5 || this.input[this.at] !== 0) throw new LzmaFault('range')
    this.range = 0xffffffff
    this.code = 0
    for (let index = 1; index < 5; index += 1) this.code = ((this.code << 8) | (this.input[this.at + index] ?? 0)) >>> 0
    this.at += 5
  }

  /** Puts bytes that are not packed into the window and into `output`. */
  copy(bytes: Uint8Array, output: Uint8Array, from: number): void {
    output.set(bytes, from)
    const kept = bytes.subarray(Math.max(0, bytes.length - this.size))
    // Of bytes that are more than the window only the last stay, at the place where all would have ended.
    this.place = (this.place + bytes.length - kept.length) % this.size
    const first = kept.subarray(0, this.size - this.place)
    this.window.set(first, this.place)
    this.window.set(kept.subarray(first.length), 0)
    this.place = (this.place + kept.length) % this.size
    this.count += bytes.length
  }

  /**
   * Unpacks into `output` from `from` on until it is full, the end marker comes, or fewer packed bytes are at hand than
   * a symbol may take (with `isLast` all are used). Returns the place after the last byte written.
   */
  unpack(output: Uint8Array, from: number, isLast: boolean): number {
    let at = from
    while (at < output.length && !this.ended) {
      if (this.left > 0) {
        at = this.repeat(output, at)
        continue
      }
      if (!isLast && this.unused < MOST_INPUT) break
      const context = this.count & this.positionMask
      if (this.bit(IS_MATCH + (this.state << 4) + context) === 0) {
        output[at] = this.literal()
        at += 1
        continue
      }
      at = this.match(context, output, at)
    }
    return at
  }

  private put(byte: number): void {
    this.window[this.place] = byte
    this.place = this.place + 1 === this.size ? 0 : this.place + 1
    this.count += 1
  }

  private back(distance: number): number {
    const place = this.place - distance - 1
    return this.window[place < 0 ? place + this.size : place] ?? 0
  }

  private repeat(output: Uint8Array, from: number): number {
    const end = Math.min(output.length, from + this.left)
    const distance = this.repeats[0]
    for (let at = from; at < end; at += 1) {
      const byte = this.back(distance)
      output[at] = byte
      this.put(byte)
    }
    this.left -= end - from
    return end
  }

  private literal(): number {
    const before = this.count === 0 ? 0 : this.back(0)
    const models = LITERAL + LITERALS * (((this.count & this.literalMask) << this.literalContext) + (before >> (8 - this.literalContext)))
    let symbol = 1
    if (this.state >= 7) {
      let matched = this.back(this.repeats[0])
      while (symbol < 0x100) {
        const expected = (matched >> 7) & 1
        matched <<= 1
        const bit = this.bit(models + ((1 + expected) << 8) + symbol)
        symbol = (symbol << 1) | bit
        if (bit !== expected) break
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.bit(models + symbol)
    this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6
    const byte = symbol & 0xff
    this.put(byte)
    return byte
  }

  private match(context: number, output: Uint8Array, at: number): number {
    const { repeats, state } = this
    if (this.bit(IS_REPEAT + state) === 1) {
      if (this.bit(IS_REPEAT_0 + state) === 0) {
        if (this.bit(IS_REPEAT_0_LONG + (state << 4) + context) === 0) {
          this.state = state < 7 ? 9 : 11
          this.left = 1
          this.check()
          return this.repeat(output, at)
        }
      } else {
        let distance = repeats[1]
        if (this.bit(IS_REPEAT_1 + state) === 1) {
          if (this.bit(IS_REPEAT_2 + state) === 0) distance = repeats[2]
          else {
            distance = repeats[3]
            repeats[3] = repeats[2]
          }
          repeats[2] = repeats[1]
        }
        repeats[1] = repeats[0]
        repeats[0] = distance
      }
      this.left = this.length(REPEAT_LENGTH, context) + LEAST_MATCH
      this.state = state < 7 ? 8 : 11
    } else {
      const length = this.length(MATCH_LENGTH, context)
      repeats[3] = repeats[2]
      repeats[2] = repeats[1]
      repeats[1] = repeats[0]
      repeats[0] = this.distance(length)
      this.state = state < 7 ? 7 : 10
      if (repeats[0] === 0xffffffff) {
        this.ended = true
        return at
      }
      this.left = length + LEAST_MATCH
    }
    this.check()
    return this.repeat(output, at)
  }

  /** A distance beyond what was unpacked would show what stood in the memory before. */
  private check(): void {
    if (this.repeats[0] >= this.count || this.repeats[0] >= this.size) throw new LzmaFault('distance')
  }

  private length(models: number, context: number): number {
    if (this.bit(models) === 0) return this.tree(models + 2 + context * 8, 3)
    if (this.bit(models + 1) === 0) return 8 + this.tree(models + 2 + POSITION_STATES * 8 + context * 8, 3)
    return 16 + this.tree(models + 2 + POSITION_STATES * 16, 8)
  }

  private distance(length: number): number {
    const slot = this.tree(POSITION_SLOTS + Math.min(length, 3) * 64, 6)
    if (slot < 4) return slot
    const bits = (slot >> 1) - 1
    const base = ((2 | (slot & 1)) << bits) >>> 0
    if (slot < END_POSITION_MODELS) return base + this.reverseTree(POSITIONS + base - slot, bits)
    return (base + this.direct(bits - ALIGN_BITS) * (1 << ALIGN_BITS) + this.reverseTree(ALIGN, ALIGN_BITS)) >>> 0
  }

  private tree(models: number, bits: number): number {
    let symbol = 1
    for (let index = 0; index < bits; index += 1) symbol = (symbol << 1) | this.bit(models + symbol)
    return symbol - (1 << bits)
  }

  private reverseTree(models: number, bits: number): number {
    let symbol = 1
    let value = 0
    for (let index = 0; index < bits; index += 1) {
      const bit = this.bit(models + symbol)
      symbol = (symbol << 1) | bit
      value |= bit << index
    }
    return value
  }

  /** Bits that are as likely as not. */
  private direct(bits: number): number {
    let value = 0
    for (let index = 0; index < bits; index += 1) {
      this.range >>>= 1
      const isOne = this.code >= this.range
      if (isOne) this.code = (this.code - this.range) >>> 0
      value = value * 2 + (isOne ? 1 : 0)
      if (this.range < 0x1000000) this.refill()
    }
    return value
  }

  private bit(model: number): 0 | 1 {
    const chance = this.models[model] ?? HALF
    const bound = (this.range >>> 11) * chance
    if (this.code < bound) {
      this.range = bound
      this.models[model] = chance + ((2048 - chance) >> 5)
      if (bound < 0x1000000) this.refill()
      return 0
    }
    this.range -= bound
    this.code -= bound
    this.models[model] = chance - (chance >> 5)
    if (this.range < 0x1000000) this.refill()
    return 1
  }

  private refill(): void {
    if (this.at >= this.input.length) throw new LzmaFault('input')
    this.range = (this.range << 8) >>> 0
    this.code = ((this.code << 8) | (this.input[this.at] ?? 0)) >>> 0
    this.at += 1
  }
}
