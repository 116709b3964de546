import type { Database } from 'better-sqlite3'
import type { PropertyReport, ReportLine, ReportRecord } from '../contract/property-report.ts'
import { addRecordRevision, currentRecordBody, currentRecords } from './revisions.ts'

/** Kinds of the steps in the history that change a typed property report and a line of one; their target is its id. */
export const PROPERTY_REPORT = 'property-report'
export const REPORT_LINE = 'property-report-line'

const TABLES = { [PROPERTY_REPORT]: 'property_report_revision', [REPORT_LINE]: 'property_report_line_revision' } as const
export type ReportStepKind = keyof typeof TABLES

/** Typed reports by their dates, each with its lines in the order in which they were typed. A line whose report is gone stands nowhere. */
export function currentPropertyReports(database: Database): PropertyReport[] {
  const lines = Map.groupBy(currentRecords<ReportLine>(database, TABLES[REPORT_LINE]), (line) => line.report)
  return currentRecords<ReportRecord>(database, TABLES[PROPERTY_REPORT])
    .toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0))
    .map((report) => ({ ...report, lines: lines.get(report.id) ?? [] }))
}

/** The newest body as JSON; null where it was taken away or never written. */
export const currentReportBody = (database: Database, kind: ReportStepKind, id: string): string | null => currentRecordBody(database, TABLES[kind], id)

/** Adds a revision; null takes the report or the line away. */
export const addReportRevision = (database: Database, kind: ReportStepKind, id: string, body: string | null, reviewer: string, at: string): void =>
  addRecordRevision(database, TABLES[kind], id, body, reviewer, at)
