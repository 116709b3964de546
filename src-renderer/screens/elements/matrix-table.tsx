import { useEffect, useId, useRef, useState } from 'react'
import type { DragEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewElement, Stance } from '../../../src-main/contract/review.ts'
import { StanceChip, StateMark } from '../../design/index.ts'
import { shortName } from '../findings/citation-name.ts'
import { groupsOf, kindSpans, onSide, squareOf } from './element-matrix.ts'
import type { Matrix, MatrixCell } from './element-matrix.ts'
import { STATUS_MARK } from './element-status.ts'
import { groupNumber } from './group-number.ts'

/** The cell under the cursor: an element, and a file or the element as a whole. */
export interface MatrixPlace {
  readonly element: string
  readonly path: string | null
}

interface MatrixTableProps {
  readonly elements: readonly ReviewElement[]
  /** Order of the groups for this office. */
  readonly order: readonly string[]
  readonly matrix: Matrix
  readonly place: MatrixPlace | null
  readonly onPlace: (place: MatrixPlace) => void
  readonly onKey: (event: KeyboardEvent) => boolean
  /** A piece of evidence was dropped on an element: onto one of the two sides, or anywhere else without a side. */
  readonly onAssign: (element: string, evidence: string, stance: Stance) => void
}

/** What is dragged inside the window; files from outside carry another type and are none of the matrix's business. */
const DRAGGED = 'application/x-threshold-evidence'

/** Elements as a tree of groups down, files by kind across; each cell a half square with the number of findings, cross-hair on row and column. */
export function MatrixTable({ elements, order, matrix, place, onPlace, onKey, onAssign }: MatrixTableProps) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const table = useRef<HTMLTableElement>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [over, setOver] = useState<string | null>(null)
  const groups = groupsOf(elements, order)
  const rows = groups.flatMap(({ group, members }) => (folded.has(group) ? [] : members))
  const { columns } = matrix

  const cellId = (element: string, path: string | null): string => `${id}-${rows.findIndex((row) => row.id === element)}-${path === null ? 'all' : columns.findIndex((column) => column.path === path)}`
  useEffect(() => {
    if (place !== null) table.current?.querySelector('.sel')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [place])

  const fold = (group: string): void => {
    const next = new Set(folded)
    if (!next.delete(group)) next.add(group)
    setFolded(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    const at = rows.findIndex((row) => row.id === place?.element)
    const across = columns.findIndex((column) => column.path === place?.path)
    const go = (row: number, column: number): void => {
      const element = rows[Math.min(rows.length - 1, Math.max(0, row))]
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
  const dropsOn = (element: string) => ({
    onDragOver: (event: DragEvent): void => {
      if (!event.dataTransfer.types.includes(DRAGGED)) return
      event.preventDefault()
      setOver(element)
    },
    onDrop: (event: DragEvent): void => {
      const evidence = event.dataTransfer.getData(DRAGGED)
      setOver(null)
      if (evidence === '') return
      event.preventDefault()
      const side = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-side]')?.dataset['side'] : undefined
      onAssign(element, evidence, side === 'for' || side === 'against' ? side : 'not-assessed')
    },
  })

  return (
    <div className="matrix scroll">
      <table
        ref={table} role="grid" aria-label={t('review-window.elements.matrix')} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 6} tabIndex={0} onKeyDown={onKeyDown}
        aria-activedescendant={place === null || !rows.some((row) => row.id === place.element) ? undefined : cellId(place.element, place.path)}
        onFocus={(event) => {
          const [first] = rows
          if (event.target === event.currentTarget && place === null && first !== undefined) onPlace({ element: first.id, path: null })
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
              <th
                key={column.path} scope="col" className={`vh-col${column.path === place?.path ? ' hot' : ''}`} title={column.id === null ? column.path : t('workspace.assign.drag', { path: column.path })}
                draggable={column.id !== null} onDragEnd={() => setOver(null)}
                onDragStart={(event) => {
                  event.dataTransfer.setData(DRAGGED, column.id ?? '')
                  event.dataTransfer.effectAllowed = 'link'
                }}
              >
                <span>{column.title === column.path ? shortName(column.path) : column.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.flatMap(({ group, title, members }) => {
            const closed = folded.has(group)
            const head = (
              <th scope="rowgroup" rowSpan={closed ? 1 : members.length} className="g" aria-label={title}>
                <button type="button" className="foldgroup" aria-expanded={!closed} onClick={() => fold(group)}><span className="fold" aria-hidden="true">{closed ? '▸' : '▾'}</span><span>{groupNumber(group, i18n.language)}{title}</span></button>
              </th>
            )
            if (closed) {
              return [
                <tr key={group} className="first closed">
                  {head}
                  <td colSpan={2}>{t('workspace.tree.folded', { n: members.length, open: members.filter((one) => one.status === 'unassessed').length })}</td>
                  <td className="num f">{figure(sum(members, 'for'))}</td><td className="num a">{figure(sum(members, 'against'))}</td><td className="num">{figure(members.reduce((total, one) => total + one.missing.length, 0))}</td>
                  {columns.length > 0 && <td colSpan={columns.length}>{''}</td>}
                </tr>,
              ]
            }
            return members.map((element, index) => {
              const on = element.id === place?.element
              return (
                <tr key={element.id} className={[index === 0 ? 'first' : '', on ? 'on' : '', over === element.id ? 'over' : ''].join(' ')} aria-rowindex={rows.indexOf(element) + 2} {...dropsOn(element.id)}>
                  {index === 0 && head}
                  <th scope="row" id={cellId(element.id, null)} title={element.title} className={`el${on && place.path === null ? ' sel' : ''}`} onClick={() => onPlace({ element: element.id, path: null })}>{element.title}</th>
                  <td className="stt"><StateMark state={STATUS_MARK[element.status]}>{t(`review-window.elementStatus.${element.status}`)}</StateMark></td>
                  <td className="num f" data-side="for">{figure(element.for)}</td>
                  <td className="num a" data-side="against">{figure(element.against)}</td>
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
            })
          })}
        </tbody>
      </table>
    </div>
  )
}

const sum = (members: readonly ReviewElement[], side: 'for' | 'against'): number => members.reduce((total, one) => total + one[side], 0)

/** A zero is a quiet dot, so that what is there stands out; readers hear the zero. */
function figure(count: number) {
  return count === 0 ? <><span aria-hidden="true">·</span><span className="vh">0</span></> : count
}

const kindName = (kind: string | null, t: (key: string) => string): string => t(`review-window.evidenceKind.${kind ?? 'none'}`)

function Square({ cell }: { readonly cell: MatrixCell }) {
  const { t } = useTranslation()
  const [pro, contra] = [onSide(cell, 'for'), onSide(cell, 'against')]
  const open = cell.open.length + (cell.placement?.stance === 'not-assessed' ? 1 : 0)
  const label = [
    pro > 0 ? `${t('review-window.stance.for')} ${pro}` : '',
    contra > 0 ? `${t('review-window.stance.against')} ${contra}` : '',
    open > 0 ? `${t('review-window.stance.not-assessed')} ${open}` : '',
    cell.placement !== null && cell.placement.proof !== null ? t(`workspace.proof.${cell.placement.proof}`) : '',
    cell.fillsSlot ? t('review-window.elements.fillsSlot') : '',
  ].filter((part) => part !== '').join(t('review-window.comma'))
  return <><StanceChip stance={squareOf(cell)} label={label} />{pro + contra + open > 1 && <b aria-hidden="true">{pro + contra + open}</b>}</>
}

function Legend() {
  const { t } = useTranslation()
  return (
    <span className="mlegend">
      {(['for', 'against', 'both', 'not-assessed'] as const).map((stance) => <span key={stance}><StanceChip stance={stance} /> {t(`review-window.stance.${stance}`)}</span>)}
    </span>
  )
}
