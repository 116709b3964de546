import { extensionOf } from '../files/safe-path.ts'
import { isTarHeader } from './bundle/tar.ts'
import { sniffCompoundFile } from './sniff-compound.ts'
import { sniffText } from './sniff-text.ts'
import { sniffZip } from './sniff-zip.ts'

/** What a file is by its first bytes. */
export const SNIFFED_FORMATS = [
  'pdf', 'docx', 'xlsx', 'xlsm', 'xlsb', 'pptx', 'odt', 'ods', 'ofd', 'zip',
  'xls', 'doc', 'ppt', 'msg', 'ole', 'encrypted-office', 'biff',
  'png', 'jpeg', 'gif', 'webp', 'bmp', 'tiff', 'heic',
  'mp3', 'wav', 'm4a', 'mp4', 'avi', 'mov', 'amr',
  'tar', 'gz', '7z', 'rar', 'bz2', 'xz',
  'rtf', 'html', 'spreadsheetml', 'xml', 'eml', 'json', 'csv', 'text',
  'empty', 'unknown',
] as const
export type SniffedFormat = (typeof SNIFFED_FORMATS)[number]

export interface Sniffed {
  readonly format: SniffedFormat
  readonly mediaType: string
  /** The extension names another kind of content: worth a word to the reviewer, never a reason to refuse. */
  readonly extensionMismatch: boolean
}

const MEDIA_TYPES: Readonly<Record<SniffedFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
  xlsb: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  ofd: 'application/ofd',
  zip: 'application/zip',
  xls: 'application/vnd.ms-excel',
  doc: 'application/msword',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  ole: 'application/x-ole-storage',
  'encrypted-office': 'application/x-ole-storage',
  biff: 'application/vnd.ms-excel',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  heic: 'image/heic',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  avi: 'video/x-msvideo',
  mov: 'video/quicktime',
  amr: 'audio/amr',
  tar: 'application/x-tar',
  gz: 'application/gzip',
  '7z': 'application/x-7z-compressed',
  rar: 'application/vnd.rar',
  bz2: 'application/x-bzip2',
  xz: 'application/x-xz',
  rtf: 'application/rtf',
  html: 'text/html',
  spreadsheetml: 'application/xml',
  xml: 'application/xml',
  eml: 'message/rfc822',
  json: 'application/json',
  csv: 'text/csv',
  text: 'text/plain',
  empty: 'application/octet-stream',
  unknown: 'application/octet-stream',
}

/** Formats that a known extension may honestly stand for; an extension that is not here says nothing. */
const BY_EXTENSION: Readonly<Record<string, readonly SniffedFormat[]>> = {
  pdf: ['pdf'],
  docx: ['docx', 'encrypted-office'],
  xlsx: ['xlsx', 'encrypted-office'],
  xlsm: ['xlsm', 'xlsx', 'encrypted-office'],
  xlsb: ['xlsb', 'encrypted-office'],
  pptx: ['pptx', 'encrypted-office'],
  doc: ['doc', 'encrypted-office', 'ole'],
  wps: ['doc', 'ole'],
  xls: ['xls', 'biff', 'encrypted-office', 'ole'],
  et: ['xls', 'ole'],
  ppt: ['ppt', 'ole', 'encrypted-office'],
  msg: ['msg', 'ole'],
  odt: ['odt'],
  ods: ['ods'],
  ofd: ['ofd'],
  zip: ['zip'],
  png: ['png'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  gif: ['gif'],
  webp: ['webp'],
  bmp: ['bmp'],
  tif: ['tiff'],
  tiff: ['tiff'],
  heic: ['heic'],
  mp3: ['mp3'],
  wav: ['wav'],
  m4a: ['m4a', 'mp4'],
  mp4: ['mp4', 'm4a', 'mov'],
  mov: ['mov', 'mp4'],
  avi: ['avi'],
  amr: ['amr'],
  tar: ['tar'],
  tgz: ['gz'],
  gz: ['gz'],
  '7z': ['7z'],
  rar: ['rar'],
  rtf: ['rtf'],
  htm: ['html', 'text'],
  html: ['html', 'text'],
  xml: ['xml', 'spreadsheetml', 'html'],
  eml: ['eml', 'text'],
  json: ['json', 'text'],
  csv: ['csv', 'text'],
  tsv: ['csv', 'text'],
  txt: ['text', 'csv', 'json', 'xml', 'html', 'eml'],
}

/** Fixed bytes at fixed places. */
const SIGNATURES: readonly (readonly [format: SniffedFormat, offset: number, bytes: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['gz', 0, '\x1f\x8b\x08'],
  ['xz', 0, '\xfd7zXZ\0'],
  ['amr', 0, '#!AMR'],
  ['mp3', 0, 'ID3'],
  ['rtf', 0, '{\\rtf'],
]

/** Tells what a file is from its first 64 KiB. The extension decides only between kinds of plain text. */
export function sniff(head: Uint8Array, path: string): Sniffed {
  const extension = extensionOf(path)
  const format = formatOf(head, extension)
  const honest = BY_EXTENSION[extension]
  const extensionMismatch = honest !== undefined && format !== 'empty' && !honest.includes(format)
  return { format, mediaType: MEDIA_TYPES[format], extensionMismatch }
}

function formatOf(head: Uint8Array, extension: string): SniffedFormat {
  if (head.length === 0) return 'empty'
  const start = latin(head, 0, 1024)
  const signature = SIGNATURES.find(([, offset, bytes]) => start.startsWith(bytes, offset))
  if (signature) return signature[0]
  if (/^PK(?:\x03\x04|\x05\x06|\x06\x06|\x07\x08)/u.test(start)) return sniffZip(head)
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffCompoundFile(head)
  // Readers of PDF accept bytes before the mark, and scanners and mail gateways leave some there.
  if (start.includes('%PDF-')) return 'pdf'
  const riff = start.startsWith('RIFF') ? start.slice(8, 12) : ''
  if (riff === 'WEBP') return 'webp'
  if (riff === 'WAVE') return 'wav'
  if (riff === 'AVI ') return 'avi'
  if (start.slice(4, 8) === 'ftyp') return isoMedia(start.slice(8, 12))
  if (/^....(?:moov|mdat|wide|free|skip)/su.test(start) && extension === 'mov') return 'mov'
  if (start.startsWith('BM') && head.length >= 26 && isBitmap(head)) return 'bmp'
  if (/^BZh[1-9]1AY&SY/u.test(start)) return 'bz2'
  if (isBiff(head)) return 'biff'
  if (isTarHeader(head)) return 'tar'
  if (isMpegAudio(head) && (extension === 'mp3' || extension === '')) return 'mp3'
  return sniffText(head, extension)
}

function isoMedia(brand: string): SniffedFormat {
  if (['heic', 'heix', 'hevc', 'mif1', 'msf1', 'heim', 'heis'].includes(brand)) return 'heic'
  if (brand.startsWith('M4A') || brand.startsWith('M4B')) return 'm4a'
  return brand === 'qt  ' ? 'mov' : 'mp4'
}

/** `BM` begins many texts; the header that follows has a size of its own. */
const isBitmap = (head: Uint8Array): boolean => [12, 40, 52, 56, 64, 108, 124].includes(word(head, 14)) && head[15] === 0

/** BIFF 2 to 4 without a container: BOF record with its known length and a sheet type. */
function isBiff(head: Uint8Array): boolean {
  const record = word(head, 0)
  return head.length > 8 && [0x0009, 0x0209, 0x0409].includes(record) && [4, 6, 8].includes(word(head, 2)) && [0x10, 0x20, 0x40, 0x100].includes(word(head, 6))
}

const isMpegAudio = (head: Uint8Array): boolean => head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2 && ((head[2] ?? 0) & 0xf0) !== 0xf0

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
const latin = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', start, end)
