import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasDisplay, installedBrowser } from '../../src-main/shell-browser/find-browser.ts'
import { ROOT } from '../rules/import-graph.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threshold-start-'))
  mkdirSync(join(folder, '案卷'))
  writeFileSync(join(folder, '案卷', '流水.csv'), '交易时间,交易卡号,交易金额,交易余额,收付标志,对手户名\n2024-03-01 08:00:00,6200000000000001,12000.00,88000.00,出,虚构商行\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the program as `npm start` does, on a machine without a display. */
function start(...args: string[]): { status: number | null; out: string; err: string } {
  const environment: NodeJS.ProcessEnv = { ...process.env, THRESHOLD_DATA: join(folder, 'data') }
  delete environment['DISPLAY']
  delete environment['WAYLAND_DISPLAY']
  const run = spawnSync(process.execPath, [join(ROOT, 'src-main/launch/start.ts'), ...args], { cwd: folder, env: environment, encoding: 'utf8', timeout: 110_000 })
  return { status: run.status, out: run.stdout, err: run.stderr }
}

describe.skipIf(process.platform !== 'linux')('npm start without a display', () => {
  it('makes the review of the given bundle on the command line and says where the checklist lies', { timeout: 120_000 }, () => {
    const { status, out, err } = start(join(folder, '案卷'))
    expect(err).toContain('no display')
    expect(status).toBe(0)
    const checklist = join(folder, 'threshold-review', '案卷', 'checklist.html')
    expect(out).toContain(checklist)
    expect(existsSync(checklist)).toBe(true)
    expect(existsSync(join(folder, 'threshold-review', '案卷', 'case.tcase'))).toBe(true)
  })

  it('says in one line that what was named is not there', () => {
    const { status, err } = start(join(folder, 'nowhere'))
    expect(status).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('what there is on a machine', () => {
  it('is found by what can be run, and by what is named', () => {
    expect(installedBrowser({ PATH: folder })).toBeNull()
    const named = join(folder, 'browser')
    writeFileSync(named, '#!/bin/sh\n', { mode: 0o700 })
    expect(installedBrowser({ PATH: '', THRESHOLD_BROWSER: named })?.path).toBe(named)
    expect(installedBrowser({ PATH: '', THRESHOLD_BROWSER: join(folder, 'none') })).toBeNull()
  })

  it('has a display where the environment names one', () => {
    if (process.platform === 'linux') {
      expect(hasDisplay({})).toBe(false)
      expect(hasDisplay({ DISPLAY: ':0' })).toBe(true)
      expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    } else expect(hasDisplay({})).toBe(true)
  })
})
