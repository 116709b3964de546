import type { Database } from 'better-sqlite3'
import type { FileKind, FileStatus } from '../contract/review.ts'

/** A file of the case as stored. `id` counts in the order of intake. */
export interface FileRow {
  readonly id: number
  readonly path: string
  readonly sha256: string | null
  readonly size: number
  readonly modified: string | null
  readonly source: string | null
  readonly title: string
  readonly kind: FileKind
  readonly evidence_kind: string | null
  readonly format: string
  readonly media_type: string
  readonly encoding: string | null
  readonly status: FileStatus
  readonly reason_code: string | null
  readonly reason_detail: string | null
  readonly duplicate_of: number | null
  readonly stated_account: string | null
  readonly stated_party: string | null
  readonly stated_sha256: string | null
  readonly pages: number
  readonly pages_without_text: number
  readonly imported_at: string
}

const COLUMNS = [
  'path', 'sha256', 'size', 'modified', 'source', 'title', 'kind', 'evidence_kind', 'format', 'media_type', 'encoding', 'status',
  'reason_code', 'reason_detail', 'duplicate_of', 'stated_account', 'stated_party', 'stated_sha256', 'pages', 'pages_without_text', 'imported_at',
] as const

export function insertFile(database: Database, file: Omit<FileRow, 'id'>): number {
  const result = database
    .prepare(`INSERT INTO file (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`)
    .run(file)
  return Number(result.lastInsertRowid)
}

export const listFiles = (database: Database): FileRow[] => database.prepare('SELECT * FROM file ORDER BY id').all() as FileRow[]
export const fileById = (database: Database, id: number): FileRow | undefined => database.prepare('SELECT * FROM file WHERE id = ?').get(id) as FileRow | undefined
export const fileByPath = (database: Database, path: string): FileRow | undefined => database.prepare('SELECT * FROM file WHERE path = ?').get(path) as FileRow | undefined

/** The first file that holds these bytes. */
export const fileBySha256 = (database: Database, sha256: string): FileRow | undefined =>
  database.prepare("SELECT * FROM file WHERE sha256 = ? AND status <> 'duplicate' ORDER BY id LIMIT 1").get(sha256) as FileRow | undefined

/** Facts that a later case.json states about a file taken in before. */
export function stateFile(database: Database, id: number, stated: { title: string; evidence_kind: string | null; source: string | null; stated_account: string | null; stated_party: string | null }): void {
  database
    .prepare('UPDATE file SET title = @title, evidence_kind = @evidence_kind, source = @source, stated_account = @stated_account, stated_party = @stated_party WHERE id = @id')
    .run({ ...stated, id })
}

export function insertPages(database: Database, file: number, pages: readonly string[]): void {
  const insert = database.prepare('INSERT INTO page (file, number, text, recognised) VALUES (?, ?, ?, 0)')
  pages.forEach((text, index) => insert.run(file, index + 1, text))
}

export function pagesOf(database: Database, file: number): string[] {
  return (database.prepare('SELECT text FROM page WHERE file = ? ORDER BY number').all(file) as { text: string }[]).map((row) => row.text)
}

/** The pages of a file one after the other, without holding them all. */
export function eachPage(database: Database, file: number): IterableIterator<{ number: number; text: string }> {
  return database.prepare('SELECT number, text FROM page WHERE file = ? ORDER BY number').iterate(file) as IterableIterator<{ number: number; text: string }>
}

/** Text of every page, by file. */
export function allPages(database: Database): Map<number, string[]> {
  const pages = new Map<number, string[]>()
  for (const row of database.prepare('SELECT file, text FROM page ORDER BY file, number').iterate() as IterableIterator<{ file: number; text: string }>) {
    const list = pages.get(row.file)
    if (list) list.push(row.text)
    else pages.set(row.file, [row.text])
  }
  return pages
}

export function pageText(database: Database, file: number, page: number): { text: string; recognised: number } | undefined {
  return database.prepare('SELECT text, recognised FROM page WHERE file = ? AND number = ?').get(file, page) as { text: string; recognised: number } | undefined
}

export function setFileStatus(database: Database, id: number, status: FileStatus, reason: string | null, detail: string | null): void {
  database.prepare('UPDATE file SET status = ?, reason_code = ?, reason_detail = ? WHERE id = ?').run(status, reason, detail, id)
}
