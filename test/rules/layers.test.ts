import { describe, expect, it } from 'vitest'
import { edgesOf, ROOT, sourceFiles } from './import-graph.ts'
import { breachesOfEdge, breachesOfText } from './layer-rules.ts'

const files = sourceFiles(ROOT, ['src-main', 'src-renderer'])

describe('layers', () => {
  it('looks at the whole program', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(new Set(files.map((file) => file.path.split('/')[1]))).toContain('domain')
  })

  it('are kept by every import', () => {
    expect(files.flatMap((file) => edgesOf(file.path, file.source).flatMap(breachesOfEdge))).toEqual([])
  })

  it('are kept by every text', () => {
    expect(files.flatMap((file) => breachesOfText(file.path, file.source))).toEqual([])
  })
})

describe('the rules themselves', () => {
  const badImports: readonly (readonly [file: string, line: string])[] = [
    ['src-main/contract/a.ts', "import { x } from '../domain/x.ts'"],
    ['src-main/contract/a.ts', "import fuse from 'fuse.js'"],
    ['src-main/domain/a/b.ts', "import { open } from '../../db/open.ts'"],
    ['src-main/domain/a/b.ts', "import { readFileSync } from 'node:fs'"],
    ['src-main/domain/a/b.ts', "import { z } from 'zod'"],
    ['src-main/import/a.ts', "import { open } from '../db/open.ts'"],
    ['src-main/db/a.ts', "import { takeIn } from '../host/intake.ts'"],
    ['src-main/host/a.ts', "import { run } from '../cli/commands.ts'"],
    ['src-main/host/a.ts', "import { net } from 'electron'"],
    ['src-main/host/a.ts', "import { chromium } from 'playwright-core'"],
    ['src-main/host/a.ts', "import Sqlite from 'better-sqlite3'"],
    ['src-main/host/a.ts', "import { get } from 'node:https'"],
    ['src-main/host/a.ts', "const net = await import('node:net')"],
    ['src-main/policy/a.ts', "import { x } from '../domain/x.ts'"],
    ['src-main/elsewhere/a.ts', "import { x } from '../domain/x.ts'"],
    ['src-main/host/a.ts', "import { App } from '../../src-renderer/app.tsx'"],
    ['src-renderer/a.tsx', "import { takeIn } from '../src-main/host/intake.ts'"],
    ['src-renderer/a.tsx', "import { join } from 'node:path'"],
    ['src-renderer/a.tsx', "import { ipcRenderer } from 'electron'"],
  ]
  it.each(badImports)('refuse in %s: %s', (file, line) => {
    expect(edgesOf(file, line).flatMap(breachesOfEdge)).not.toEqual([])
  })

  const goodImports: readonly (readonly [file: string, line: string])[] = [
    ['src-main/db/a.ts', "import type { Rejection } from '../import/table.ts'"],
    ['src-main/host/a.ts', "import type { Database } from 'better-sqlite3'"],
    ['src-main/shell-electron/a.ts', "import { app } from 'electron'"],
    ['src-renderer/a.tsx', "import type { Review } from '../src-main/contract/review.ts'"],
    ['src-main/host/a.ts', "// import { net } from 'electron'"],
  ]
  it.each(goodImports)('allow in %s: %s', (file, line) => {
    expect(edgesOf(file, line).flatMap(breachesOfEdge)).toEqual([])
  })

  const badTexts: readonly (readonly [file: string, text: string])[] = [
    ['src-main/host/a.ts', "database.prepare('SELECT path FROM file')"],
    ['src-main/host/a.ts', 'database.exec(`UPDATE file SET path = 1`)'],
    ['src-main/host/a.ts', "await fetch('https://example.invalid')"],
    ['src-main/db/a.ts', 'database.serialize()'],
    ['src-main/host/a.ts', 'parseFloat(cell)'],
    ['src-renderer/a.tsx', 'element.innerHTML = text'],
    ['src-renderer/a.tsx', "location.href = 'app://case/'"],
    ['src-renderer/a.tsx', "<b>\u6848\u4ef6</b>"],
    ['src-main/host/utils.ts', ''],
    ['src-main/host/a.ts', '\n'.repeat(401)],
  ]
  it.each(badTexts)('refuse in %s: %j', (file, text) => {
    expect(breachesOfText(file, text)).not.toEqual([])
  })
})
