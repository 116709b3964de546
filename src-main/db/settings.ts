import type { Database } from 'better-sqlite3'

export type SettingKey = 'case-id' | 'reviewer' | 'role' | 'rule-pack' | 'invented' | 'created-at'

export function readSetting(database: Database, key: SettingKey): string | null {
  const row = database.prepare('SELECT value FROM setting WHERE key = ?').get(key) as { value: string } | undefined
  return row?.value ?? null
}

export function writeSetting(database: Database, key: SettingKey, value: string): void {
  database.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value)
}
