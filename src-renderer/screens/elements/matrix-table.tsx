import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewElement } from '../../../src-main/contract/review.ts'
import { StanceChip, StateMark } from '../../design/index.ts'
import { shortName } from '../findings/citation-name.ts'
import { groupRows, kindSpans, squareOf } from './element-matrix.ts'
import type { Matrix, MatrixCell } from './element-matrix.ts'
import { STATUS_MARK } from './element-status.ts'

/** The cell under the cursor: an element, and a file or the element as a whole. */
export interface MatrixPlace {
  readonly element: string
  readonly path: string | null
}

interface MatrixTableProps {
  readonly elements: readonly ReviewElement[]
  readonly matrix: Matrix
  readonly place: MatrixPlace | null
  readonly onPlace: (place: MatrixPlace) => void
  readonly onKey: (event: KeyboardEvent) => boolean
}

/** Elements by group down, files by kind across; each cell a half square with the number of findings, cross-hair on row and column. */
export function MatrixTable({ elements, matrix, place, onPlace, onKey }: MatrixTableProps) {
  const { t } = useTranslation()
  const id = useId()
  const table = useRef<HTMLTableElement>(null)
  const rows = groupRows(elements)
  const { columns } = matrix

  const cellId = (element: string, path: string | null): string => `${id}-${rows.findIndex((row) => row.element.id === element)}-${path === null ? 'all' : columns.findIndex((column) => column.path === path)}`
  useEffect(() => {
    if (place !== null) table.current?.querySelector('.sel')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [place])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    const at = rows.findIndex((row) => row.element.id === place?.element)
    const across = columns.findIndex((column) => column.path === place?.path)
    const go = (row: number, column: number): void => {
      const element = rows[Math.min(rows.length - 1, Math.max(0, row))]?.element
      if (element !== undefined) onPlace({ element: element.id, path: columns[Math.min(columns.length - 1, column)]?.path ?? null })
    }
    if (event.key === 'ArrowDown' || event.code === 'KeyJ') go(at + 1, across)
    else if (event.key === 'ArrowUp' || event.code === 'KeyK') go(at - 1, across)
    else if (event.key === 'ArrowRight') go(Math.max(0, at), across + 1)
    else if (event.key === 'ArrowLeft') go(Math.max(0, at), across - 1)
    else if (event.key === 'Home') go(0, across)
    else if (event.key === 'End') go(rows.length - 1, across)
    else if (!onKey(event)) return
    event.preventDefault()
  }

  return (
    <div className="matrix scroll">
      <table
        ref={table} role="grid" aria-label={t('review-window.elements.matrix')} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 6} tabIndex={0} onKeyDown={onKeyDown}
        aria-activedescendant={place === null ? undefined : cellId(place.element, place.path)}
        onFocus={() => {
          const first = rows[0]
          if (place === null && first !== undefined) onPlace({ element: first.element.id, path: null })
        }}
      >
        <thead>
          <tr className="kinds">
            <td colSpan={6}><Legend /></td>
            {kindSpans(columns).map(({ kind, span }, index) => <th key={index} scope="colgroup" colSpan={span} className="kind" title={kindName(kind, t)}><span className="clip">{kindName(kind, t)}</span></th>)}
          </tr>
          <tr className="names">
            <th scope="col" className="hg">{t('review-window.column.group')}</th>
            <th scope="col" className="hg">{t('review-window.column.element')}</th>
            <th scope="col" className="hg">{t('review-window.column.status')}</th>
            <th scope="col" className="hg n"><StanceChip stance="for" label={t('review-window.stance.for')} /></th>
            <th scope="col" className="hg n"><StanceChip stance="against" label={t('review-window.stance.against')} /></th>
            <th scope="col" className="hg n">{t('review-window.column.missing')}</th>
            {columns.map((column) => (
              <th key={column.path} scope="col" className={`vh-col${column.path === place?.path ? ' hot' : ''}`} title={column.path}><span>{column.title === column.path ? shortName(column.path) : column.title}</span></th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ element, groupSpan }, index) => {
            const on = element.id === place?.element
            return (
              <tr key={element.id} className={[groupSpan > 0 ? 'first' : '', on ? 'on' : ''].join(' ')} aria-rowindex={index + 2}>
                {groupSpan > 0 && <th scope="rowgroup" rowSpan={groupSpan} className="g">{element.groupTitle}</th>}
                <th scope="row" id={cellId(element.id, null)} title={element.title} className={`el${on && place.path === null ? ' sel' : ''}`} onClick={() => onPlace({ element: element.id, path: null })}>{element.title}</th>
                <td className="stt"><StateMark state={STATUS_MARK[element.status]}>{t(`review-window.elementStatus.${element.status}`)}</StateMark></td>
                <td className="num f">{figure(element.for)}</td>
                <td className="num a">{figure(element.against)}</td>
                <td className={`num${element.missing.length > 0 ? ' gap' : ''}`}>{figure(element.missing.length)}</td>
                {columns.map((column) => {
                  const cell = matrix.cell(element.id, column.path)
                  const selected = on && column.path === place.path
                  return (
                    <td
                      key={column.path} id={cellId(element.id, column.path)} aria-selected={selected} onClick={() => onPlace({ element: element.id, path: column.path })}
                      className={`mc${on || column.path === place?.path ? ' hot' : ''}${selected ? ' sel' : ''}`}
                    >
                      {cell !== null && <Square cell={cell} />}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** A zero is a quiet dot, so that what is there stands out; readers hear the zero. */
function figure(count: number) {
  return count === 0 ? <><span aria-hidden="true">·</span><span className="vh">0</span></> : count
}

const kindName = (kind: string | null, t: (key: string) => string): string => t(`review-window.evidenceKind.${kind ?? 'none'}`)

function Square({ cell }: { readonly cell: MatrixCell }) {
  const { t } = useTranslation()
  const count = cell.for.length + cell.against.length + cell.open.length
  const label = [
    cell.for.length > 0 ? `${t('review-window.stance.for')} ${cell.for.length}` : '',
    cell.against.length > 0 ? `${t('review-window.stance.against')} ${cell.against.length}` : '',
    cell.open.length > 0 ? `${t('review-window.stance.not-assessed')} ${cell.open.length}` : '',
    cell.fillsSlot ? t('review-window.elements.fillsSlot') : '',
  ].filter((part) => part !== '').join(t('review-window.comma'))
  return <><StanceChip stance={squareOf(cell)} label={label} />{count > 1 && <b aria-hidden="true">{count}</b>}</>
}

function Legend() {
  const { t } = useTranslation()
  return (
    <span className="mlegend">
      {(['for', 'against', 'both', 'not-assessed'] as const).map((stance) => <span key={stance}><StanceChip stance={stance} /> {t(`review-window.stance.${stance}`)}</span>)}
    </span>
  )
}
