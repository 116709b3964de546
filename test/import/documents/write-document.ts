import { writeZip } from '../bundle/write-archive.ts'

/** A DOCX with the given body, as small as the readers accept. */
export function writeDocx(body: string, before = ''): Buffer {
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
  const relations =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml" ' +
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
  const document = `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
  return writeZip([
    { name: '[Content_Types].xml', content: types },
    { name: '_rels/.rels', content: relations },
    { name: 'word/document.xml', content: document, deflate: true },
  ])
}

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A PDF whose pages each draw one line in a Chinese font that is not embedded; null makes a page without text. */
export const writePdf = (pages: readonly (string | null)[]): Buffer =>
  writeDrawnPdf(pages.map((text) => (text === null ? null : `BT /F1 12 Tf 72 700 Td ${text.split('\n').map((line) => `${shown(line)} 0 -20 Td`).join(' ')} ET`)))

/** Rows of cells set at places in points from the left, as statements are printed; each page from the top, one line a row. */
export const writeTablePdf = (pages: readonly (readonly (readonly string[])[])[], columns: readonly number[]): Buffer =>
  writeDrawnPdf(pages.map((rows) => `BT /F1 10 Tf ${rows.flatMap((cells, row) => cells.flatMap((cell, column) => (cell === '' ? [] : [`1 0 0 1 ${columns[column] ?? 0} ${780 - row * 20} Tm ${shown(cell)}`]))).join(' ')} ET`))

const shown = (text: string): string => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj`

/** A PDF of pages given as what draws them, in a font that every reader has. */
function writeDrawnPdf(pages: readonly (string | null)[]): Buffer {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  const font = add('<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>')
  add('<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>')
  add('<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>')
  const kids = pages.map((text) => {
    const stream = text ?? ''
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`)
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  let text = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = text.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1')
}
