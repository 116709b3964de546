import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { textToSign, type PackFile } from '../../domain/law/pack-file.ts'

/** DER of an Ed25519 public key up to the raw 32 bytes (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const RAW_BYTES = 32

/** Raw public key in base64; null where the text is no key of the right length. */
function keyFromRaw(publicKey: string): KeyObject | null {
  const raw = Buffer.from(publicKey, 'base64')
  if (raw.length !== RAW_BYTES || raw.toString('base64') !== publicKey) return null
  return createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' })
}

export const rawPublicKey = (key: KeyObject): string => key.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length).toString('base64')

/** SHA-256 of the raw key in groups of four hex digits: what two people read to each other over the telephone. */
export function fingerprintOf(publicKey: string): string {
  const hex = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')
  return hex.match(/.{4}/gu)?.join(' ') ?? hex
}

/** Was the file signed by the key it names, and is nothing of it changed since? */
export function signatureHolds(file: PackFile): boolean {
  const key = keyFromRaw(file.publicKey)
  return key !== null && verify(null, Buffer.from(textToSign(file), 'utf8'), key, Buffer.from(file.signature, 'base64'))
}

/** Signs a pack with an Ed25519 private key in PEM (PKCS 8). */
export function signPack(unsigned: Omit<PackFile, 'signature' | 'publicKey'>, privateKeyPem: string): PackFile {
  const key = createPrivateKey(privateKeyPem)
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('the key is no Ed25519 key')
  const body = { ...unsigned, publicKey: rawPublicKey(createPublicKey(key)) }
  return { ...body, signature: sign(null, Buffer.from(textToSign(body), 'utf8'), key).toString('base64') }
}

/** A new pair: private key in PEM (PKCS 8), public key raw in base64. */
export function newSigningKey(): { readonly privateKeyPem: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), publicKey: rawPublicKey(publicKey) }
}
