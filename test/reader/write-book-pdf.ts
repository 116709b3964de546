/**
 * A PDF of six pages with names of its own (i, ii, 1 to 4), an outline with two chapters and three entries that must
 * lead nowhere (a web address, a launch, a script), a script to be run at opening, and links and a button of the
 * same kinds on every page. The text is invented and stands in a Chinese font that is not embedded.
 */
export function writeBookPdf(): Buffer {
  const objects: string[] = []
  const set = (number: number, body: string): void => {
    objects[number - 1] = body
  }
  const hex = (text: string): string => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
  const title = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
  const script = '/S /JavaScript /JS (app.alert\\("ran"\\); this.submitForm\\("https://example.invalid/form"\\); app.launchURL\\("https://example.invalid/script"\\);)'
  const page = (index: number): number => 20 + index * 6
  set(1, `<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >> /OpenAction << ${script} >> /AA << /WC << ${script} >> >> /Names << /JavaScript << /Names [(go) << ${script} >>] >> >> /AcroForm << /Fields [${Array.from({ length: 6 }, (_, index) => `${page(index) + 4} 0 R`).join(' ')}] >> >>`)
  set(2, `<< /Type /Pages /Count 6 /Kids [${Array.from({ length: 6 }, (_, index) => `${page(index)} 0 R`).join(' ')}] >>`)
  set(3, '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>')
  set(4, '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>')
  set(5, '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>')
  const entries = [
    `/Title ${title('第一章')} /Dest [${page(2)} 0 R /Fit]`, `/Title ${title('第二章')} /Dest [${page(4)} 0 R /XYZ 0 842 0]`,
    `/Title ${title('外部链接')} /A << /S /URI /URI (https://example.invalid/outline) >>`, `/Title ${title('启动程序')} /A << /S /Launch /F (calc.exe) >>`, `/Title ${title('脚本')} /A << ${script} >>`,
  ]
  set(6, `<< /Type /Outlines /First 7 0 R /Last ${6 + entries.length} 0 R /Count ${entries.length} >>`)
  entries.forEach((body, index) => {
    const links = [index > 0 ? `/Prev ${6 + index} 0 R` : '', index < entries.length - 1 ? `/Next ${8 + index} 0 R` : ''].join(' ')
    set(7 + index, `<< ${body} /Parent 6 0 R ${links} >>`)
  })
  for (let index = 0; index < 6; index += 1) {
    const at = page(index)
    const stream = `BT /F1 24 Tf 72 700 Td ${hex(`第${index + 1}页 虚构材料`)} Tj /F1 14 Tf 0 -60 Td ${hex('被执行人（虚构）于二〇二四年三月签收。')} Tj ET`
    set(at, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${at + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> /Annots [${at + 2} 0 R ${at + 3} 0 R ${at + 4} 0 R] /AA << /O << ${script} >> >> >>`)
    set(at + 1, `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    set(at + 2, '<< /Type /Annot /Subtype /Link /Rect [60 680 500 740] /Border [0 0 0] /A << /S /URI /URI (https://example.invalid/link) >> >>')
    set(at + 3, '<< /Type /Annot /Subtype /Link /Rect [60 500 500 600] /Border [0 0 0] /A << /S /Launch /F (calc.exe) >> >>')
    set(at + 4, `<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (send${index}) /Rect [60 300 500 400] /Parent null /A << ${script} >> /AA << /E << ${script} >> /D << ${script} >> >> >>`)
    set(at + 5, 'null')
  }
  let text = '%PDF-1.6\n'
  const offsets: number[] = []
  for (let number = 1; number <= objects.length; number += 1) {
    offsets.push(text.length)
    text += `${number} 0 obj\n${objects[number - 1] ?? 'null'}\nendobj\n`
  }
  const start = text.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1')
}
