import type { ReasonCode } from '../parsed-file.ts'

const MIB = 1024 * 1024
const GIB = 1024 * MIB

/** How much a bundle may hold. Sizes in bytes. The defaults are far above any case file seen, far below what stops a workstation. */
export interface BundleLimits {
  readonly maxEntries: number
  readonly maxTotalBytes: number
  readonly maxEntryBytes: number
  /** Unpacked to packed: above this, and above `ratioFreeBytes` unpacked, a member counts as a bomb. Deflate reaches 1032 at most. */
  readonly maxRatio: number
  readonly ratioFreeBytes: number
  /** Archives inside archives, and what is in a tar.gz or a 7z, are unpacked as a whole before they are listed. */
  readonly maxUnpackedArchiveBytes: number
  /** Manifests and other lists that are read whole. */
  readonly maxManifestBytes: number
}

export const DEFAULT_LIMITS: BundleLimits = {
  maxEntries: 100_000,
  maxTotalBytes: 20 * GIB,
  maxEntryBytes: 4 * GIB,
  maxRatio: 100,
  ratioFreeBytes: 10 * MIB,
  maxUnpackedArchiveBytes: 4 * GIB,
  maxManifestBytes: 64 * MIB,
}

/** What is left of the limits over the whole bundle, nested archives included. */
export interface Budget {
  readonly limits: BundleLimits
  /** True and counted where so many more entries may be listed. */
  takeEntries(count: number): boolean
  /** Null where so many more bytes may be taken out, else why not. */
  takeBytes(size: number): ReasonCode | null
}

export function createBudget(limits: BundleLimits): Budget {
  let entries = 0
  let bytes = 0
  return {
    limits,
    takeEntries(count) {
      if (entries + count > limits.maxEntries) return false
      entries += count
      return true
    },
    takeBytes(size) {
      if (size > limits.maxEntryBytes || bytes + size > limits.maxTotalBytes) return 'too-large'
      bytes += size
      return null
    },
  }
}

/** A ratio that no real document reaches. */
export const isSuspicious = (packed: number, unpacked: number, limits: BundleLimits): boolean =>
  unpacked > limits.ratioFreeBytes && unpacked > packed * limits.maxRatio
