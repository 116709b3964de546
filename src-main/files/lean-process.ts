/**
 * The allocator of glibc keeps buffers of some hundred kilobytes for later once it has seen a few of them, and a scan
 * leaves hundreds of megabytes of such holes. With a fixed bound each goes back to the system. Others do not look at it.
 */
export const RETURNS_MEMORY: Readonly<Record<string, string>> = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' }
