/** A page of the file: media box in points, quarter turns of its own, and what it draws. */
interface Sheet {
  readonly box: string
  readonly crop?: string
  readonly rotate: 0 | 90 | 180 | 270
  readonly content: string
}

/** Lines of the file: invented, in a Chinese font that is not embedded. */
const hex = (text: string): string => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
const line = (matrix: string, size: number, text: string): string => `BT /F1 ${size} Tf ${matrix} Tm ${hex(text)} Tj ET`

/** 48 by 32 dots, blue above running into orange below, as JPEG 2000 (ISO/IEC 15444-1). */
const PICTURE = Buffer.from(
  '0000000c6a5020200d0a870a00000014667479706a703220000000006a7032200000002d6a7032680000001669686472000000200000003000030f0700000000000f636f6c7201000000000010000000c76a7032'
    + '63ff4fff51002f0000000000300000002000000000000000000000003000000020000000000000000000030f01010f01010f0101ff52000c00000001010504040001ff5c001340808888908888908888908888908888'
    + '90ff640025000143726561746564206279204f70656e4a5045472076657273696f6e20322e352e30ff90000a0000000000400001ff93c704085dc7040245c3e00801b8a3e0080279a70408fda1f00401b8a1f183000b'
    + '3ba9a3e00c0c171580808080808080808080ffd9',
  'hex',
)

/** Page of the JPEG 2000 picture, which fills the middle of it; 1-based. */
export const PICTURE_PAGE = 6

const SHEETS: readonly Sheet[] = [
  { box: '0 0 595 842', rotate: 0, content: `${line('1 0 0 1 72 700', 24, '执行裁定书（虚构）')} ${line('1 0 0 1 72 420', 9, '小字：财产申报令已经送达。')}` },
  { box: '0 0 595 842', rotate: 90, content: `${line('0 1 -1 0 120 80', 16, '横放的一页从左读到右')} ${line('1 0 0 1 300 600', 12, '竖着的一行')}` },
  { box: '0 0 842 595', crop: '40 30 800 560', rotate: 180, content: `${line('-1 0 0 -1 700 120', 18, '倒放的一页仍然读得正')} ${line('-1 0 0 -1 500 400', 10, '裁去边缘之后的位置')}` },
  { box: '0 0 420 595', rotate: 270, content: `${line('0 -1 1 0 200 500', 14, '较小的一页向左放置')} ${line('1 0 0 1 60 60', 11, '页脚的一行')}` },
  { box: '-100 -50 512 742', rotate: 0, content: `${line('1 0 0 1 -60 600', 20, '原点不在角上的一页')} ${line('0 1 -1 0 400 100', 13, '向上写的一行文字')} ${line('.7 0 0 1 0 300', 30, '压窄的大字')}` },
  { box: '0 0 480 320', rotate: 0, content: `q 480 0 0 240 0 40 cm /P Do Q ${line('1 0 0 1 20 12', 10, '图下的说明')}` },
]

/** A PDF whose pages differ in size, in their own turn, in their origin and in how the text runs; the last one shows a JPEG 2000 picture. */
export function writeTurnedPdf(): Buffer {
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${SHEETS.length} /Kids [${SHEETS.map((_, index) => `${7 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    Buffer.concat([Buffer.from(`<< /Type /XObject /Subtype /Image /Width 48 /Height 32 /Filter /JPXDecode /Length ${PICTURE.length} >>\nstream\n`), PICTURE, Buffer.from('\nendstream')]),
  ]
  SHEETS.forEach((sheet, index) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [${sheet.box}] ${sheet.crop === undefined ? '' : `/CropBox [${sheet.crop}] `}/Rotate ${sheet.rotate} /Contents ${8 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /P 6 0 R >> >> >>`,
      `<< /Length ${sheet.content.length} >>\nstream\n${sheet.content}\nendstream`,
    )
  })
  const parts: Buffer[] = [Buffer.from('%PDF-1.6\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  const put = (part: Buffer): void => {
    parts.push(part)
    at += part.length
  }
  for (const [index, body] of objects.entries()) {
    offsets.push(at)
    put(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]))
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`))
  return Buffer.concat(parts)
}
