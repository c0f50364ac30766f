/** Markdown from values: what comes from data or recipe never changes the shape of the page. */

/** Text for a line or a table cell: one line, with the characters that Markdown or HTML would act on escaped. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/&(?=[#\w]+;)/g, '&amp;')
    .replace(/[\\`*_{}[\]<>|#~$]/g, '\\$&')
    .replace(/^([-+](?=\s|$)|-(?=-))/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}

/** Code in a line or a table cell, whatever backticks it holds. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const fence = '`'.repeat(longestRun(line) + 1)
  const isEdged = line.startsWith('`') || line.endsWith('`') || line === ''
  return isEdged ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`
}

/** A block of code, whatever fences it holds. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`
}

/** A table; cells are Markdown already, but for bars. Columns of numbers (`right`) are set flush right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'))
  return [head, rule, ...rows].map((cells) => `| ${cells.map(barless).join(' | ')} |`).join('\n')
}

/** A list of lines that are Markdown already. */
export function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

/** A section with its heading; empty when nothing is in it. */
export function section(title: string, ...blocks: readonly string[]): string {
  const full = blocks.filter((block) => block !== '')
  return full.length === 0 ? '' : [`## ${title}`, ...full].join('\n\n')
}

/** A bar behind an even number of backslashes would end the cell. */
function barless(cell: string): string {
  return cell.replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|')
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}
