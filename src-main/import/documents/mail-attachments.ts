import { openCompoundFile } from './compound-file.ts'
import { attachmentsOfMail } from './mail-text.ts'
import { msgAttachments } from './msg-text.ts'

/** A file that came with a message. */
export interface Attachment {
  /** As the sender called it; may be no path that can be trusted. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files that came with a message of either form; those whose bytes are not in it as they are (see `readMsg`) are left out. */
export function attachmentsOf(bytes: Uint8Array, format: 'eml' | 'msg'): readonly Attachment[] {
  if (format === 'eml') return attachmentsOfMail(bytes)
  const file = openCompoundFile(bytes)
  return file === null ? [] : msgAttachments(file)
}
