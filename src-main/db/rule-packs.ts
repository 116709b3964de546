import type { Database } from 'better-sqlite3'

export interface KeptPack {
  readonly sha256: string
  readonly id: string
  readonly version: string
  /** Canonical JSON of the pack's files. */
  readonly body: string
}

/** Keeps a pack in the case file; one that is there already stays as it is. */
export function keepRulePack(database: Database, pack: KeptPack, at: string): void {
  database
    .prepare('INSERT INTO rule_pack (sha256, id, version, body, added_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING')
    .run(pack.sha256, pack.id, pack.version, pack.body, at)
}

export function keptRulePack(database: Database, sha256: string): KeptPack | null {
  return (database.prepare('SELECT sha256, id, version, body FROM rule_pack WHERE sha256 = ?').get(sha256) as KeptPack | undefined) ?? null
}

/** One step of the case from pack to pack; the newest is the one in force. */
export interface PackPin {
  readonly number: number
  readonly id: string
  readonly version: string
  readonly sha256: string
  readonly reviewer: string
  readonly at: string
}

/** Every pin of the case, oldest first; undoing a raise adds one more, that goes back. */
export function packPins(database: Database): readonly PackPin[] {
  return database
    .prepare(
      `SELECT number, body ->> '$.id' AS id, body ->> '$.version' AS version, body ->> '$.sha256' AS sha256, reviewer, at
         FROM decision_revision WHERE kind = 'rule-pack' AND body IS NOT NULL ORDER BY number`,
    )
    .all() as PackPin[]
}

/** When the word that now stands on each target was first given: the number of the oldest revision with the same body. */
export function firstGiven(database: Database): readonly { readonly kind: string; readonly target: string; readonly number: number }[] {
  return database
    .prepare(
      `SELECT now.kind, now.target, min(same.number) AS number
         FROM decision_revision AS now
         JOIN decision_revision AS same ON same.kind = now.kind AND same.target = now.target AND same.body = now.body
        WHERE now.number IN (SELECT max(number) FROM decision_revision GROUP BY kind, target) AND now.body IS NOT NULL
        GROUP BY now.kind, now.target ORDER BY number`,
    )
    .all() as { kind: string; target: string; number: number }[]
}
