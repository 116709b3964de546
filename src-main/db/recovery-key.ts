import { pbkdf2Sync } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

/** SQLCipher 4: PBKDF2-HMAC-SHA512, 256,000 rounds, salt = first 16 bytes of the file. */
const ROUNDS = 256_000

/**
 * The recovery key of an encrypted case file: its derived page key and salt, as 24 groups of four hex digits,
 * to be printed and kept. It opens this file and no other, even after the passphrase is forgotten.
 */
export function recoveryKeyOf(path: string, passphrase: string): string {
  const salt = Buffer.alloc(16)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, salt, 0, 16, 0)
  } finally {
    closeSync(descriptor)
  }
  const key = pbkdf2Sync(Buffer.from(passphrase, 'utf8'), salt, ROUNDS, 32, 'sha512')
  const hex = Buffer.concat([key, salt]).toString('hex').toUpperCase()
  return (hex.match(/.{4}/gu) ?? []).join('-')
}

/** `x'…'` for the key pragma where the text is a recovery key; null where it is a passphrase. */
export function recoveryKeyToPragma(text: string): string | null {
  const hex = text.replace(/[\s-]/gu, '')
  return /^[0-9a-fA-F]{96}$/u.test(hex) ? `x'${hex.toLowerCase()}'` : null
}
