import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What a process below this one does, and the most memory that it had resident so far, in bytes. */
export interface ProcessMemory {
  readonly pid: number
  readonly role: 'owner' | 'reader' | 'recogniser' | 'other'
  readonly peak: number
  /** Bytes that it holds now; what it shares with another, such as the program's own code, counts for each by its part. */
  readonly share: number
}

/**
 * Every process below this one. On Linux the peak is the one that the system keeps (VmHWM), so that none is missed;
 * elsewhere it is what stands there now, and the peak is that of the samples.
 */
export function processesBelow(): ProcessMemory[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs()
  const below = new Set([process.pid])
  // A child may be listed before its parent.
  for (let grown = true; grown; ) {
    grown = false
    for (const { pid, parent } of all) {
      if (!below.has(parent) || below.has(pid)) continue
      below.add(pid)
      grown = true
    }
  }
  return all.filter(({ pid }) => pid !== process.pid && below.has(pid)).map(({ pid, command, peak }) => ({ pid, role: roleOf(command), peak, share: process.platform === 'linux' ? shareOf(pid) : peak }))
}

interface Listed {
  readonly pid: number
  readonly parent: number
  readonly command: string
  readonly peak: number
}

function fromProc(): Listed[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/u.test(name)) return []
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const number = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0)
      return [{ pid: Number(name), parent: number('PPid'), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' '), peak: number('VmHWM') * 1024 }]
    } catch {
      // It ended while it was looked at.
      return []
    }
  })
}

/** Proportional set size, which adds up over processes. */
function shareOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    // It ended while it was looked at.
    return 0
  }
}

function fromPs(): Listed[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, rss, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/u.exec(line) ?? []
      return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command, peak: Number(rss) * 1024 }]
    })
}

const roleOf = (command: string): ProcessMemory['role'] =>
  /parse-worker/u.test(command) ? 'reader' : /recogniser/u.test(command) ? 'recogniser' : /host\.js/u.test(command) ? 'owner' : 'other'
