import { describe, expect, it } from 'vitest'
import { targetOf } from '../../src-main/policy/asset-path.ts'
import { headersOfOriginal, headersOfPage, headersOfPrint } from '../../src-main/policy/csp.ts'
import { fitsCall, isNavigationAllowed, isOwnAddress, isPermissionAllowed, isRequestAllowed, isTrustedSender } from '../../src-main/policy/web.ts'

const ORIGINS = ['app://case', 'https://app.threshold.invalid']

describe.each(ORIGINS)('with the origin %s', (origin) => {
  const foreign = [
    'https://example.invalid/', 'http://app.threshold.invalid/', 'https://app.threshold.invalid.example/', 'https://example.invalid/?next=app://case',
    'app://other/', 'app://case.example/', 'file:///etc/passwd', 'about:blank', 'javascript:alert(1)', 'ws://127.0.0.1:9/', '', 'not an address',
    `${origin.replace('://', '://user@')}/`,
  ]
  it.each(foreign)('%s is not ours and gets nothing', (url) => {
    expect(isOwnAddress(url, origin)).toBe(false)
    expect(isRequestAllowed(url, origin)).toBe(false)
    expect(isNavigationAllowed(url, origin)).toBe(false)
    expect(isTrustedSender({ url, isMainFrame: true }, origin)).toBe(false)
    expect(isPermissionAllowed('clipboard-sanitized-write', url, true, origin)).toBe(false)
  })

  it('own addresses are asked for, the page alone is gone to', () => {
    expect(isRequestAllowed(`${origin}/assets/a.js`, origin)).toBe(true)
    expect(isRequestAllowed(`blob:${origin}/5b0c`, origin)).toBe(true)
    expect(isNavigationAllowed(`${origin}/index.html#money`, origin)).toBe(true)
    expect(isNavigationAllowed(`${origin}/`, origin)).toBe(true)
    expect(isNavigationAllowed(`${origin}/blob/${'a'.repeat(64)}`, origin)).toBe(false)
    expect(isNavigationAllowed(`blob:${origin}/5b0c`, origin)).toBe(false)
  })

  it('only the main frame of our page is listened to and granted the one permission', () => {
    expect(isTrustedSender(null, origin)).toBe(false)
    expect(isTrustedSender({ url: `${origin}/index.html`, isMainFrame: false }, origin)).toBe(false)
    expect(isTrustedSender({ url: `${origin}/index.html`, isMainFrame: true }, origin)).toBe(true)
    expect(isPermissionAllowed('clipboard-sanitized-write', `${origin}/index.html`, true, origin)).toBe(true)
    expect(isPermissionAllowed('clipboard-sanitized-write', `${origin}/index.html`, false, origin)).toBe(false)
    for (const permission of ['geolocation', 'notifications', 'media', 'clipboard-read', 'openExternal', 'fullscreen', 'hid', 'serial', 'usb']) {
      expect(isPermissionAllowed(permission, `${origin}/index.html`, true, origin)).toBe(false)
    }
  })
})

describe('what an address names', () => {
  it('is a file of the window or an original by its hash', () => {
    expect(targetOf('/')).toEqual({ kind: 'asset', path: 'index.html', mediaType: 'text/html; charset=utf-8' })
    expect(targetOf('/pdfjs/cmaps/UniGB-UCS2-H.bcmap').kind).toBe('asset')
    expect(targetOf(`/blob/${'0a'.repeat(32)}`)).toEqual({ kind: 'original', sha256: '0a'.repeat(32) })
  })
  it.each(['/../package.json', '/assets/../../package.json', '/%2e%2e/package.json', '/assets/%2e%2e%2f%2e%2e%2fpackage.json', '//etc/passwd', '/assets//a.js', '/C:/a.js', '/a\\b.js', '/.env', '/blob/xyz', `/blob/${'A'.repeat(64)}`, '/a.exe', '/a.wasm', '/%E0%A4%A'])(
    'is nothing for %s',
    (path) => expect(targetOf(path)).toEqual({ kind: 'none' }),
  )
})

describe('headers', () => {
  it('forbid the page everything but its own files', () => {
    const policy = headersOfPage('text/html')['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/u)
  })
  it('never let an original run', () => {
    expect(headersOfOriginal('text/html')['content-type']).toBe('application/octet-stream')
    expect(headersOfOriginal('image/svg+xml')['content-type']).toBe('application/octet-stream')
    expect(headersOfOriginal('application/pdf')['content-type']).toBe('application/pdf')
    expect(headersOfOriginal('image/png')['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect(headersOfPrint()['content-security-policy']).not.toContain('script')
  })
})

describe('the length of a call', () => {
  it('is short for every decision, and long for the one call that hands a drawn picture over', () => {
    expect(fitsCall('findings.decide', 'x'.repeat(1_000_000))).toBe(true)
    expect(fitsCall('findings.decide', 'x'.repeat(1_000_001))).toBe(false)
    expect(fitsCall('flow.export', 'x'.repeat(1_000_001))).toBe(true)
    expect(fitsCall('flow.export', 'x'.repeat(61_000_001))).toBe(false)
  })
})
