import { describe, expect, it } from 'vitest'
import { attachmentsOf } from '../../../src-main/import/documents/mail-attachments.ts'
import { readMsg } from '../../../src-main/import/documents/msg-text.ts'
import { parseFile } from '../../../src-main/import/parse-file.ts'
import { writeCompound } from './write-compound.ts'

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')
const gbk = Buffer.from('d6b4d0d0cda8d6aa', 'hex')

describe('readMsg', () => {
  it('reads sender, receiver, subject and text of a message, not those of one inside it', async () => {
    const bytes = writeCompound({
      '__properties_version1.0': Buffer.alloc(32),
      '__substg1.0_0C1A001F': wide('虚构甲'),
      '__substg1.0_0E04001F': wide('虚构乙'),
      '__substg1.0_1000001F': wide('请于三日内\r\n申报财产。'),
      '__attach_version1.0_#00000000/__substg1.0_0037001F': wide('另一封信'),
      '__attach_version1.0_#00000000/__substg1.0_3707001F': wide('转来的信'),
      '__attach_version1.0_#00000001/__substg1.0_3707001F': wide('清单.txt'),
      '__attach_version1.0_#00000001/__substg1.0_37010102': Buffer.from('虚构清单'.repeat(400)),
      '__substg1.0_0037001F': wide('财产申报'),
    })
    expect(readMsg(bytes)).toMatchObject({
      ok: true,
      value: { pages: ['From: 虚构甲\nTo: 虚构乙\nSubject: 财产申报\nAttachments: 转来的信, 清单.txt\n\n请于三日内\n申报财产。'], fault: { reason: 'needs-conversion', detail: '转来的信' } },
    })
    expect(await parseFile(bytes, '信.msg')).toMatchObject({ kind: 'document', format: 'msg', status: 'needs-attention', reasonCode: 'needs-conversion', reasonDetail: '转来的信' })
    expect(attachmentsOf(bytes, 'msg')).toEqual([{ name: '清单.txt', bytes: Buffer.from('虚构清单'.repeat(400)) }])
  })

  it('decodes text in the bytes of a Chinese system', () => {
    const read = readMsg(writeCompound({ '__properties_version1.0': Buffer.alloc(32), '__substg1.0_0037001E': gbk, '__substg1.0_1000001E': gbk }))
    expect(read).toMatchObject({ ok: true, value: { pages: ['Subject: 执行通知\n\n执行通知'], fault: null } })
  })

  it('says what it cannot read', () => {
    expect(readMsg(writeCompound({ '__properties_version1.0': Buffer.alloc(32) }))).toMatchObject({ ok: false, error: { reason: 'needs-conversion' } })
    expect(readMsg(Buffer.from('no such file'))).toMatchObject({ ok: false, error: { reason: 'damaged' } })
    const looped = writeCompound({ A: Buffer.alloc(10), B: Buffer.alloc(10) })
    expect(readMsg(looped)).toMatchObject({ ok: false })
  })
})
