/** How much room there is: `wide`, `narrow` (less important columns go), `tight` (the side panel folds). */
export type Room = 'wide' | 'narrow' | 'tight'

const NARROW_BELOW = 1361
const TIGHT_BELOW = 1201

/**
 * Width of the window held against the size of the text: at 150 % text a window of 1440 px has the room of 960 px.
 * A media query cannot say this, because it counts in the text size of the browser and not in ours.
 */
export function roomOf(innerWidth: number, textScale: number): Room {
  const width = innerWidth / textScale
  return width < TIGHT_BELOW ? 'tight' : width < NARROW_BELOW ? 'narrow' : 'wide'
}

/** Keeps `data-room` of the page in step with the window and the text size; style sheets and panels read it. */
export function watchRoom(): void {
  const root = document.documentElement
  const mark = (): void => {
    root.dataset['room'] = roomOf(window.innerWidth, Number(root.style.getPropertyValue('--text-scale')) || 1)
  }
  mark()
  window.addEventListener('resize', mark)
  new MutationObserver(mark).observe(root, { attributes: true, attributeFilter: ['style'] })
}

/** For useSyncExternalStore. */
export function onRoomChange(listener: () => void): () => void {
  const watch = new MutationObserver(listener)
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-room'] })
  return () => watch.disconnect()
}

export const isTight = (): boolean => document.documentElement.dataset['room'] === 'tight'
