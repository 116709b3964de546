import { inflateRawSync } from 'node:zlib'

/** One entry of a zip file as text, found by its central directory. */
export function zipEntry(bytes: Uint8Array, name: string): string {
  const buffer = Buffer.from(bytes)
  const end = buffer.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let at = buffer.readUInt32LE(end + 16)
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = buffer.readUInt16LE(at + 28)
    if (buffer.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = buffer.readUInt32LE(at + 42)
      const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
      const packed = buffer.subarray(start, start + buffer.readUInt32LE(at + 20))
      return (buffer.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
    }
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
  }
  throw new Error(`no entry ${name}`)
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll(/&#39;|&apos;/gu, "'").replaceAll('&amp;', '&')

const flat = (text: string): string => unescaped(text).replaceAll(/\s+/gu, '')

/** What a reader of the page reads, without blanks. */
export function textOfHtml(html: string): string {
  const main = html.slice(html.indexOf('<main>'), html.indexOf('</main>'))
  return flat(main.replaceAll(/<[^>]*>/gu, ' '))
}

/** What a reader of the Word file reads in its body, without blanks. */
export function textOfDocx(xml: string): string {
  return flat([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map((match) => match[1] ?? '').join(''))
}
