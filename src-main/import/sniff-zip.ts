import type { SniffedFormat } from './sniff.ts'

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1')

/** Member that only one kind of document has -> that kind. Order matters where a document embeds another. */
const MARKS: readonly (readonly [RegExp, SniffedFormat])[] = [
  [/^word\/(?:document|_rels\/document)/u, 'docx'],
  [/^xl\/workbook\.bin$/u, 'xlsb'],
  [/^xl\/vbaProject\.bin$/u, 'xlsm'],
  [/^xl\//u, 'xlsx'],
  [/^ppt\//u, 'pptx'],
  [/^OFD\.xml$/iu, 'ofd'],
  [/^Doc_0\//u, 'ofd'],
]

/**
 * Tells documents in ZIP form from plain archives by the members named in the first 64 KiB. Local headers
 * are searched rather than walked: streamed members state no length, so the next header cannot be computed.
 */
export function sniffZip(head: Uint8Array): SniffedFormat {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  const names: string[] = []
  for (let at = bytes.indexOf(LOCAL_HEADER); at >= 0 && at + 30 <= bytes.length; at = bytes.indexOf(LOCAL_HEADER, at + 4)) {
    const nameLength = bytes.readUInt16LE(at + 26)
    const extraLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('latin1', at + 30, at + 30 + nameLength)
    if (names.length === 0 && name === 'mimetype') {
      const start = at + 30 + nameLength + extraLength
      return openDocument(bytes.toString('latin1', start, start + 64))
    }
    names.push(name)
  }
  // Some writers put the media type of an OpenDocument file not first, as the standard asks (ODF 1.3 part 2, 3.3), or leave it out.
  const open = names.includes('content.xml') && names.some((name) => name.startsWith('META-INF/') || name === 'meta.xml' || name === 'styles.xml')
  if (open) return openDocument(/application\/vnd\.oasis\.opendocument\.[a-z]+/u.exec(bytes.toString('latin1'))?.[0] ?? '')
  // A document has these members at its root; an archive that packs documents has them packed inside a member.
  const isPackage = names.some((name) => name === '[Content_Types].xml' || name === '_rels/.rels' || /^OFD\.xml$/iu.test(name))
  const marked = MARKS.find(([mark]) => names.some((name) => mark.test(name)))?.[1]
  if (marked === undefined) return isPackage ? contentTypes(bytes) : 'zip'
  return isPackage || names[0]?.startsWith('word/') || names[0]?.startsWith('xl/') || names[0]?.startsWith('Doc_0/') ? marked : 'zip'
}

function openDocument(mediaType: string): SniffedFormat {
  if (mediaType.startsWith('application/vnd.oasis.opendocument.text')) return 'odt'
  if (mediaType.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  return 'zip'
}

/** Where large media come first, the main part lies beyond the head; names of parts then stand in the directory at its end at best. */
function contentTypes(bytes: Buffer): SniffedFormat {
  const text = bytes.toString('latin1')
  if (text.includes('word/')) return 'docx'
  if (text.includes('xl/')) return 'xlsx'
  return text.includes('ppt/') ? 'pptx' : 'zip'
}
