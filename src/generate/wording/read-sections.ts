/** Reads the labelled parts that a model wrote, such as `Input:` and `Output:`. */

/** Parts by label, in lower case. A label that comes again begins the next group. */
export type Sections = ReadonlyMap<string, string>

const FENCED = /^```[\w-]*[ \t]*\r?\n([\s\S]*?)\r?\n?```$/

/**
 * The labelled parts of a text, in groups: `Input: … Output: … Input: … Output: …` are two.
 *
 * Reads:  labels at the start of a line in any case, with marks around (`**Input:**`, `### Input`, `- Input:`, `Input 2:`);
 *         the part goes on until the next label or a line `Example 2`.
 * Leaves out: what stands before the first label, code fences around a whole part, white space at its ends.
 * Edge:   a label inside a line, and other labels, are text. Empty parts are kept.
 */
export function readSections(text: string, labels: readonly string[]): Sections[] {
  const name = labels.map((label) => label.replace(/\s+/g, String.raw`\s+`)).join('|')
  const mark = new RegExp(
    String.raw`^[ \t]*(?:[-*•][ \t]+)?(?:#{1,5}[ \t]*)?(?:${boldMark(name)}|${plainMark(name)}|${EXAMPLE})`,
    'gim',
  )
  const found = [...text.matchAll(mark)]
  const groups: Map<string, string>[] = []
  for (const [at, match] of found.entries()) {
    const label = (match[2] ?? match[3])?.toLowerCase().replace(/\s+/g, ' ')
    if (label === undefined) continue
    const content = text.slice(match.index + match[0].length, found[at + 1]?.index ?? text.length)
    const open = groups.at(-1)
    const group = open === undefined || open.has(label) ? new Map<string, string>() : open
    if (group !== open) groups.push(group)
    group.set(label, plainPart(content))
  }
  return groups
}

const GAP = String.raw`[ \t]*`
const EXAMPLE = String.raw`(?:\*\*|__)?Example[ \t]*\d{1,2}[ \t]*[.:]?[ \t]*(?:\*\*|__)?[ \t]*:?[ \t]*$`

/** A label that begins with bold marks, which end before or behind its colon; those of the part itself stay. */
function boldMark(name: string): string {
  const number = String.raw`${GAP}\d{0,2}${GAP}`
  return String.raw`(\*\*|__)(${name})${number}(?:\1${GAP}(?::|$)|:${GAP}\1|:)`
}

function plainMark(name: string): string {
  return String.raw`(${name})${GAP}\d{0,2}${GAP}(?::|$)`
}

/** A part without white space, code fence and rules around it. */
function plainPart(content: string): string {
  const plain = content.replace(/(?:\r?\n[ \t]*(?:-{3,}|\*{3,})[ \t]*)+\s*$/, '').trim()
  return (FENCED.exec(plain)?.[1] ?? plain).trim()
}

const PREAMBLE =
  /^(?:sure|certainly|of course|okay|ok|absolutely|here(?:'s| is| are)|here you go)\b[^\n]{0,120}[:!.]\s*\n+/i
const LABEL =
  /^(?:\*\*|#{1,4} *)?(?:re(?:written|phrased|worded)(?: \w+)?|new (?:version|wording|question|text)|question|answer|text|version)(?:\*\*)?\s*:(?:\*\*)?\s*/i
const REMARK =
  /\n\s*\n(?:let me know|i hope|note:|\(note|if you(?:'d| would) like|feel free|would you like)[^\n]*$/i

/**
 * The one text that was asked for, without what models put around it: a polite line before, a label, quotes or a fence
 * around the whole, a remark after it.
 */
export function readSingleText(answer: string): string {
  let text = answer.trim().replace(REMARK, '').replace(PREAMBLE, '').trim()
  text = (FENCED.exec(text)?.[1] ?? text).trim().replace(LABEL, '').trim()
  return (/^"([^"]+)"$/.exec(text)?.[1] ?? /^“([^”]+)”$/.exec(text)?.[1] ?? text).trim()
}
