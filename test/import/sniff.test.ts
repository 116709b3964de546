import * as fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SNIFFED_FORMATS, sniff } from '../../src-main/import/sniff.ts'
import { writeTar, writeZip } from './bundle/write-archive.ts'

const latin = (text: string, length = 64): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(length)])

function compound(...streams: string[]): Buffer {
  const file = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(0, 48)
  for (const [index, name] of streams.entries()) {
    file.write(name, 512 + index * 128, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, 512 + index * 128 + 64)
  }
  return file
}

describe('sniff', () => {
  it.each([
    ['pdf', latin('%PDF-1.7\n')],
    ['pdf', latin('junk before\r\n%PDF-1.4')],
    ['png', latin('\x89PNG\r\n\x1a\n')],
    ['jpeg', latin('\xff\xd8\xff\xe0')],
    ['gif', latin('GIF89a')],
    ['webp', latin('RIFF\0\0\0\0WEBPVP8 ')],
    ['wav', latin('RIFF\0\0\0\0WAVEfmt ')],
    ['avi', latin('RIFF\0\0\0\0AVI LIST')],
    ['tiff', latin('II*\0')],
    ['heic', latin('\0\0\0\x18ftypheic')],
    ['mp4', latin('\0\0\0\x18ftypisom')],
    ['m4a', latin('\0\0\0\x18ftypM4A ')],
    ['mov', latin('\0\0\0\x14ftypqt  ')],
    ['amr', latin('#!AMR\n')],
    ['mp3', latin('ID3\x03')],
    ['7z', latin('7z\xbc\xaf\x27\x1c')],
    ['rar', latin('Rar!\x1a\x07\x01\0')],
    ['gz', gzipSync('x')],
    ['tar', writeTar([{ name: 'a', content: 'x' }])],
    ['rtf', latin('{\\rtf1\\ansi')],
    ['zip', writeZip([{ name: 'a.txt' }])],
    ['zip', writeZip([])],
    ['zip', writeZip([{ name: '卷/word/a.docx' }, { name: 'xl/report.csv' }])],
    ['docx', writeZip([{ name: '[Content_Types].xml', content: 'x' }, { name: 'word/document.xml' }])],
    ['xlsx', writeZip([{ name: '[Content_Types].xml', content: 'x' }, { name: 'xl/workbook.xml' }])],
    ['xlsm', writeZip([{ name: '[Content_Types].xml', content: 'x' }, { name: 'xl/workbook.xml' }, { name: 'xl/vbaProject.bin' }])],
    ['ofd', writeZip([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml' }])],
    ['odt', writeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }])],
    ['ods', writeZip([{ name: 'content.xml' }, { name: 'styles.xml' }, { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }])],
    ['zip', writeZip([{ name: 'content.xml' }, { name: 'styles.xml' }])],
    ['xls', compound('Root Entry', 'Workbook')],
    ['doc', compound('Root Entry', '1Table', 'WordDocument')],
    ['msg', compound('Root Entry', '__properties_version1.0')],
    ['encrypted-office', compound('Root Entry', 'EncryptedPackage', 'EncryptionInfo')],
    ['ole', compound('Root Entry')],
    ['biff', latin('\x09\x04\x06\0\0\0\x10\0')],
    ['html', Buffer.from('\ufeff  <!DOCTYPE html><html></html>')],
    ['html', Buffer.from('<table border=1><tr><td>1</td></tr></table>')],
    ['spreadsheetml', Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
    ['xml', Buffer.from('<?xml version="1.0"?><a/>')],
    ['json', Buffer.from(' {"a": 1}')],
    ['eml', Buffer.from('From: a@example.invalid\r\nTo: b@example.invalid\r\nSubject: x\r\n\r\nbody')],
    ['text', Buffer.from('民事判决书\n（2024）甲0101民初1号')],
    ['text', Buffer.from('d6d0cec4b5e7d7d3d5cbb5a5', 'hex')],
    ['text', Buffer.from('\ufeff中文', 'utf16le')],
    ['text', Buffer.from('[2024] 1号裁定\nBMW 一辆')],
    ['text', Buffer.from('From: nobody knows')],
    ['text', Buffer.from('a\0b and a long line that has one stray zero in it')],
    ['text', Buffer.from('date,amount\r\n1,2', 'utf16le')],
    ['unknown', Buffer.from([0, 1, 2, 3, 254, 255, 0, 9])],
    ['unknown', Buffer.from(Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? index % 9 : 0)))],
    ['unknown', Buffer.from(Array.from({ length: 200 }, (_, index) => index % 32))],
    ['empty', Buffer.alloc(0)],
  ] as const)('tells %s', (format, bytes) => {
    expect(sniff(bytes, 'file').format).toBe(format)
  })

  it('uses the extension only between kinds of text', () => {
    expect(sniff(Buffer.from('a,b\n1,2'), 'x.csv').format).toBe('csv')
    expect(sniff(Buffer.from('a,b\n1,2'), 'x.csv (2)').format).toBe('csv')
    expect(sniff(Buffer.from('a,b\n1,2'), 'x.pdf')).toMatchObject({ format: 'text', extensionMismatch: true })
  })

  it('notes an extension that names another content', () => {
    expect(sniff(latin('%PDF-1.7'), 'a.pdf').extensionMismatch).toBe(false)
    expect(sniff(latin('%PDF-1.7'), 'a.jpg').extensionMismatch).toBe(true)
    expect(sniff(latin('%PDF-1.7'), 'a.unheard').extensionMismatch).toBe(false)
    expect(sniff(latin('\xff\xd8\xff'), 'a.JPG').extensionMismatch).toBe(false)
    expect(sniff(compound('EncryptedPackage'), 'a.docx').extensionMismatch).toBe(false)
    expect(sniff(Buffer.from('a\tb'), 'a.xls').extensionMismatch).toBe(true)
  })

  it('never fails, whatever the bytes', () => {
    const marks = ['PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'BM', 'RIFF', '%PDF-', '<?xml', '{', '\xff\xfe', ''].map((mark) => Buffer.from(mark, 'latin1'))
    fc.assert(
      fc.property(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 600 }), (mark, rest) => {
        expect(SNIFFED_FORMATS).toContain(sniff(Buffer.concat([mark, rest]), 'x').format)
      }),
    )
  })
})
