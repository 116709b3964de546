import type { HostEvent, ResultOf } from '../../src-main/contract/api.ts'
import type { CallError } from '../../src-main/contract/errors.ts'
import type { Review } from '../../src-main/contract/review.ts'
import type { CaseOverview } from '../../src-main/contract/screens.ts'
import type { Preferences } from './preferences.ts'

/** Text recognition of scans in the background. */
export type RecognitionProgress = Extract<HostEvent, { type: 'recognition-progress' }>
export type ImportProgress = Extract<HostEvent, { type: 'import-progress' }>

/** A line that says what was done; it stays until the next act. `undo` shows the button that takes it back. */
export interface ToastText {
  readonly text: string
  readonly undo: boolean
}

/** A key in the foot bar and what it does, already in the language of the window. */
export interface FootKey {
  readonly keys: string
  readonly does: string
}

/** What several parts of the window show. Whatever belongs to one screen stays in that screen. */
export interface AppState {
  readonly info: ResultOf<'app.info'> | null
  readonly overview: CaseOverview | null
  readonly review: Review | null
  readonly reviewLoading: boolean
  /** The last failure that was not shown where it happened. */
  readonly error: CallError | null
  readonly toast: ToastText | null
  readonly importing: ImportProgress | 'starting' | null
  readonly recognising: RecognitionProgress | null
  readonly preferences: Preferences
  readonly footKeys: readonly FootKey[]
  /** Set by the last check of the log and the originals in this window. */
  readonly verified: boolean | null
}

export const initialState = (preferences: Preferences): AppState => ({
  info: null, overview: null, review: null, reviewLoading: false, error: null, toast: null,
  importing: null, recognising: null, preferences, footKeys: [], verified: null,
})
