import { LzmaDecoder, LzmaFault } from './lzma.ts'
import type { PackedInput } from './packed-input.ts'

/** Given at once, so that whoever unpacks can do something else in between. */
const PIECE = 256 * 1024
/** Packed bytes that are held at a time. */
const HELD = 64 * 1024

/** Unpacks one LZMA stream of a stated size. `properties`: as they stand in the archive, five bytes. */
export async function* unpackLzma(input: PackedInput, properties: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const view = new DataView(properties.buffer, properties.byteOffset, properties.length)
  if (properties.length !== 5) throw new LzmaFault('properties')
  const decoder = new LzmaDecoder(Math.min(view.getUint32(1, true), size))
  decoder.setProperties(view.getUint8(0))
  decoder.resetState()
  decoder.give(await input.take(Math.min(HELD, input.left)))
  decoder.startRange()
  let held = new Uint8Array(0)
  for (let done = 0; done < size && !decoder.ended; ) {
    const output = new Uint8Array(Math.min(PIECE, size - done))
    let at = 0
    while (at < output.length && !decoder.ended) {
      const before = at
      at = decoder.unpack(output, at, input.left === 0)
      if (at === output.length || decoder.ended) break
      if (input.left === 0 && at === before) throw new LzmaFault('input')
      const rest = decoder.rest()
      const more = await input.take(Math.min(HELD, input.left))
      held = new Uint8Array(rest.length + more.length)
      held.set(rest)
      held.set(more, rest.length)
      decoder.give(held)
    }
    done += at
    yield output.subarray(0, at)
  }
}

/** Unpacks LZMA2: chunks of LZMA or plain bytes, each with a head that says what is reset before it. */
export async function* unpackLzma2(input: PackedInput, properties: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const [code] = properties
  if (properties.length !== 1 || code === undefined || code > 40) throw new LzmaFault('properties')
  const decoder = new LzmaDecoder(Math.min(dictionarySize(code), size))
  let hasProperties = false
  let needsWindow = true
  for (let done = 0; ; ) {
    const [control = 0] = await input.take(1)
    if (control === 0) return
    if (control >= 3 && control < 0x80) throw new LzmaFault('control')
    const isPlain = control < 0x80
    const resets = isPlain ? 0 : (control >> 5) & 3
    const emptiesWindow = isPlain ? control === 1 : resets === 3
    if (needsWindow && !emptiesWindow) throw new LzmaFault('control')
    needsWindow = false
    if (emptiesWindow) decoder.emptyWindow()
    const head = await input.take(isPlain ? 2 : resets >= 2 ? 5 : 4)
    const length = (isPlain ? 0 : (control & 0x1f) << 16) + word(head, 0) + 1
    if (done + length > size) throw new LzmaFault('more bytes than stated')
    const output = new Uint8Array(length)
    if (isPlain) decoder.copy(await input.take(length), output, 0)
    else {
      if (resets >= 2) {
        const [, , , , parameters = 0] = head
        // LZMA2 allows no more, so that the models fit into a fixed table.
        if ((parameters % 9) + (Math.floor(parameters / 9) % 5) > 4) throw new LzmaFault('properties')
        decoder.setProperties(parameters)
        hasProperties = true
      }
      if (!hasProperties) throw new LzmaFault('control')
      if (resets >= 1) decoder.resetState()
      decoder.give(await input.take(word(head, 2) + 1))
      decoder.startRange()
      if (decoder.unpack(output, 0, true) !== length || decoder.unused !== 0) throw new LzmaFault('chunk')
    }
    done += length
    yield output
  }
}

export const dictionarySize = (code: number): number => (code === 40 ? 0xffffffff : (2 | (code & 1)) * 2 ** ((code >> 1) + 11))

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
