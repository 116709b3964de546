import { createCipheriv, createHash } from 'node:crypto'
import { writeCompound } from './write-compound.ts'

/** Protects a package as Office does, for tests: with fixed salts, so that equal content gives equal bytes. */
const SALT = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
const SECRET = Buffer.from('0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0', 'hex')
const hash = (name: string, ...parts: readonly Uint8Array[]): Buffer => parts.reduce((sum, part) => sum.update(part), createHash(name)).digest()
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const padded = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)])
const sized = (bytes: Uint8Array): Buffer => {
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(bytes.length))
  return size
}
function encipher(name: string, key: Uint8Array, iv: Uint8Array | null, content: Uint8Array): Buffer {
  const cipher = createCipheriv(name, key, iv)
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(padded(content)), cipher.final()])
}

/** Agile encryption (Office 2010 and later): AES-256 in CBC mode, SHA-512. `stated` = rounds that the file says. */
export function protectAgile(content: Uint8Array, password: string, rounds = 1000, stated = rounds): Buffer {
  let slow = hash('sha512', SALT, Buffer.from(password, 'utf16le'))
  for (let round = 0; round < rounds; round += 1) slow = hash('sha512', uint32(round), slow)
  const sealed = (purpose: string, value: Uint8Array): string =>
    encipher('aes-256-cbc', hash('sha512', slow, Buffer.from(purpose, 'hex')).subarray(0, 32), SALT, value).toString('base64')
  const verifier = Buffer.alloc(16, 5)
  const settings = `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="${SALT.toString('base64')}"`
  const description = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData ${settings}/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${stated}" ${settings} encryptedVerifierHashInput="${sealed('fea7d2763b4b9e79', verifier)}" encryptedVerifierHashValue="${sealed('d7aa0f6d3061344e', hash('sha512', verifier))}" encryptedKeyValue="${sealed('146e0be7abacd0d6', SECRET)}"/></keyEncryptor></keyEncryptors></encryption>`
  const parts: Buffer[] = []
  for (let at = 0, number = 0; at < content.length; at += 4096, number += 1) {
    parts.push(encipher('aes-256-cbc', SECRET, hash('sha512', SALT, uint32(number)).subarray(0, 16), content.subarray(at, at + 4096)))
  }
  // Streams are written no shorter than 4096 bytes here; blanks behind the description are no part of it.
  const info = Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(description.padEnd(4100))])
  return writeCompound({ EncryptionInfo: info, EncryptedPackage: Buffer.concat([sized(content), ...parts]) })
}

/** Standard encryption (Office 2007): AES-128 in ECB mode, SHA-1. */
export function protectStandard(content: Uint8Array, password: string): Buffer {
  let slow = hash('sha1', SALT, Buffer.from(password, 'utf16le'))
  for (let round = 0; round < 50_000; round += 1) slow = hash('sha1', uint32(round), slow)
  const last = hash('sha1', slow, uint32(0))
  const block = Buffer.alloc(64, 0x36)
  for (const [at, byte] of last.entries()) block[at] = 0x36 ^ byte
  const key = hash('sha1', block).subarray(0, 16)
  const verifier = Buffer.alloc(16, 9)
  const header = Buffer.concat([uint32(0x24), uint32(0), uint32(0x660e), uint32(0x8004), uint32(128), uint32(0x18), uint32(0), uint32(0), Buffer.from('AES\0', 'utf16le')])
  const info = Buffer.concat([
    Buffer.from([3, 0, 2, 0]), uint32(0x24), uint32(header.length), header,
    uint32(16), SALT, encipher('aes-128-ecb', key, null, verifier), uint32(20), encipher('aes-128-ecb', key, null, hash('sha1', verifier)),
  ])
  return writeCompound({ EncryptionInfo: info, EncryptedPackage: Buffer.concat([sized(content), encipher('aes-128-ecb', key, null, content)]) })
}
