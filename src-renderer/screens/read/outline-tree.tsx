import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tree } from '../../design/index.ts'
import type { TreeNode } from '../../design/index.ts'
import { outlineOf, pageOfDestination } from '../../pdf/outline.ts'
import type { OutlineEntry } from '../../pdf/outline.ts'
import type { OpenPdf } from '../../pdf/use-pdf.ts'

/** The outline that the PDF brings along. Entries that lead out of the file or would run something are shown and lead nowhere. */
export function OutlineTree({ pdf, onGo }: { readonly pdf: OpenPdf; readonly onGo: (page: number) => void }) {
  const { t } = useTranslation()
  const [entries, setEntries] = useState<readonly OutlineEntry[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    let stopped = false
    pdf.document.getOutline().then((given) => outlineOf(given ?? []), () => []).then((read) => {
      if (!stopped) setEntries(read)
    }, () => undefined)
    return () => {
      stopped = true
    }
  }, [pdf.document])
  const [nodes, byId] = useMemo(() => {
    const all = new Map<string, OutlineEntry>()
    const nodesOf = (list: readonly OutlineEntry[]): readonly TreeNode[] => list.map((entry) => {
      all.set(entry.id, entry)
      return { id: entry.id, label: <span title={entry.title}>{entry.title}</span>, ...(entry.entries.length === 0 ? {} : { children: nodesOf(entry.entries) }) }
    })
    return [nodesOf(entries ?? []), all]
  }, [entries])
  const go = async (id: string): Promise<void> => {
    setChosen(id)
    const page = await pageOfDestination(pdf.document, byId.get(id)?.destination ?? null)
    setLost(page === null)
    if (page !== null) onGo(page)
  }
  if (entries === null) return <p className="waiting" role="status">{t('review-window.loading')}</p>
  if (entries.length === 0) return <p className="waiting">{t('reader.noOutline')}</p>
  return (
    <div className="scroll">
      <Tree label={t('reader.left.outline')} nodes={nodes} selected={chosen} onSelect={(id) => void go(id)} onOpen={(id) => void go(id)} />
      {lost && <p className="waiting" role="status">{t('reader.leadsNowhere')}</p>}
    </div>
  )
}
