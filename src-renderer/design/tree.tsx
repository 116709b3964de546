import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

export interface TreeNode {
  readonly id: string
  readonly label: ReactNode
  /** Figure at the end of the line: files in a folder, pages of a file. */
  readonly count?: ReactNode
  readonly children?: readonly TreeNode[]
}

interface TreeProps {
  readonly label: string
  readonly nodes: readonly TreeNode[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  /** Enter or a double click on a leaf. */
  readonly onOpen?: (id: string) => void
  /** Folders that are closed at first; all others stand open. */
  readonly closedAtFirst?: readonly string[]
}

interface Line {
  readonly node: TreeNode
  readonly level: number
  readonly parent: string | null
  readonly open: boolean | null
}

/** Folders and files: triangle and bold folder, count on the folder, one focus for the whole tree. */
export function Tree({ label, nodes, selected, onSelect, onOpen, closedAtFirst = [] }: TreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(closedAtFirst))
  const id = useId()
  const lines = useMemo(() => visibleLines(nodes, closed), [nodes, closed])
  const here = lines.findIndex((line) => line.node.id === selected)

  const toggle = (node: string): void => {
    const next = new Set(closed)
    if (!next.delete(node)) next.add(node)
    setClosed(next)
  }

  const lineOf = (target: EventTarget): Line | undefined => {
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null
    return item === null ? undefined : lines[Number(item.dataset['line'])]
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const line = lines[here]
    const move = (index: number): void => {
      const to = lines[Math.min(lines.length - 1, Math.max(0, index))]
      if (to !== undefined) onSelect(to.node.id)
    }
    if (event.key === 'ArrowDown' || event.code === 'KeyJ') move(here + 1)
    else if (event.key === 'ArrowUp' || event.code === 'KeyK') move(here - 1)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(lines.length - 1)
    else if (event.key === 'ArrowRight' && line?.open === false) toggle(line.node.id)
    else if (event.key === 'ArrowLeft' && line?.open === true) toggle(line.node.id)
    else if (event.key === 'ArrowLeft' && line?.parent != null) onSelect(line.parent)
    else if (event.key === 'Enter' && line !== undefined) {
      if (line.open === null) onOpen?.(line.node.id)
      else toggle(line.node.id)
    } else return
    event.preventDefault()
  }

  return (
    <ul
      className="tree"
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={here >= 0 ? `${id}-${here}` : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const line = lineOf(event.target)
        if (line === undefined) return
        onSelect(line.node.id)
        if (line.open !== null) toggle(line.node.id)
      }}
      onDoubleClick={(event) => {
        const line = lineOf(event.target)
        if (line?.open === null) onOpen?.(line.node.id)
      }}
      onFocus={() => {
        const first = lines[0]
        if (here < 0 && first !== undefined) onSelect(first.node.id)
      }}
    >
      {lines.map((line, index) => (
        <li
          key={line.node.id}
          id={`${id}-${index}`}
          data-line={index}
          role="treeitem"
          aria-level={line.level}
          aria-expanded={line.open ?? undefined}
          aria-selected={line.node.id === selected}
          className={line.open === null ? 'leaf' : 'folder'}
          style={{ paddingInlineStart: `${0.75 + (line.level - 1) * 1.5}rem` }}
        >
          {line.open === null ? null : <span className="fold" aria-hidden="true">{line.open ? '▾' : '▸'}</span>}
          <span className="clip">{line.node.label}</span>
          {line.node.count === undefined ? null : <span className="count">{line.node.count}</span>}
        </li>
      ))}
    </ul>
  )
}

function visibleLines(nodes: readonly TreeNode[], closed: ReadonlySet<string>, level = 1, parent: string | null = null): Line[] {
  return nodes.flatMap((node) => {
    const open = node.children === undefined ? null : !closed.has(node.id)
    const line: Line = { node, level, parent, open }
    return open === true ? [line, ...visibleLines(node.children ?? [], closed, level + 1, node.id)] : [line]
  })
}
