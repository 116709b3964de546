import type { Result } from './result.ts'
import type { CallError } from './errors.ts'

/** What a shell (Electron, browser host, command line) gives the core; everything else is core. */
export interface ShellPort {
  /** Asks for files or a folder to take in; paths never reach the window, only grants do. */
  pickFiles(): Promise<readonly string[]>
  pickFolder(): Promise<string | null>
  pickCaseFile(): Promise<string | null>
  pickSaveTarget(suggestedName: string): Promise<string | null>
  /** Prints a self-contained HTML page to an A4 PDF at `target`. */
  printToPdf(html: string, target: string): Promise<Result<null, CallError>>
  /** Shows a written file in the system's file browser, where the shell can. */
  showItem(path: string): Promise<void>
  readonly capabilities: Capabilities
}

export interface Capabilities {
  readonly shell: 'electron' | 'browser' | 'command-line'
  readonly canPrint: boolean
  readonly canPick: boolean
  readonly canReveal: boolean
}

/** A token for a path that a person chose; the window names it in later calls instead of a path. */
export interface Grant {
  readonly token: string
  readonly name: string
}
