import type { Database } from 'better-sqlite3'
import initial from './migrations/0001-initial.sql?raw'
import recognisedText from './migrations/0002-recognised-text.sql?raw'
import annotations from './migrations/0003-annotations.sql?raw'
import opinion from './migrations/0004-opinion.sql?raw'
import pageOfRow from './migrations/0005-page-of-row.sql?raw'
import evidenceComparison from './migrations/0006-evidence-comparison.sql?raw'
import workspace from './migrations/0007-workspace.sql?raw'
import assertions from './migrations/0008-assertions.sql?raw'
import search from './migrations/0009-search.sql?raw'
import readings from './migrations/0010-readings.sql?raw'
import recurring from './migrations/0012-recurring.sql?raw'
import readingChoice from './migrations/0013-reading-choice.sql?raw'
import reader from './migrations/0014-reader.sql?raw'
import ledgerWords from './migrations/0015-ledger-words.sql?raw'
import hotelStays from './migrations/0016-hotel-stays.sql?raw'
import arriving from './migrations/0017-arriving.sql?raw'
import correctedCells from './migrations/0018-corrected-cells.sql?raw'
import recognisedAgain from './migrations/0019-recognised-again.sql?raw'
import propertyReports from './migrations/0020-property-reports.sql?raw'
import spendingCategories from './migrations/0021-spending-categories.sql?raw'
import gatheredWords from './migrations/0022-gathered-words.sql?raw'
import mergedWords from './migrations/0023-merged-words.sql?raw'
import { fillSearchIndex } from './reindex.ts'
import rulePacks from './migrations/0011-rule-packs.sql?raw'

/** Numbered steps, only ever added to; `fill` does what SQL alone cannot. `user_version` of a case file is the number of the last one applied. */
export const MIGRATIONS: readonly { readonly version: number; readonly sql: string; readonly fill?: (database: Database) => void }[] = [
  { version: 1, sql: initial },
  { version: 2, sql: recognisedText },
  { version: 3, sql: annotations },
  { version: 4, sql: opinion },
  { version: 5, sql: pageOfRow },
  { version: 6, sql: evidenceComparison },
  { version: 7, sql: workspace },
  { version: 8, sql: assertions },
  { version: 9, sql: search, fill: fillSearchIndex },
  { version: 10, sql: readings },
  { version: 11, sql: rulePacks },
  { version: 12, sql: recurring },
  { version: 13, sql: readingChoice },
  { version: 14, sql: reader },
  { version: 15, sql: ledgerWords },
  { version: 16, sql: hotelStays },
  { version: 17, sql: arriving },
  { version: 18, sql: correctedCells },
  { version: 19, sql: recognisedAgain },
  { version: 20, sql: propertyReports },
  { version: 21, sql: spendingCategories },
  { version: 22, sql: gatheredWords },
  { version: 23, sql: mergedWords },
]

export const CURRENT_VERSION = MIGRATIONS.length

/**
 * Brings a case file up to the current version: all pending steps in one transaction, checked before commit,
 * so that a failing step leaves the file as it was.
 */
export function migrate(database: Database, from: number): void {
  if (from >= CURRENT_VERSION) return
  database.pragma('foreign_keys = OFF')
  database.exec('BEGIN EXCLUSIVE')
  try {
    for (const step of MIGRATIONS) {
      if (step.version <= from) continue
      database.exec(step.sql)
      step.fill?.(database)
    }
    const broken = database.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`migration leaves ${broken.length} dangling references`)
    if (database.pragma('quick_check', { simple: true }) !== 'ok') throw new Error('migration leaves a damaged file')
    database.pragma(`user_version = ${CURRENT_VERSION}`)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  } finally {
    database.pragma('foreign_keys = ON')
  }
}
