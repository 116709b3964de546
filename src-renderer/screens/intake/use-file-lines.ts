import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileStatus, ReviewFile } from '../../../src-main/contract/review.ts'
import { linesOf } from '../../design/index.ts'
import type { TableLine } from '../../design/index.ts'
import { folderOf, nameOf } from '../file-path.ts'

export type FileFilter = FileStatus | 'all'

/** Files by folder, filtered, with folders that fold. */
export function useFileLines(files: readonly ReviewFile[], status: FileFilter, words: string) {
  const { t } = useTranslation()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => {
    const wanted = words.trim().toLowerCase()
    const folders = new Map<string, ReviewFile[]>()
    for (const file of files) {
      if ((status !== 'all' && file.status !== status) || !matches(file, wanted)) continue
      const folder = folderOf(file.path)
      folders.set(folder, [...(folders.get(folder) ?? []), file])
    }
    const list: TableLine<ReviewFile>[] = []
    for (const [folder, inside] of [...folders].toSorted(([left], [right]) => left.localeCompare(right, 'zh-CN', { numeric: true }))) {
      const expanded = !closed.has(folder)
      list.push({
        kind: 'group',
        key: `folder:${folder}`,
        label: folder === '' ? t('window.intake.topFolder') : folder,
        expanded,
        onToggle: () => setClosed((before) => toggled(before, folder)),
        cells: { state: t('window.intake.fileCount', { count: inside.length }) },
      })
      if (!expanded) continue
      for (const file of [...inside].toSorted((left, right) => nameOf(left.path).localeCompare(nameOf(right.path), 'zh-CN', { numeric: true }))) {
        list.push({ kind: 'row', key: file.id, row: file })
      }
    }
    return list
  }, [files, status, words, closed, t])
  return useMemo(() => ({ list: lines, lines: linesOf(lines) }), [lines])
}

function toggled(before: ReadonlySet<string>, folder: string): ReadonlySet<string> {
  const next = new Set(before)
  if (!next.delete(folder)) next.add(folder)
  return next
}

const matches = (file: ReviewFile, wanted: string): boolean =>
  wanted === '' || [file.path, file.title, file.format, file.sha256].some((text) => text.toLowerCase().includes(wanted))
