/** HTML from values: whatever comes from data stays text. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeHtml, html, jsonForScript, trusted } from '../../../src/release/report/html.js'

describe('html', () => {
  test.each([
    [html`<p>${'a < b & "c" > \'d\''}</p>`, '<p>a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;</p>'],
    [html`<p>${html`<b>${'<i>'}</b>`}</p>`, '<p><b>&lt;i&gt;</b></p>'],
    [html`<ul>${['a', 'b'].map((item) => html`<li>${item}</li>`)}</ul>`, '<ul><li>a</li><li>b</li></ul>'],
    [html`${undefined}${null}${false}${0}${''}`, '0'],
    [html`${trusted('<br>')}`, '<br>'],
    [html`plain`, 'plain'],
  ])('template %#', ({ markup }, expected) => {
    expect(markup).toBe(expected)
  })

  test('no text opens an element or leaves an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`<p title="${text}">${text}</p>`.markup).toMatch(/^<p title="[^"<>']*">[^"<>']*<\/p>$/)
      }),
    )
  })

  test('escaping can be undone: nothing is lost but NUL', () => {
    const back = (text: string): string =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
    fc.assert(
      fc.property(fc.string(), (text) => back(escapeHtml(text)) === text.replaceAll('\u0000', '\ufffd')),
    )
  })
})

describe('jsonForScript', () => {
  test('no value ends the element or opens a comment in it', () => {
    const evil = { a: '</script><script>alert(1)</script>', '<!--': '<!-- <script>' }
    expect(jsonForScript(evil)).not.toContain('<')
    expect(JSON.parse(jsonForScript(evil))).toEqual(evil)
  })

  test('is the same value when read back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonForScript(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
