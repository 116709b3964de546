import type { Database } from 'better-sqlite3'
import type { Assertion } from '../contract/assertions.ts'
import { addRecordRevision, currentRecordBody, currentRecords } from './revisions.ts'

/** Kind of the steps in the history that change an assertion; its target is the id of the assertion. */
export const ASSERTION = 'assertion'

const TABLE = 'assertion_revision'

/** Assertions as they stand, in the order they were first written. */
export const currentAssertions = (database: Database): Assertion[] => currentRecords(database, TABLE)

/** The newest body of an assertion as JSON; null where it was taken away or never written. */
export const currentAssertionBody = (database: Database, id: string): string | null => currentRecordBody(database, TABLE, id)

/** Adds a revision; null takes the assertion away. */
export const addAssertionRevision = (database: Database, id: string, body: string | null, reviewer: string, at: string): void =>
  addRecordRevision(database, TABLE, id, body, reviewer, at)
