import { fail, ok, type Result } from '../../contract/result.ts'
import { openCompoundFile, type CompoundFile } from './compound-file.ts'
import type { Attachment } from './mail-attachments.ts'
import { onePage, tidyLines, type DocumentFault, type DocumentText } from './document-text.ts'
import { decodeText } from '../text/encoding.ts'

/** Numbers of the properties shown before the text (MS-OXPROPS), with the names that mail has for them. */
const HEAD = [['From', '0C1A'], ['From', '0C1F'], ['To', '0E04'], ['Cc', '0E03'], ['Subject', '0037']] as const
const BODY = '1000'
const ATTACHMENT_NAMES = ['3707', '3704', '3001'] as const
const ATTACHMENT_CONTENT = '__substg1.0_37010102'

/**
 * Text of an Outlook message (MS-OXMSG) as one page: sender, receivers, subject, names of the attachments, then its plain
 * text. Intake takes the attachments in as files of their own ({@link msgAttachments}); a message or an object inside the
 * message is no file by itself: the fault is `needs-conversion` with its name. A message without plain
 * text is `needs-conversion` as a whole: its text stands in compressed RTF alone, which is not read here.
 */
export function readMsg(bytes: Uint8Array): Result<DocumentText, DocumentFault> {
  const file = openCompoundFile(bytes)
  if (file === null) return fail({ reason: 'damaged', detail: 'compound-file' })
  const body = property(file, null, BODY)
  if (body === null) return fail({ reason: 'needs-conversion', detail: 'msg' })
  const names = new Set<string>()
  const head = HEAD.flatMap(([name, number]) => {
    const value = names.has(name) ? null : property(file, null, number)
    if (value === null || value === '') return []
    names.add(name)
    return [`${name}: ${value}`]
  })
  const attachments = attachedTo(file)
  if (attachments.length > 0) head.push(`Attachments: ${attachments.map(({ name }) => name).join(', ')}`)
  const page = onePage(tidyLines(`${head.join('\n')}\n\n${body}`))
  const closed = attachments.filter(({ bytes }) => bytes === null).map(({ name }) => name)
  return ok(closed.length === 0 ? page : { ...page, fault: { reason: 'needs-conversion', detail: closed.join(', ').slice(0, 300) } })
}

/** The files that came with a message. */
export const msgAttachments = (file: CompoundFile): Attachment[] => attachedTo(file).flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]))

/** Everything attached; `bytes` null for what is no file: a message, or an object of another program. */
const attachedTo = (file: CompoundFile): { readonly name: string; readonly bytes: Uint8Array | null }[] =>
  file
    .storages()
    .filter((name) => name.startsWith('__attach'))
    .map((storage) => ({
      name: ATTACHMENT_NAMES.map((number) => property(file, storage, number)).find((name) => name !== null && name !== '') ?? storage,
      bytes: file.streamIn(storage, ATTACHMENT_CONTENT),
    }))

/** A text property, in UTF-16 or in the bytes of the sender's system; null where there is none that can be decoded. */
function property(file: CompoundFile, storage: string | null, number: string): string | null {
  const wide = file.streamIn(storage, `__substg1.0_${number}001F`)
  if (wide !== null) return withoutEnd(Buffer.from(wide).toString('utf16le'))
  const narrow = file.streamIn(storage, `__substg1.0_${number}001E`)
  if (narrow === null) return null
  const end = narrow.indexOf(0)
  const decoded = decodeText(end < 0 ? narrow : narrow.subarray(0, end))
  return decoded.ok ? decoded.value.text : null
}

const withoutEnd = (text: string): string => text.replace(/\u0000[\s\S]*$/u, '').trim()
