import { describe, expect, it } from 'vitest'
import { rtfToHtml } from '../../../src-main/import/documents/rtf-html.ts'
import { readRtf } from '../../../src-main/import/documents/rtf-text.ts'

const rtf = (body: string): Buffer => Buffer.from(`{\\rtf1\\ansi\\ansicpg936 ${body}}`, 'latin1')

describe('rtfToHtml', () => {
  it('keeps paragraphs and emphasis, groups ending what they began', () => {
    expect(rtfToHtml(rtf('a {\\b b\\i c} d\\par \\ul e\\ulnone  f'))).toEqual({ ok: true, value: '<p>a <strong>b</strong><strong><em>c</em></strong> d</p><p><u>e</u> f</p>' })
  })

  it('lays rows out as a table, with paragraphs inside a cell', () => {
    expect(rtfToHtml(rtf('x\\par a\\cell b\\par c\\cell\\row d\\cell e\\cell\\row y\\par'))).toMatchObject({
      value: '<p>x</p><table><tbody><tr><td>a</td><td>b<br>c</td></tr><tr><td>d</td><td>e</td></tr></tbody></table><p>y</p>',
    })
  })

  it('lets nothing of the text become markup, and reads Chinese bytes', () => {
    expect(rtfToHtml(rtf("<script>\\'d0\\'e9\\'b9\\'b9"))).toMatchObject({ value: '<p>&#60;script&#62;虚构</p>' })
  })

  it('has the words of the text that is searched', () => {
    const bytes = rtf('{\\b 甲}a\\par\\pard b\\cell c\\cell\\row {\\*\\generator x}end\\line z')
    const html = rtfToHtml(bytes)
    const text = readRtf(bytes)
    expect((html.ok ? html.value : '').replace(/<[^>]+>/gu, '').replace(/\s/gu, '')).toBe((text.ok ? text.value.pages[0] ?? '' : '').replace(/\s/gu, ''))
  })
})
