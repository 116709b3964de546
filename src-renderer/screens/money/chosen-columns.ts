/** Which columns of the money grid are shown, and in which order; kept for this machine. */
export interface ChosenColumns {
  readonly order: readonly string[]
  readonly hidden: readonly string[]
}

const KEY = 'threshold.ledger-columns'

/** Reads what was kept; columns that the program no longer has are left out, new ones stand at their place in `all`. */
export function readColumns(all: readonly string[]): ChosenColumns {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return arranged(kept, all)
  } catch {
    return { order: all, hidden: [] }
  }
}

export function arranged(kept: unknown, all: readonly string[]): ChosenColumns {
  const list = (name: 'order' | 'hidden'): readonly string[] => {
    const value: unknown = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>)[name] : null
    return Array.isArray(value) ? [...new Set(value.filter((each): each is string => typeof each === 'string' && all.includes(each)))] : []
  }
  const order = [...list('order')]
  for (const [place, id] of all.entries()) if (!order.includes(id)) order.splice(Math.min(place, order.length), 0, id)
  return { order, hidden: list('hidden') }
}

export function keepColumns(chosen: ChosenColumns): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // Storage may be switched off by policy; the choice then lasts until the window closes.
  }
}

/** One column one place further on in the order. */
export function moved(order: readonly string[], id: string, by: 1 | -1): readonly string[] {
  const from = order.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return order
  return order.toSpliced(from, 1).toSpliced(to, 0, id)
}
