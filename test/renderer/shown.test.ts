import { describe, expect, it } from 'vitest'
import { folderOf, machineNameOf, nameOf } from '../../src-renderer/screens/file-path.ts'
import { fileStamp } from '../../src-renderer/screens/file-stamp.ts'
import { shownCount, shownHash, shownSize } from '../../src-renderer/screens/shown-figure.ts'
import { dayAndTime, dayOf, secondsOf, timeOf } from '../../src-renderer/screens/shown-time.ts'
import { roomOf } from '../../src-renderer/state/room.ts'

describe('figures and times as shown', () => {
  it('groups thousands and names sizes', () => {
    expect(shownCount(1204553)).toBe('1,204,553')
    expect(shownSize(0)).toBe('0 B')
    expect(shownSize(1023)).toBe('1023 B')
    expect(shownSize(1024)).toBe('1.00 KB')
    expect(shownSize(1975684956)).toBe('1.84 GB')
  })

  it('groups a checksum by eight without losing a character', () => {
    const hash = '7b1f02e991fe3b405e730c6d18aa2f94d0577e31b6c94402ae18f3350b92c761'
    expect(shownHash(hash).replaceAll(' ', '')).toBe(hash)
    expect(shownHash(hash).split(' ')).toHaveLength(8)
  })

  it('cuts times and never converts them, so that no zone of a machine shifts a day', () => {
    const at = '2026-11-21T00:04:06+08:00'
    expect([dayOf(at), timeOf(at), secondsOf(at), dayAndTime(at)]).toEqual(['2026-11-21', '00:04', '00:04:06', '2026-11-21 00:04'])
  })

  it('stamps file names in Asia/Shanghai', () => {
    expect(fileStamp(new Date('2026-11-21T16:32:00Z'))).toBe('20261122-0032')
  })

  it('takes paths apart', () => {
    expect([folderOf('a/b/c.pdf'), nameOf('a/b/c.pdf'), folderOf('c.pdf'), nameOf('c.pdf')]).toEqual(['a/b', 'c.pdf', '', 'c.pdf'])
    expect([machineNameOf('D:\\cases\\x.tcase'), machineNameOf('/srv/x.tcase')]).toEqual(['x.tcase', 'x.tcase'])
  })

  it('counts enlarged text as less room', () => {
    expect([roomOf(1440, 1), roomOf(1280, 1), roomOf(1100, 1)]).toEqual(['wide', 'narrow', 'tight'])
    expect(roomOf(1440, 1.5)).toBe('tight')
  })
})
