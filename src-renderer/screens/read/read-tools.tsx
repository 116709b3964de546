import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/index.ts'
import { stepZoom } from '../../pdf/page-layout.ts'
import type { Turn } from '../../pdf/page-layout.ts'

interface ReadToolsProps {
  /** Null where the document has no pages of its own on the screen. */
  readonly pages: { readonly page: number; readonly of: number; readonly go: (page: number) => void } | null
  readonly zoom: number | 'fit'
  /** Zoom in force, also where it follows the width. */
  readonly factor: number
  readonly onZoom: (zoom: number | 'fit') => void
  readonly turn: Turn
  readonly onTurn: (turn: Turn) => void
  readonly children?: ReactNode
}

/** Page, zoom and turn of what is being read. */
export function ReadTools({ pages, zoom, factor, onZoom, turn, onTurn, children }: ReadToolsProps) {
  const { t } = useTranslation()
  return (
    <div className="filters tools" role="toolbar" aria-label={t('review-window.read.tools')}>
      {pages !== null && <PageField {...pages} />}
      <span className="zoom">
        <Button small aria-label={t('review-window.read.smaller')} onClick={() => onZoom(stepZoom(factor, -1))}>−</Button>
        <span className="factor num">{Math.round(factor * 100)}%</span>
        <Button small aria-label={t('review-window.read.larger')} onClick={() => onZoom(stepZoom(factor, 1))}>＋</Button>
        <Button small aria-pressed={zoom === 'fit'} onClick={() => onZoom('fit')}>{t('review-window.read.fitWidth')}</Button>
      </span>
      <span className="zoom">
        <Button small aria-label={t('review-window.read.turnLeft')} title={t('review-window.read.turnLeft')} onClick={() => onTurn(turned(turn, -90))}>↺</Button>
        <Button small aria-label={t('review-window.read.turnRight')} title={t('review-window.read.turnRight')} onClick={() => onTurn(turned(turn, 90))}>↻</Button>
      </span>
      {children}
    </div>
  )
}

const TURNS: readonly Turn[] = [0, 90, 180, 270]
const turned = (turn: Turn, by: 90 | -90): Turn => TURNS[(TURNS.indexOf(turn) + by / 90 + TURNS.length) % TURNS.length] ?? 0

function PageField({ page, of, go }: { readonly page: number; readonly of: number; readonly go: (page: number) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(String(page))
  useEffect(() => setTyped(String(page)), [page])
  const take = (): void => {
    const wanted = /^\d{1,6}$/u.test(typed.trim()) ? Math.min(of, Math.max(1, Number(typed))) : page
    setTyped(String(wanted))
    if (wanted !== page) go(wanted)
  }
  return (
    <span className="pageno">
      <Button small aria-label={t('review-window.read.previousPage')} unavailable={page <= 1 && t('review-window.read.firstPage')} onClick={() => go(page - 1)}>‹</Button>
      <label>
        <span className="vh">{t('review-window.read.pageNumber')}</span>
        <input className="input" inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take()
          }} />
      </label>
      <span>{t('review-window.read.ofPages', { n: of })}</span>
      <Button small aria-label={t('review-window.read.nextPage')} unavailable={page >= of && t('review-window.read.lastPage')} onClick={() => go(page + 1)}>›</Button>
    </span>
  )
}
