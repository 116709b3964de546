/** What a drawn page was drawn from: another zoom or turn is another picture. */
export interface PictureOf {
  readonly page: number
  readonly zoom: number
  readonly turn: number
}

export interface DrawnPages {
  /** The picture as it was drawn last; at another zoom it is stretched until the right one is there. Null where the page was not drawn or is turned otherwise now. */
  find(of: PictureOf): { readonly canvas: HTMLCanvasElement; readonly exact: boolean } | null
  keep(of: PictureOf, canvas: HTMLCanvasElement): void
}

/** Device pixels kept: about twenty pages at the width of a window, 160 MiB. */
const MOST_KEPT = 42_000_000

/**
 * Pictures of pages that were drawn, newest last. Scrolling back or changing the zoom shows them at once: a page that
 * turns white before it is drawn again makes readers lose their place.
 */
export function keepDrawnPages(most = MOST_KEPT): DrawnPages {
  const kept = new Map<number, { of: PictureOf; canvas: HTMLCanvasElement }>()
  const pixels = (): number => [...kept.values()].reduce((sum, { canvas }) => sum + canvas.width * canvas.height, 0)
  return {
    find(of) {
      const known = kept.get(of.page)
      if (known === undefined || known.of.turn !== of.turn) return null
      return { canvas: known.canvas, exact: known.of.zoom === of.zoom }
    },
    keep(of, canvas) {
      kept.delete(of.page)
      kept.set(of.page, { of, canvas })
      while (kept.size > 1 && pixels() > most) {
        const oldest = kept.keys().next().value
        if (oldest === undefined) return
        kept.delete(oldest)
      }
    },
  }
}
