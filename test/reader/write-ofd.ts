import { writeZip } from '../import/bundle/write-archive.ts'

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
/** A red dot as PNG: the picture of the invented seal. */
export const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==', 'base64')

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const length = body.length < 128 ? Buffer.from([body.length]) : Buffer.from([0x82, body.length >> 8, body.length & 255])
  return Buffer.concat([Buffer.from([tag]), length, body])
}

/** A seal in the shape of GM/T 0031: header, properties, and the picture with its form and size. Invented, unsigned. */
export const writeSeal = (): Buffer =>
  der(0x30, der(0x30, der(0x16, Buffer.from('ES')), der(0x02, Buffer.from([4]))), der(0x30, der(0x0c, Buffer.from('虚构印章')), der(0x30, der(0x16, Buffer.from('png')), der(0x04, DOT), der(0x02, Buffer.from([30])), der(0x02, Buffer.from([30])))))

export interface OfdFixture {
  /** Content of the pages, in XML of a layer. */
  readonly pages: readonly string[]
  readonly template?: string
  /** A seal on the first page. */
  readonly sealed?: boolean
}

/** An OFD of A4 pages with a font, a picture, a template and, where asked for, a seal. Everything in it is invented. */
export function writeOfd({ pages, template, sealed = false }: OfdFixture): Buffer {
  const page = (content: string): string => `<ofd:Page ${NAMESPACE}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>${template === undefined ? '' : '<ofd:Template TemplateID="8" ZOrder="Background"/>'}<ofd:Content><ofd:Layer ID="2">${content}</ofd:Layer></ofd:Content></ofd:Page>`
  return writeZip([
    { name: 'OFD.xml', content: `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${NAMESPACE} Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${sealed ? '<ofd:Signatures>Doc_0/Signatures.xml</ofd:Signatures>' : ''}</ofd:DocBody></ofd:OFD>` },
    { name: 'Doc_0/Document.xml', content: `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${template === undefined ? '' : '<ofd:TemplatePage ID="8" BaseLoc="Tpls/Tpl_0.xml"/>'}</ofd:CommonData><ofd:Pages>${pages.map((_, index) => `<ofd:Page ID="${100 + index}" BaseLoc="Pages/Page_${index}.xml"/>`).join('')}</ofd:Pages></ofd:Document>` },
    { name: 'Doc_0/PublicRes.xml', content: `<ofd:Res ${NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体"/><ofd:Font ID="4" FontName="黑体"/></ofd:Fonts><ofd:ColorSpaces><ofd:ColorSpace ID="5" Type="RGB"/></ofd:ColorSpaces><ofd:DrawParams><ofd:DrawParam ID="6" LineWidth="0.7"><ofd:StrokeColor Value="200 0 0"/></ofd:DrawParam></ofd:DrawParams><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>dot.png</ofd:MediaFile></ofd:MultiMedia><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>scan.jb2</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>` },
    { name: 'Doc_0/Res/dot.png', content: DOT },
    { name: 'Doc_0/Res/scan.jb2', content: Buffer.from('\x97JB2', 'latin1') },
    ...(template === undefined ? [] : [{ name: 'Doc_0/Tpls/Tpl_0.xml', content: `<ofd:Page ${NAMESPACE}><ofd:Content><ofd:Layer ID="20">${template}</ofd:Layer></ofd:Content></ofd:Page>` }]),
    ...pages.map((content, index) => ({ name: `Doc_0/Pages/Page_${index}.xml`, content: page(content), deflate: true })),
    ...(sealed ? [
      { name: 'Doc_0/Signatures.xml', content: `<ofd:Signatures ${NAMESPACE}><ofd:Signature ID="1" BaseLoc="Signs/Sign_0/Signature.xml"/></ofd:Signatures>` },
      { name: 'Doc_0/Signs/Sign_0/Signature.xml', content: `<ofd:Signature ${NAMESPACE}><ofd:SignedInfo><ofd:StampAnnot ID="1" PageRef="100" Boundary="120 200 30 30"/><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>` },
      { name: 'Doc_0/Signs/Sign_0/Seal.esl', content: writeSeal() },
    ] : []),
  ])
}

/** A line of text at millimetres from the top left corner, `size` high. */
export const ofdText = (x: number, y: number, words: string, size = 5): string =>
  `<ofd:TextObject ID="1" Font="3" Size="${size}" Boundary="${x} ${y} ${words.length * size + 2} ${size + 1}"><ofd:TextCode X="0" Y="${size}" DeltaX="g ${Math.max(1, words.length - 1)} ${size}">${words}</ofd:TextCode></ofd:TextObject>`
