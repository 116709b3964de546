import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { writeLargePdf } from '../reader/write-large-pdf.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Scrolling through a document: what was drawn is never white again, and what comes into sight comes soon. */
const PAGES = 30
const NAME = '卷宗.pdf'
/** Pages of 400 by 500 dots, drawn in about a tenth of a second on a quiet machine; a loaded one gets this many milliseconds. */
const SOON = 4_000

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, 'bundle')
  mkdirSync(bundle)
  writeLargePdf(join(bundle, NAME), { pages: PAGES, pictureBytes: 200_000, tree: 'flat' })
  expect((await window.host.call('cases.create', { token: (await window.host.grant(join(window.folder, 'scroll.tcase'))).token, passphrase: null })).ok).toBe(true)
  expect((await window.host.call('intake.import', { tokens: [(await window.host.grant(bundle)).token] })).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})

interface Seen {
  readonly frames: number
  /** Pages that were in sight with a picture at some time. */
  readonly drawn: readonly number[]
  /** Frames in which a page that had been drawn stood in sight without a picture. */
  readonly white: readonly string[]
  /** Longest time from a page coming into sight to its picture, in milliseconds. */
  readonly longest: number
}

const openFirst = async (): Promise<void> => {
  await window.page.evaluate((path) => {
    location.hash = `#/read?${new URLSearchParams({ path, page: '1' }).toString()}`
  }, NAME)
  await expect(window.page.locator('.pdf-page[data-page="1"] canvas')).toHaveCount(1)
}

test('scrolls through thirty pages without a white frame where a page was drawn before', async () => {
  await openFirst()
  const seen = await window.page.evaluate(scrollAndLook, { pages: PAGES, soon: SOON })
  expect(seen.drawn).toEqual(Array.from({ length: PAGES }, (_, index) => index + 1))
  expect(seen.frames).toBeGreaterThan(100)
  expect(seen.white).toEqual([])
  expect(seen.longest).toBeLessThan(SOON)
  expect(window.complaints).toEqual([])
})

test('finds out a viewer that puts the picture back one frame late, and one that takes the page away', async () => {
  for (const [fault, what] of [['late', 'without a picture'], ['away', 'is not there']] as const) {
    await window.page.reload()
    await window.page.evaluate(spoil, fault)
    await openFirst()
    const seen = await window.page.evaluate(scrollAndLook, { pages: 12, soon: SOON })
    expect(seen.white.length, fault).toBeGreaterThan(0)
    expect(seen.white.join(), fault).toContain(what)
  }
})

/** Runs in the page: makes it the bad sample. A picture that was shown before comes back two frames late, or the page goes away for two frames. */
function spoil(fault: 'late' | 'away'): void {
  const shown = new WeakSet<Node>()
  const put = Element.prototype.replaceChildren
  const later = (act: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(act)))
  Element.prototype.replaceChildren = function (this: Element, ...nodes: (Node | string)[]): void {
    const [canvas] = nodes
    if (!this.classList.contains('pdf-picture') || !(canvas instanceof HTMLCanvasElement) || !shown.has(canvas)) {
      if (canvas instanceof HTMLCanvasElement) shown.add(canvas)
      put.apply(this, nodes)
      return
    }
    const page = this.closest<HTMLElement>('.pdf-page')
    if (fault === 'late' || page === null) later(() => put.apply(this, nodes))
    else {
      put.apply(this, nodes)
      page.dataset['page'] = `not ${page.dataset['page'] ?? ''}`
      later(() => { page.dataset['page'] = (page.dataset['page'] ?? '').replace('not ', '') })
    }
  }
}

/** Runs in the page: down in steps of a third of the pane, waiting at each for the pages in sight, and back up two pages after every fifth; looks at every frame. */
async function scrollAndLook({ pages, soon }: { readonly pages: number; readonly soon: number }): Promise<Seen> {
  const pane = document.querySelector('.pdf-scroll')
  if (!pane) throw new Error('no pane')
  const [drawn, came, white] = [new Set<number>(), new Map<number, number>(), [] as string[]]
  /** Where each page stands in the stack, so that one that is taken away is missed. */
  const places = new Map<number, { readonly top: number; readonly bottom: number }>()
  let [frames, longest] = [0, 0]
  /** A page has a picture where a canvas stands in it with ink in its middle; asked once for each canvas. */
  const inked = new WeakSet<HTMLCanvasElement>()
  const pictured = (page: Element): boolean => {
    const canvas = page.querySelector('canvas')
    if (canvas === null || canvas.width === 0) return false
    if (inked.has(canvas)) return true
    const dot = canvas.getContext('2d')?.getImageData(Math.floor(canvas.width / 2), Math.floor(canvas.height / 2), 1, 1).data
    if (dot === undefined || dot[3] === 0 || dot[0] === 255) return false
    inked.add(canvas)
    return true
  }
  /** Looks at one frame; true where every page in sight has its picture. */
  const look = async (): Promise<boolean> => {
    const now = await new Promise<number>((done) => requestAnimationFrame(done))
    frames += 1
    const view = pane.getBoundingClientRect()
    let all = true
    const there = new Set<number>()
    for (const page of pane.querySelectorAll('.pdf-page')) {
      const box = page.getBoundingClientRect()
      const number = Number(page.getAttribute('data-page'))
      there.add(number)
      places.set(number, { top: box.top - view.top + pane.scrollTop, bottom: box.bottom - view.top + pane.scrollTop })
      if (box.bottom <= view.top || box.top >= view.bottom) continue
      if (!came.has(number)) came.set(number, now)
      if (pictured(page)) {
        if (!drawn.has(number)) longest = Math.max(longest, now - (came.get(number) ?? now))
        drawn.add(number)
      } else {
        all = false
        if (drawn.has(number)) white.push(`page ${number} without a picture, frame ${frames}`)
      }
    }
    for (const number of drawn) {
      const place = places.get(number)
      if (place !== undefined && !there.has(number) && place.top < pane.scrollTop + pane.clientHeight && place.bottom > pane.scrollTop) white.push(`page ${number} is not there, frame ${frames}`)
    }
    return all
  }
  const whole = async (): Promise<void> => {
    const until = performance.now() + soon
    while (!(await look())) if (performance.now() > until) return
  }
  let step = 0
  while (pane.scrollTop + pane.clientHeight < pane.scrollHeight - 1 && !(drawn.has(pages) && drawn.size > pages)) {
    pane.scrollTop += pane.clientHeight / 3
    await whole()
    step += 1
    if (step % 12 === 0) {
      // Back over pages that were left: their pictures have to be there in the first frame.
      const back = pane.scrollTop
      for (let part = 1; part <= 6; part += 1) {
        pane.scrollTop = back - (part * pane.clientHeight) / 2
        await whole()
      }
      pane.scrollTop = back
      await whole()
    }
  }
  return { frames, drawn: [...drawn].filter((page) => page <= pages).toSorted((left, right) => left - right), white, longest }
}
