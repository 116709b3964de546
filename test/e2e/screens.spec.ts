import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { startWindow, type RunningWindow } from './launch.ts'

/** Every screen over the real case: accessible, complete in both languages, silent towards the network. */
test.describe.configure({ mode: 'serial' })

const SCREENS = ['cases', 'intake', 'evidence', 'read', 'search', 'money', 'journeys', 'timeline', 'findings', 'elements', 'opinion', 'export', 'log'] as const

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  const opened = await window.host.call('cases.openSample', {})
  expect(opened.ok).toBe(true)
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

async function show(screen: string): Promise<void> {
  await window.page.evaluate((name) => {
    location.hash = `#/${name}`
  }, screen)
  await expect(window.page.locator('main h1, main h2').first()).toBeVisible()
}

for (const theme of ['light', 'dark'] as const) {
  for (const screen of SCREENS) {
    test(`${screen} is accessible in ${theme}`, async () => {
      await window.page.emulateMedia({ colorScheme: theme })
      await show(screen)
      const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])).toEqual([])
    })
  }
}

test('every screen speaks English where asked', async () => {
  const { page } = window
  await page.evaluate(() => localStorage.setItem('threshold.language', 'en'))
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.keyboard.press('Escape')
  for (const screen of SCREENS) {
    await show(screen)
    // Names of files, people and what stands in originals stay as they are; the window's own words do not.
    const heads = await page.locator('main h1, main h2, main h3, main th[scope="col"], main [role="columnheader"], main button:not([role="row"] button), nav a').allTextContents()
    const own = heads.filter((text) => /^[\u4e00-\u9fff]{2,6}$/u.test(text.trim()) && /案件|入卷|证据|阅卷|资金|出行|发现|要件|导出|日志|状态|时间|采纳|筛选|全部/u.test(text))
    expect([screen, own]).toEqual([screen, []])
    expect([screen, (await page.locator('body').innerText()).match(/\b(?:window|review-window|finding|review|error)\.[a-z-]+\.[a-zA-Z.-]+/u)?.[0] ?? null]).toEqual([screen, null])
  }
})

test('nothing leaves the machine: the page cannot reach an address that is not its own', async () => {
  const before = window.refused.length
  const outcome = await window.page.evaluate(async () => {
    const script = document.createElement('script')
    script.src = 'probe-of-nothing.js'
    const results: string[] = []
    for (const attempt of [
      () => fetch('https://example.invalid/'),
      () => fetch('http://127.0.0.1:9/'),
      () => new Promise((resolve, reject) => {
        const socket = new WebSocket('wss://example.invalid/')
        socket.addEventListener('open', resolve)
        socket.addEventListener('error', reject)
      }),
      () => new Promise((resolve, reject) => {
        const image = new Image()
        image.addEventListener('load', resolve)
        image.addEventListener('error', reject)
        image.src = 'https://example.invalid/pixel.png'
      }),
    ]) {
      results.push(await attempt().then(() => 'reached', () => 'refused'))
    }
    return results
  })
  expect(outcome).toEqual(['refused', 'refused', 'refused', 'refused'])
  // The content security policy stops them in the page: not even the route of the shell sees them.
  expect(window.refused.length).toBe(before)
  window.complaints.splice(0)
})
