import type { HostEvent } from '../contract/api.ts'
import type { CallError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import type { Capabilities, Grant } from '../contract/shell-port.ts'
import type { HostPlaces } from './host.ts'

/** Messages from the shell to the host process. Structured clone carries them in both kinds of process. */
export type ToHost =
  | { readonly type: 'start'; readonly places: HostPlaces; readonly capabilities: Capabilities }
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly type: 'grant'; readonly id: number; readonly path: string }
  | { readonly type: 'path-of'; readonly id: number; readonly token: string }
  | { readonly type: 'blob-facts'; readonly id: number; readonly sha256: string }
  | { readonly type: 'blob'; readonly id: number; readonly sha256: string; readonly start: number; readonly end: number }
  | { readonly type: 'printed'; readonly id: number; readonly result: Result<null, CallError> }
  | { readonly type: 'close' }

/** Messages from the host process to the shell. */
export type FromHost =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly id: number; readonly value: Result<unknown, CallError> | Grant | string | null | { readonly size: number; readonly mediaType: string } | Uint8Array }
  | { readonly type: 'event'; readonly event: HostEvent }
  | { readonly type: 'print'; readonly id: number; readonly html: string; readonly target: string }
  | { readonly type: 'closed' }

/** The shell's end of the channel, whatever kind of process the host is. */
export interface HostChannel {
  post(message: ToHost): void
  onMessage(listener: (message: FromHost) => void): void
  onExit(listener: (code: number | null) => void): void
  kill(): void
}
