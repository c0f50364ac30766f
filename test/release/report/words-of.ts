/** The words of a piece of a page as a person would read them: a line for each row of a table, item or paragraph. */

import type { Html } from '../../../src/release/report/html.js'

const LINE_ENDS = /<\/(?:tr|li|p|dd|h[1-6]|caption|figcaption|summary|pre|thead)>|<dl[^>]*>|<\/dl>/g
const CELL_ENDS = /<\/(?:td|th|dt)>/g

/** Lines of words; cells are parted by bars, elements are gone. */
export function linesOf({ markup }: Html): string {
  return markup
    .replaceAll(LINE_ENDS, '\u0001')
    .replaceAll(CELL_ENDS, ' | ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\u0001')
    .map((line) => line.replaceAll(/\s+/g, ' ').replaceAll(/^[ |]+|[ |]+$/g, ''))
    .filter((line) => line !== '')
    .join('\n')
}
