import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentsOfMail, readMail } from '../../../src-main/import/documents/mail-text.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const mail = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1')

describe('readMail', () => {
  it('reads head lines and text in their character sets', () => {
    const body = Buffer.from([0xd6, 0xb4, 0xd0, 0xd0]).toString('base64')
    const read = readMail(
      mail([
        'Received: by nobody',
        `From: =?UTF-8?B?${base64('测试甲')}?= <a@example.invalid>`,
        `Subject: =?gb2312?Q?=D6=B4?=`,
        ' =?gb2312?Q?=D0=D0_x?=',
        'Date: Mon, 1 Apr 2024 10:00:00 +0800',
        'Content-Type: text/plain; charset="gb2312"',
        'Content-Transfer-Encoding: base64',
        '',
        body,
      ]),
    )
    expect(read).toEqual({ pages: ['From: 测试甲 <a@example.invalid>\nDate: Mon, 1 Apr 2024 10:00:00 +0800\nSubject: 执行 x\n\n执行'], pagesWithoutText: 0, fault: null })
  })

  it('takes the plain form of two, and gives the attachments as they were', () => {
    const bytes = mail([
        'Subject: x',
        'Content-Type: multipart/mixed; boundary=OUT',
        '',
        'note',
        '--OUT',
        'Content-Type: multipart/alternative; boundary="IN"',
        '',
        '--IN',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '=E7=94=B2=',
        '=E4=B9=99',
        '--IN',
        'Content-Type: text/html',
        '',
        '<p>not this</p>',
        '--IN--',
        '--OUT',
        `Content-Disposition: attachment; filename="=?utf-8?B?${base64('合同.pdf')}?="`,
        'Content-Type: application/pdf',
        '',
        'JVBERi0=',
        '--OUT',
        "Content-Disposition: attachment; filename*=utf-8''%E7%94%B2.txt",
        '',
        'x',
        '--OUT--',
      ])
    expect(readMail(bytes)).toMatchObject({ pages: ['Subject: x\nAttachments: 合同.pdf, 甲.txt\n\n甲乙'], fault: null })
    expect(attachmentsOfMail(bytes).map(({ name, bytes: content }) => [name, Buffer.from(content).toString('latin1')])).toEqual([['合同.pdf', 'JVBERi0='], ['甲.txt', 'x']])
  })

  it('reads HTML where there is nothing else', () => {
    expect(readMail(mail(['Subject: x', 'Content-Type: text/html; charset=unheard', '', '<p>a</p><p>b</p>'])).pages).toEqual(['Subject: x\n\na\nb'])
  })

  it('never fails, whatever the mail', () => {
    const piece = fc.constantFrom('Content-Type: multipart/mixed; boundary=A', 'Content-Type: text/html; charset=x', 'Content-Transfer-Encoding: base64', '', '--A', '--A--', '=?utf-8?B?//?=', 'Subject: =?x?q?=ZZ?=', '=E4')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (lines) => {
        expect(readMail(mail(lines)).pages).toHaveLength(1)
        expect(attachmentsOfMail(mail(lines)).every(({ name }) => name !== '')).toBe(true)
      }),
    )
  })
})
