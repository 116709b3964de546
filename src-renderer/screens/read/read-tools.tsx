import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/index.ts'
import type { Turn } from '../../pdf/page-layout.ts'
import type { ReadingView } from './use-view.ts'

export interface Paging {
  readonly page: number
  readonly of: number
  /** Names of the pages by the file itself; null where they are plain numbers. */
  readonly labels: readonly string[] | null
  readonly go: (page: number) => void
}

interface ReadToolsProps {
  /** Null where the document has no pages of its own on the screen. */
  readonly pages: Paging | null
  readonly view: ReadingView
  /** Pages can be laid side by side, or shown as a whole. */
  readonly sheets: boolean
  /** The picture can be given more contrast. */
  readonly contrast: boolean
  readonly children?: ReactNode
}

const CONTRASTS = [1, 1.5, 2, 3]

/** Page, zoom, turn and contrast of what is being read. */
export function ReadTools({ pages, view, sheets, contrast, children }: ReadToolsProps) {
  const { t } = useTranslation()
  const { zoom, factor, turn, columns } = view
  return (
    <div className="filters tools" role="toolbar" aria-label={t('review-window.read.tools')}>
      {pages !== null && <PageField {...pages} />}
      <span className="zoom">
        <Button small aria-label={t('review-window.read.smaller')} title={t('reader.zoomIs', { percent: Math.round(factor * 100) })} onClick={() => view.step(-1)}>−</Button>
        <span className="factor num">{Math.round(factor * 100)}%</span>
        <Button small aria-label={t('review-window.read.larger')} title={t('reader.zoomIs', { percent: Math.round(factor * 100) })} onClick={() => view.step(1)}>＋</Button>
        <Button small aria-pressed={zoom === 'fit'} onClick={() => view.setZoom('fit')}>{t('review-window.read.fitWidth')}</Button>
        {sheets && <Button small aria-pressed={zoom === 'page'} onClick={() => view.setZoom('page')}>{t('reader.fitPage')}</Button>}
        {sheets && (pages?.of ?? 0) > 1 && <Button small aria-pressed={columns === 2} onClick={() => view.setColumns(columns === 2 ? 1 : 2)}>{t('reader.twoPages')}</Button>}
      </span>
      <span className="zoom">
        <Button small aria-label={t('review-window.read.turnLeft')} title={t('review-window.read.turnLeft')} onClick={() => view.setTurn(turned(turn, -90))}>↺</Button>
        <Button small aria-label={t('review-window.read.turnRight')} title={t('review-window.read.turnRight')} onClick={() => view.setTurn(turned(turn, 90))}>↻</Button>
        {contrast && (
          <Button small aria-pressed={view.contrast !== 1} title={t('reader.contrastWhy')} onClick={() => view.setContrast(CONTRASTS[(CONTRASTS.indexOf(view.contrast) + 1) % CONTRASTS.length] ?? 1)}>
            {view.contrast === 1 ? t('reader.contrast') : t('reader.contrastBy', { factor: view.contrast })}
          </Button>
        )}
      </span>
      {children}
    </div>
  )
}

const TURNS: readonly Turn[] = [0, 90, 180, 270]
const turned = (turn: Turn, by: 90 | -90): Turn => TURNS[(TURNS.indexOf(turn) + by / 90 + TURNS.length) % TURNS.length] ?? 0

/** The page that was typed, by the name that the file gives it or else by its number; null where there is none. */
export function typedPage(typed: string, of: number, labels: readonly string[] | null): number | null {
  const text = typed.trim()
  const named = labels?.findIndex((label) => label !== '' && label.toLowerCase() === text.toLowerCase()) ?? -1
  if (named >= 0) return named + 1
  return /^\d{1,6}$/u.test(text) ? Math.min(of, Math.max(1, Number(text))) : null
}

/** The page that is read; where the file names its pages, by that name, with its number behind it. */
export function PageField({ page, of, labels, go }: Paging) {
  const { t } = useTranslation()
  const name = labels?.[page - 1] || String(page)
  const [typed, setTyped] = useState(name)
  useEffect(() => setTyped(name), [name])
  const take = (): void => {
    const wanted = typed === name ? page : typedPage(typed, of, labels) ?? page
    setTyped(labels?.[wanted - 1] || String(wanted))
    if (wanted !== page) go(wanted)
  }
  return (
    <span className="pageno">
      <Button small aria-label={t('review-window.read.previousPage')} unavailable={page <= 1 && t('review-window.read.firstPage')} onClick={() => go(page - 1)}>‹</Button>
      <label>
        <span className="vh">{t('review-window.read.pageNumber')}</span>
        <input className="input" inputMode={labels === null ? 'numeric' : 'text'} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take()
          }} />
      </label>
      <span>{labels === null || name === String(page) ? t('review-window.read.ofPages', { n: of }) : t('reader.placeOfPages', { page, n: of })}</span>
      <Button small aria-label={t('review-window.read.nextPage')} unavailable={page >= of && t('review-window.read.lastPage')} onClick={() => go(page + 1)}>›</Button>
    </span>
  )
}
