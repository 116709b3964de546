/** FNV-1a, 32 bits (draft-eastlake-fnv): offset basis and prime as published. */
export const FNV_BASIS = 0x811c9dc5
const FNV_PRIME = 0x01000193

/**
 * Eight hexadecimal digits that tell texts apart (FNV-1a over the UTF-16 units). It guards against silent change, not
 * against forgery. Pure, so that it runs in the window and the host alike.
 */
export function fnv1a(text: string, basis = FNV_BASIS): string {
  let hash = basis
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
