/** Records that single screens show. Plain JSON. */

export interface RecentCase {
  readonly token: string
  readonly path: string
  readonly number: string | null
  readonly title: string | null
  readonly stage: string | null
  readonly openedAt: string
  readonly encrypted: boolean
  readonly missing: boolean
}

export interface CaseOverview {
  readonly path: string
  readonly number: string | null
  readonly title: string | null
  readonly court: string | null
  readonly stage: string | null
  readonly debtors: readonly string[]
  readonly encrypted: boolean
  readonly invented: boolean
  readonly reviewer: string
  readonly savedAt: string
  readonly files: number
  readonly needsAttention: number
  readonly openFindings: number
  readonly openElements: number
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** How many files came in new, and how many were in the case already. What became of each, the review tells. */
export interface ImportReport {
  readonly added: number
  readonly unchanged: number
  readonly cancelled: boolean
}

export interface DocumentInfo {
  readonly file: string
  readonly path: string
  readonly title: string
  readonly sha256: string
  readonly size: number
  readonly format: string
  readonly mediaType: string
  /** How the reader shows it. `fixed` = pages drawn from their objects (OFD), `table` = rows of the original, `none` = kept but not shown. */
  readonly view: 'pdf' | 'image' | 'fixed' | 'text' | 'html' | 'table' | 'audio' | 'video' | 'none'
  readonly pages: number
  readonly encoding: string | null
  readonly sheets: readonly { readonly name: string | null; readonly rows: number }[]
  /** The password that opened a protected document, for drawing it; null where none is needed. */
  readonly password: string | null
  /** True where the reviewer may choose in which encoding its text is read. */
  readonly takesEncoding: boolean
  /** Relative address of the original's bytes, with range requests. */
  readonly url: string
}

export interface PageText {
  readonly page: number
  readonly text: string
  readonly recognised: boolean
}

/** A line of text recognised on a page. */
export interface RecognisedLineView {
  /** Number on the page in the order of reading, from 1. */
  readonly line: number
  /** Row of the page; pieces of one row stand side by side. */
  readonly row: number
  /** As the model read it; never changed. */
  readonly text: string
  readonly corrected: string | null
  readonly correctedBy: string | null
  readonly correctedAt: string | null
  /** Mean over the characters, 0 to 1. */
  readonly confidence: number
  /** True where a character, or the line, is below the mark and nobody has corrected or confirmed it. */
  readonly low: boolean
  /** Runs of characters (`to` not counted) that the model was not sure of. */
  readonly doubtful: readonly { readonly from: number; readonly to: number; readonly confidence: number }[]
  /** From the top left corner of the page, in its unit. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}
export interface RecognisedPage {
  readonly file: string
  readonly page: number
  readonly state: 'done' | 'failed' | 'waiting' | 'not-needed'
  /** Why the page could not be read: `damaged`, `too-large`, `password-protected`, `time-out`, `crashed` … */
  readonly problem: string | null
  readonly model: string | null
  readonly width: number
  readonly height: number
  /** Points (PDF) or pixels as shown (images). */
  readonly unit: 'pt' | 'px'
  readonly confidence: number | null
  readonly lines: readonly RecognisedLineView[]
}
export interface RecognitionStatus {
  readonly state: 'idle' | 'running' | 'unavailable'
  readonly model: string | null
  /** Why recognition is not to be had on this machine. */
  readonly problem: string | null
  readonly recognised: number
  readonly failed: number
  /** Pages without text that were not tried yet. */
  readonly waiting: number
  readonly current: { readonly file: string; readonly path: string; readonly page: number } | null
}

export interface TableSlice {
  readonly total: number
  readonly offset: number
  readonly headerLine: number | null
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[]; readonly fate: 'kept' | 'duplicate' | 'rejected' | 'not-a-row'; readonly reason: string | null }[]
}

export interface SearchHit {
  readonly kind: 'page' | 'row' | 'journey' | 'file' | 'party' | 'finding'
  readonly file: string | null
  readonly path: string
  readonly page?: number
  readonly line?: number
  readonly snippet: string
  /** The first words that answer, as they stand in the original. */
  readonly quote?: string
  readonly score: number
}

export interface LogEntry {
  readonly number: number
  readonly at: string
  readonly reviewer: string
  readonly action: string
  readonly target: string
  readonly details: Readonly<Record<string, string | number | boolean | null>>
  readonly hash: string
  readonly previous: string
}
export interface LogPage {
  readonly total: number
  readonly head: string
  readonly entries: readonly LogEntry[]
}
export interface VerifyReport {
  readonly ok: boolean
  readonly files: number
  readonly bytes: number
  readonly entries: number
  readonly head: string
  readonly differences: readonly { readonly kind: 'original' | 'log' | 'database'; readonly target: string; readonly expected: string; readonly found: string }[]
}

/** One entry of the rule pack with everything that the page of the pack shows. */
export interface RulePackEntry {
  readonly id: string
  readonly part: 'element' | 'circumstance' | 'norm' | 'consumption' | 'slot'
  readonly title: string
  readonly source: string
  /** Paraphrase of the pack. */
  readonly text: string
  readonly from: string | null
  readonly to: string | null
  readonly verified: boolean
  readonly daysVerified: boolean
  /** What stood before, where the entry changes with the day of the act. */
  readonly former: { readonly text: string; readonly kind: 'statute' | 'interpretation'; readonly compared: 'kinder' | 'harsher' | 'equal' | 'human' } | null
  /** Counting rules that bear on it. */
  readonly rules: readonly string[]
  /** As the office gave it; hash and days empty where it came inside the pack. */
  readonly official: {
    readonly text: string; readonly source: string; readonly asOf: string
    readonly sha256: string; readonly importedAt: string; readonly importedBy: string
  } | null
  readonly group?: string
  readonly tier?: 'serious' | 'especially-serious'
  readonly preconditions?: readonly string[]
  readonly chain?: readonly string[]
  readonly predecessor?: { readonly id: string; readonly title: string; readonly compared: 'kinder' | 'harsher' | 'equal' | 'human' | null } | null
  readonly successors?: readonly { readonly id: string; readonly title: string }[]
  readonly newTopics?: string | null
  readonly appliesBack?: boolean
  readonly slots?: readonly { readonly id: string; readonly title: string }[]
  readonly conditionalSlots?: readonly { readonly id: string; readonly title: string }[]
  readonly defence?: readonly string[]
}
export interface RulePackView {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly entries: readonly RulePackEntry[]
}
