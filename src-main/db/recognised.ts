import type { Database } from 'better-sqlite3'
import { replacePagePassages, searchIndexer } from './search.ts'

/** A page that has to be recognised, with what is needed to draw it. */
export interface PageToRecognise {
  readonly file: number
  readonly path: string
  readonly sha256: string
  readonly format: string
  readonly page: number
  /** Text of the page's own layer: nothing, or letters of no meaning. */
  readonly text: string
  /** 1 where it was tried and could not be read. */
  readonly failed: number
}
export interface RecognisedLineRow {
  readonly line: number
  readonly row: number
  readonly text: string
  readonly confidence: number
  readonly doubtful: readonly { readonly from: number; readonly to: number; readonly confidence: number }[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** A line with the correction that counts now; null where there is none. */
export interface CorrectedLineRow extends RecognisedLineRow {
  /** Number under which its corrections stand: that of the line of an earlier reading where one was put right there. */
  readonly correctedAs: number
  readonly corrected: { readonly text: string; readonly reviewer: string; readonly at: string } | null
}
export interface RecognisedPageRow {
  readonly file: number
  readonly page: number
  readonly state: 'done' | 'failed'
  readonly problem: string | null
  readonly model: string
  readonly width: number
  readonly height: number
  readonly unit: 'pt' | 'px'
  readonly confidence: number | null
  readonly at: string
}

/** Pages of files in these formats whose text was not recognised yet, in the order of intake, with those that failed. The caller leaves out those with readable text. */
export function pagesToRecognise(database: Database, formats: readonly string[]): PageToRecognise[] {
  return database
    .prepare(
      `SELECT file.id AS file, file.path, file.sha256, file.format, page.number AS page, page.text,
              EXISTS (SELECT 1 FROM recognised_page WHERE recognised_page.file = file.id AND recognised_page.page = page.number) AS failed
         FROM file JOIN page ON page.file = file.id
        WHERE file.pages_without_text > 0 AND file.sha256 IS NOT NULL AND page.recognised = 0
          AND file.format IN (SELECT value FROM json_each(?))
        ORDER BY file.id, page.number`,
    )
    .all(JSON.stringify(formats)) as PageToRecognise[]
}

/** A recognised page that is to be recognised once more; undefined where it was never recognised. */
export function pageToRecogniseAgain(database: Database, file: number, page: number): PageToRecognise | undefined {
  return database
    .prepare(
      `SELECT file.id AS file, file.path, file.sha256, file.format, page.number AS page, page.text, 0 AS failed
         FROM recognised_page AS known JOIN file ON file.id = known.file JOIN page ON page.file = known.file AND page.number = known.page
        WHERE known.file = ? AND known.page = ? AND known.state = 'done' AND file.sha256 IS NOT NULL`,
    )
    .get(file, page) as PageToRecognise | undefined
}

/** Keeps a further reading of a page; `correctedAs` as in {@link CorrectedLineRow}. The caller makes the text of the page. Called inside a transaction. */
export function keepPageAgain(
  database: Database,
  page: Omit<RecognisedPageRow, 'state' | 'problem'> & { readonly reviewer: string },
  lines: readonly (RecognisedLineRow & { readonly correctedAs: number | null })[],
): void {
  const { last, reading } = database.prepare('SELECT coalesce(max(line), 0) AS last, coalesce(max(reading), 1) + 1 AS reading FROM recognised_line WHERE file = ? AND page = ?').get(page.file, page.page) as { last: number; reading: number }
  database
    .prepare(
      `INSERT INTO recognised_again (file, page, reading, model, width, height, unit, confidence, reviewer, at)
       VALUES (@file, @page, @reading, @model, @width, @height, @unit, @confidence, @reviewer, @at)`,
    )
    .run({ ...page, reading })
  const insert = database.prepare(
    `INSERT INTO recognised_line (file, page, line, row, text, confidence, doubtful, x, y, width, height, reading, corrected_as)
     VALUES (@file, @page, @line, @row, @text, @confidence, @doubtful, @x, @y, @width, @height, @reading, @correctedAs)`,
  )
  for (const line of lines) insert.run({ ...line, line: last + line.line, file: page.file, page: page.page, doubtful: JSON.stringify(line.doubtful), reading })
}

/** Keeps what was read on a page: lines, text, place in the index. Called inside a transaction. */
export function keepRecognisedPage(
  database: Database,
  page: Omit<RecognisedPageRow, 'state' | 'problem'>,
  lines: readonly RecognisedLineRow[],
  text: string,
): void {
  writePage(database, { ...page, state: 'done', problem: null })
  const insert = database.prepare(
    `INSERT INTO recognised_line (file, page, line, row, text, confidence, doubtful, x, y, width, height)
     VALUES (@file, @page, @line, @row, @text, @confidence, @doubtful, @x, @y, @width, @height)`,
  )
  for (const line of lines) insert.run({ ...line, file: page.file, page: page.page, doubtful: JSON.stringify(line.doubtful) })
  setPageText(database, page.file, page.page, text, text)
}

/** Notes that a page could not be read, so that it is not tried again at every start. */
export function keepFailedPage(database: Database, page: Pick<RecognisedPageRow, 'file' | 'page' | 'model' | 'at'>, problem: string): void {
  writePage(database, { ...page, width: 0, height: 0, unit: 'px', confidence: null, state: 'failed', problem })
}

function writePage(database: Database, page: RecognisedPageRow): void {
  database
    .prepare(
      `INSERT INTO recognised_page (file, page, state, problem, model, width, height, unit, confidence, own_text, at)
       VALUES (@file, @page, @state, @problem, @model, @width, @height, @unit, @confidence, (SELECT text FROM page WHERE file = @file AND number = @page), @at)
       ON CONFLICT (file, page) DO UPDATE SET state = @state, problem = @problem, model = @model, width = @width, height = @height, unit = @unit,
         confidence = @confidence, at = @at`,
    )
    .run(page)
}

/** Text of a recognised page as it is shown, cited and searched; `words` may hold more for the index than is shown. */
export function setPageText(database: Database, file: number, page: number, text: string, words: string): void {
  database.prepare('UPDATE page SET text = ?, recognised = 1 WHERE file = ? AND number = ?').run(text, file, page)
  replacePagePassages(database, file, page)
  if (words.trim() !== '') searchIndexer(database).passage({ kind: 'page', file, page, line: null, text: words })
}

export function recognisedPage(database: Database, file: number, page: number): RecognisedPageRow | undefined {
  return database
    .prepare(
      `SELECT known.file, known.page, known.state, known.problem, coalesce(again.model, known.model) AS model, coalesce(again.width, known.width) AS width,
              coalesce(again.height, known.height) AS height, coalesce(again.unit, known.unit) AS unit, CASE WHEN again.file IS NULL THEN known.confidence ELSE again.confidence END AS confidence,
              coalesce(again.at, known.at) AS at
         FROM recognised_page AS known
         LEFT JOIN recognised_again AS again ON again.file = known.file AND again.page = known.page
          AND again.reading = (SELECT max(reading) FROM recognised_again AS each WHERE each.file = known.file AND each.page = known.page)
        WHERE known.file = ? AND known.page = ?`,
    )
    .get(file, page) as RecognisedPageRow | undefined
}

/** Lines of the newest reading of a page in their order, numbered from 1, each with its newest correction. */
export function recognisedLines(database: Database, file: number, page: number): CorrectedLineRow[] {
  const rows = database
    .prepare(
      `SELECT line.line, line.row, line.text, line.confidence, line.doubtful, line.x, line.y, line.width, line.height,
              coalesce(line.corrected_as, line.line) AS correctedAs, revision.text AS corrected, revision.reviewer, revision.at
         FROM recognised_line AS line
         LEFT JOIN line_correction AS revision ON revision.number =
           (SELECT max(number) FROM line_correction AS each WHERE each.file = line.file AND each.page = line.page AND each.line = coalesce(line.corrected_as, line.line))
        WHERE line.file = @file AND line.page = @page
          AND line.reading = (SELECT coalesce(max(reading), 1) FROM recognised_again AS again WHERE again.file = @file AND again.page = @page)
        ORDER BY line.line`,
    )
    .all({ file, page }) as (Omit<CorrectedLineRow, 'doubtful' | 'corrected'> & { doubtful: string; corrected: string | null; reviewer: string; at: string })[]
  return rows.map(({ reviewer, at, corrected, doubtful, ...line }, index) => ({
    ...line,
    line: index + 1,
    doubtful: JSON.parse(doubtful) as RecognisedLineRow['doubtful'],
    corrected: corrected === null ? null : { text: corrected, reviewer, at },
  }))
}

/** Adds a correction beside the line; null takes the one before back. */
export function addCorrection(database: Database, place: { readonly file: number; readonly page: number; readonly line: number }, text: string | null, reviewer: string, at: string): void {
  database.prepare('INSERT INTO line_correction (file, page, line, text, reviewer, at) VALUES (?, ?, ?, ?, ?, ?)').run(place.file, place.page, place.line, text, reviewer, at)
}

/** The correction of a line that counts now; null where there is none. */
export function currentCorrection(database: Database, place: { readonly file: number; readonly page: number; readonly line: number }): string | null {
  const row = database.prepare('SELECT text FROM line_correction WHERE file = @file AND page = @page AND line = @line ORDER BY number DESC LIMIT 1').get(place) as { text: string | null } | undefined
  return row?.text ?? null
}

/** Pages read and pages that failed, by file. */
export function recognitionByFile(database: Database): Map<number, { readonly done: number; readonly failed: number }> {
  const rows = database
    .prepare("SELECT file, sum(state = 'done') AS done, sum(state = 'failed') AS failed FROM recognised_page GROUP BY file")
    .all() as { file: number; done: number; failed: number }[]
  return new Map(rows.map(({ file, done, failed }) => [file, { done, failed }]))
}

/** What was read of one file, for the log. The mean is over the lines, weighed by their length. */
export function recognitionOfFile(database: Database, file: number): { readonly done: number; readonly failed: number; readonly lines: number; readonly confidence: number | null } {
  const pages = recognitionByFile(database).get(file) ?? { done: 0, failed: 0 }
  const { lines, confidence } = database
    .prepare(`SELECT count(*) AS lines, sum(confidence * length(text)) / sum(length(text)) AS confidence FROM recognised_line AS line WHERE file = ?
               AND reading = (SELECT coalesce(max(reading), 1) FROM recognised_again AS again WHERE again.file = line.file AND again.page = line.page)`)
    .get(file) as { lines: number; confidence: number | null }
  return { ...pages, lines, confidence }
}

/** Pages of a file that were recognised, in their order. */
export const recognisedPages = (database: Database, file: number): number[] =>
  database.prepare("SELECT page FROM recognised_page WHERE file = ? AND state = 'done' ORDER BY page").pluck().all(file) as number[]
