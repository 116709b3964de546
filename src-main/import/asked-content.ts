import type { Bytes } from './content.ts'

/** Content that lies on the other side of a pipe, asked for piece by piece; answers come in the order of the questions. */
export interface AskedContent {
  /** The bytes as they were sent whole, or as they are asked for. */
  bytesOf(content: Uint8Array | { readonly size: number }): Bytes
  /** The answer to the oldest question; null where the bytes can no longer be had. */
  given(bytes: Uint8Array | null): void
}

export function askedContent(ask: (start: number, end: number) => void): AskedContent {
  const wanted: PromiseWithResolvers<Uint8Array>[] = []
  return {
    bytesOf(content) {
      if (content instanceof Uint8Array) return content
      return {
        size: content.size,
        read(start, end) {
          const question = Promise.withResolvers<Uint8Array>()
          wanted.push(question)
          ask(start, end)
          return question.promise
        },
      }
    },
    given(bytes) {
      const question = wanted.shift()
      if (bytes === null) question?.reject(new Error('the content can no longer be read'))
      else question?.resolve(bytes)
    },
  }
}
