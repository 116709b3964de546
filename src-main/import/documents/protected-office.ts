import { createDecipheriv, createHash, getHashes } from 'node:crypto'
import { fail, ok, type Result } from '../../contract/result.ts'
import { descendants, parseXml, type XmlElement } from '../ofd/xml-tree.ts'
import { openCompoundFile } from './compound-file.ts'

/** A document of Office 2007 and later whose package was encrypted with a password, opened. */
export interface OpenedOffice {
  /** The package: a ZIP as it would lie there without protection. */
  readonly bytes: Uint8Array
  /** Which password opened it; null for the one that Office itself uses. */
  readonly password: string | null
}

/** `password`: none of them opens it. The others: it is protected in a way, or so badly, that no password would do. */
export type ProtectionFault = 'password' | 'unknown-encryption' | 'damaged'

/** With it Excel encrypts workbooks that are only protected against changes, and opens them without asking (MS-XLSX). */
const OWN_PASSWORD = 'VelvetSweatshop'
/** What the specification allows; a file that states more is made to keep the processor busy. */
const MOST_ROUNDS = 10_000_000
const SEGMENT = 4096

/**
 * Opens a protected DOCX, XLSX or PPTX as MS-OFFCRYPTO describes it: standard encryption (Office 2007) and agile
 * encryption (2010 and later, WPS). The passwords are tried in turn.
 */
export function openProtectedOffice(bytes: Uint8Array, passwords: readonly string[]): Result<OpenedOffice, ProtectionFault> {
  const file = openCompoundFile(bytes)
  const info = file?.stream('EncryptionInfo')
  const content = file?.stream('EncryptedPackage')
  if (!info || info.length < 8 || !content || content.length < 8) return fail(file && !content ? 'unknown-encryption' : 'damaged')
  const described = Buffer.from(info)
  const [major, minor] = [described.readUInt16LE(0), described.readUInt16LE(2)]
  const scheme = minor === 4 && major === 4 ? agileScheme(described.subarray(8)) : minor === 2 && major >= 2 && major <= 4 ? standardScheme(described) : null
  if (scheme === null) return fail('unknown-encryption')
  const size = Number(Buffer.from(content.subarray(0, 8)).readBigUInt64LE(0))
  if (size > content.length - 8) return fail('damaged')
  for (const password of [OWN_PASSWORD, ...passwords]) {
    const key = scheme.keyFor(password)
    if (key === null) continue
    return ok({ bytes: scheme.decrypt(key, content.subarray(8)).subarray(0, size), password: password === OWN_PASSWORD ? null : password })
  }
  return fail('password')
}

interface Scheme {
  /** The key of the content; null where the password is wrong. */
  keyFor(password: string): Buffer | null
  decrypt(key: Buffer, content: Uint8Array): Buffer
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const hashOf = (name: string, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(name)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** The password hashed so often that trying many takes long. */
function slowHash(name: string, salt: Uint8Array, password: string, rounds: number): Buffer {
  let hash = hashOf(name, salt, Buffer.from(password, 'utf16le'))
  for (let round = 0; round < rounds; round += 1) hash = hashOf(name, uint32(round), hash)
  return hash
}

function decipher(name: string, key: Uint8Array, iv: Uint8Array | null, content: Uint8Array): Buffer {
  const cipher = createDecipheriv(name, key, iv)
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(content), cipher.final()])
}

/** Whole blocks of 16 bytes; what is beyond the last one belongs to nothing. */
const wholeBlocks = (content: Uint8Array): Uint8Array => content.subarray(0, content.length - (content.length % 16))

const STANDARD_ROUNDS = 50_000

/** Office 2007: AES in ECB mode, SHA-1. */
function standardScheme(info: Buffer): Scheme | null {
  const headerSize = info.length >= 12 ? info.readUInt32LE(8) : 0
  const verifierAt = 12 + headerSize
  if (headerSize < 32 || verifierAt + 4 + 16 + 16 + 4 + 32 > info.length) return null
  const bits = info.readUInt32LE(12 + 16)
  if (![128, 192, 256].includes(bits) || info.readUInt32LE(verifierAt) !== 16) return null
  const salt = info.subarray(verifierAt + 4, verifierAt + 20)
  const verifier = info.subarray(verifierAt + 20, verifierAt + 36)
  const verifierHash = info.subarray(verifierAt + 40, verifierAt + 72)
  const cipher = `aes-${bits}-ecb`
  const keyOf = (password: string): Buffer => {
    const hash = hashOf('sha1', slowHash('sha1', salt, password, STANDARD_ROUNDS), uint32(0))
    const spread = (byte: number): Buffer => {
      const block = Buffer.alloc(64, byte)
      for (const [at, part] of hash.entries()) block[at] = byte ^ part
      return hashOf('sha1', block)
    }
    return Buffer.concat([spread(0x36), spread(0x5c)]).subarray(0, bits / 8)
  }
  return {
    keyFor(password) {
      const key = keyOf(password)
      const stated = decipher(cipher, key, null, verifierHash).subarray(0, 20)
      return hashOf('sha1', decipher(cipher, key, null, verifier)).equals(stated) ? key : null
    },
    decrypt: (key, content) => decipher(cipher, key, null, wholeBlocks(content)),
  }
}

/** What each derived key is for (MS-OFFCRYPTO 2.3.4.11 and 2.3.4.13). */
const FOR_VERIFIER = Buffer.from('fea7d2763b4b9e79', 'hex')
const FOR_VERIFIER_HASH = Buffer.from('d7aa0f6d3061344e', 'hex')
const FOR_KEY = Buffer.from('146e0be7abacd0d6', 'hex')

/** Office 2010 and later: described in XML; AES in CBC or CFB mode, each 4096 bytes with an own start. */
function agileScheme(description: Buffer): Scheme | null {
  const root = parseXml(description.toString('utf8'))
  const data = root?.children.find((child) => child.name === 'keyData')
  const keys = root === null ? undefined : [...descendants(root, 'encryptedKey')][0]
  const content = data && settingsOf(data)
  const own = keys && settingsOf(keys)
  const rounds = Number(keys?.attributes.get('spinCount') ?? Number.NaN)
  if (!content || !own || !keys || !Number.isInteger(rounds) || rounds < 0 || rounds > MOST_ROUNDS) return null
  const part = (name: string): Buffer => Buffer.from(keys.attributes.get(name) ?? '', 'base64')
  return {
    keyFor(password) {
      const slow = slowHash(own.hash, own.salt, password, rounds)
      const opened = (purpose: Buffer, sealed: Buffer): Buffer =>
        decipher(own.cipher, fitted(hashOf(own.hash, slow, purpose), own.keyBytes), fitted(own.salt, own.blockSize), wholeBlocks(sealed))
      const verifier = opened(FOR_VERIFIER, part('encryptedVerifierHashInput')).subarray(0, own.salt.length)
      const stated = opened(FOR_VERIFIER_HASH, part('encryptedVerifierHashValue'))
      const hash = hashOf(own.hash, verifier)
      if (stated.length < hash.length || !stated.subarray(0, hash.length).equals(hash)) return null
      const key = opened(FOR_KEY, part('encryptedKeyValue')).subarray(0, content.keyBytes)
      return key.length === content.keyBytes ? key : null
    },
    decrypt(key, sealed) {
      const parts: Buffer[] = []
      for (let at = 0, number = 0; at < sealed.length; at += SEGMENT, number += 1) {
        const iv = fitted(hashOf(content.hash, content.salt, uint32(number)), content.blockSize)
        parts.push(decipher(content.cipher, key, iv, wholeBlocks(sealed.subarray(at, at + SEGMENT))))
      }
      return Buffer.concat(parts)
    },
  }
}

interface Settings {
  readonly salt: Buffer
  readonly hash: string
  readonly cipher: string
  readonly keyBytes: number
  readonly blockSize: number
}

function settingsOf(element: XmlElement): Settings | null {
  const text = (name: string): string => element.attributes.get(name) ?? ''
  const bits = Number(text('keyBits'))
  const mode = { ChainingModeCBC: 'cbc', ChainingModeCFB: 'cfb8' }[text('cipherChaining')]
  const hash = text('hashAlgorithm').replace('-', '').toLowerCase()
  const salt = Buffer.from(text('saltValue'), 'base64')
  if (text('cipherAlgorithm') !== 'AES' || mode === undefined || ![128, 192, 256].includes(bits) || !getHashes().some((known) => known.toLowerCase() === hash)) return null
  return salt.length < 1 || Number(text('blockSize')) !== 16 ? null : { salt, hash, cipher: `aes-${bits}-${mode}`, keyBytes: bits / 8, blockSize: 16 }
}

/** Cut off, or filled up as the specification says. */
const fitted = (bytes: Buffer, length: number): Buffer => (bytes.length >= length ? bytes.subarray(0, length) : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)]))

/** The bytes that a reader is to see: those of the package where the file is a protected one that opens, else as they are. */
export function unlocked(bytes: Uint8Array, passwords: readonly string[]): Uint8Array {
  const isCompound = bytes.length >= 8 && Buffer.from(bytes.buffer, bytes.byteOffset, 8).readUInt32BE(0) === 0xd0cf11e0
  const opened = isCompound ? openProtectedOffice(bytes, passwords) : null
  return opened?.ok === true ? opened.value.bytes : bytes
}
