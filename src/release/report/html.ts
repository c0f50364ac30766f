/** HTML from values: whatever is put into a template is escaped, unless it is HTML made here. */

/** HTML that is safe to put into a page. */
export interface Html {
  readonly markup: string
}

/** What a template takes. Nothing is written for undefined, null and false. */
export type HtmlValue = Html | string | number | undefined | null | false | readonly HtmlValue[]

/**
 * A template whose values are escaped: `` html`<td>${text}</td>` ``. Attribute values must stand in double quotes.
 *
 * Not covered: values inside `<script>` and `<style>`, and addresses: those are never put there from data.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? ''
  values.forEach((value, index) => {
    markup += markupOf(value) + (strings[index + 1] ?? '')
  })
  return { markup }
}

/** HTML of our own making, as it is: style, script, SVG. Never for text from data. */
export function trusted(markup: string): Html {
  return { markup }
}

/** Text with the five characters that HTML acts on replaced. NUL, which HTML forbids, becomes a replacement character. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\u0000', '\ufffd')
}

/** A value as JSON for `<script type="application/json">`: `<` is escaped, so that no text ends or opens an element. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function markupOf(value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return 'markup' in value ? value.markup : value.map(markupOf).join('')
}
