import { crc32, deflateRawSync } from 'node:zlib'

/** A member of a ZIP archive to be written, with every field that a hostile packer may set as it likes. */
export interface ZipMember {
  readonly name: string | Uint8Array
  readonly content?: Uint8Array | string
  readonly deflate?: boolean
  /** Unix mode in the upper half of the external attributes. */
  readonly mode?: number
  readonly flags?: number
  readonly method?: number
  readonly madeBy?: number
  readonly statedSize?: number
  readonly statedPackedSize?: number
  readonly statedCrc?: number
  readonly extra?: Uint8Array
  /** Points at the local header of another member instead of one of its own. */
  readonly shareWith?: number
}

const UTF8 = 0x800

/** Writes a ZIP archive byte by byte: packers of libraries refuse what the tests need. */
export function writeZip(members: readonly ZipMember[], tail: Uint8Array = new Uint8Array()): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  for (const member of members) {
    const name = Buffer.from(member.name)
    const content = Buffer.from(member.content ?? '')
    const packed = member.deflate ? deflateRawSync(content) : content
    const flags = member.flags ?? (typeof member.name === 'string' ? UTF8 : 0)
    const extra = Buffer.from(member.extra ?? [])
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(member.method ?? (member.deflate ? 8 : 0), 4)
    common.writeUInt16LE(0x6000, 6)
    common.writeUInt16LE(0x5a6f, 8)
    common.writeUInt32LE(member.statedCrc ?? crc32(content), 10)
    common.writeUInt32LE(member.statedPackedSize ?? packed.length, 14)
    common.writeUInt32LE(member.statedSize ?? content.length, 18)
    common.writeUInt16LE(name.length, 22)
    common.writeUInt16LE(0, 24)
    const offset = member.shareWith === undefined ? at : (offsets[member.shareWith] ?? 0)
    offsets.push(offset)
    if (member.shareWith === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed])
      parts.push(local)
      at += local.length
    }
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 0, 'latin1')
    entry.writeUInt16LE(((member.madeBy ?? 3) << 8) | 20, 4)
    common.copy(entry, 6)
    entry.writeUInt16LE(extra.length, 30)
    entry.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, name, extra)
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(members.length & 0xffff, 8)
  end.writeUInt16LE(members.length & 0xffff, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, central, end, tail])
}

export interface TarMember {
  readonly name: string | Uint8Array
  readonly content?: string | Uint8Array
  readonly type?: string
  readonly statedSize?: number
}

/** Writes a tar archive in ustar form. */
export function writeTar(members: readonly TarMember[]): Buffer {
  const parts = members.flatMap((member) => {
    const content = Buffer.from(member.content ?? '')
    const header = Buffer.alloc(512)
    Buffer.from(member.name).copy(header, 0, 0, 100)
    header.write('0000644\0', 100, 'latin1')
    header.write(`${(member.statedSize ?? content.length).toString(8).padStart(11, '0')}\0`, 124, 'latin1')
    header.write(`${(1_700_000_000).toString(8).padStart(11, '0')}\0`, 136, 'latin1')
    header.write(member.type ?? '0', 156, 'latin1')
    header.write('ustar\x0000', 257, 'latin1')
    header.write('        ', 148, 'latin1')
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

/** One pax record with its own length in front. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  let length = Buffer.byteLength(rest) + 1
  while (String(length).length + Buffer.byteLength(rest) !== length) length = String(length).length + Buffer.byteLength(rest)
  return `${length}${rest}`
}
