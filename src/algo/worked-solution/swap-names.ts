/** Swaps first names of a story for others of the same pronoun class, where a name is surely a first name. */

import type { Random } from '../../base/random.js'
import { type PronounClass, personNames } from './person-names.js'
import type { WorkedText } from './render-program.js'

/** A name that was swapped. */
export interface NameSwap {
  readonly from: string
  readonly to: string
}

/**
 * Swaps every listed first name of question and answer, everywhere alike.
 *
 * Safe:  a name is left alone where it stands next to another capitalised word ("Aunt Anna", "Anna Smith", "New John"),
 *        a similar name that only the answer has (a slip of the pen), a hyphen, an apostrophe other than 's, a plural ("two Annas"), or where the only pronouns are of the other class.
 * Out:   the texts and the swaps, in order of first appearance; no swap leaves both texts as they are.
 * Law:   numbers and all other words stay as they are; different names stay different.
 */
export function swapNames(
  text: WorkedText,
  random: Random,
): WorkedText & { readonly swaps: readonly NameSwap[] } {
  const both = `${text.question}\n${text.answer}`
  const swaps: NameSwap[] = []
  for (const [kind, names] of classes()) {
    if (onlyOtherPronouns(both, kind)) continue
    const present = names.filter((name) => both.includes(name))
    const free = random.shuffle(names.filter((name) => !present.includes(name)))
    const safe = present.filter(
      (name) => text.question.includes(name) && isSurelyFirstName(both, name) && !isMisspelt(text, name),
    )
    for (const from of safe.sort((a, b) => both.indexOf(a) - both.indexOf(b))) {
      const to = free.pop()
      if (to !== undefined) swaps.push({ from, to })
    }
  }
  return { question: replaceAll(text.question, swaps), answer: replaceAll(text.answer, swaps), swaps }
}

function classes(): [PronounClass, readonly string[]][] {
  return [
    ['she', personNames.she],
    ['he', personNames.he],
  ]
}

function onlyOtherPronouns(text: string, kind: PronounClass): boolean {
  const hasShe = /\b(?:she|her|hers|herself)\b/i.test(text)
  const hasHe = /\b(?:he|him|his|himself)\b/i.test(text)
  return kind === 'she' ? hasHe && !hasShe : hasShe && !hasHe
}

const BEFORE =
  /(?:^|[.!?:;,"“”‘(]\s*|\n|\b(?:[a-z][a-z'’]*|\d+),?\s+|\b(?:If|When|While|So|Since|As|But|And|Then|Thus|Therefore|Because|After|Before|Suppose|Both|For|On|In|At|To|From|With|Altogether|Meanwhile|Hence|Now|Let|Together|Originally|Initially|Currently|That|This|How|Does|Did|Is|Was|Will|Can|Though|Although|Yesterday|Today|Tomorrow|Finally|First|Next)\s+)$/

const TITLE = /\b(?:Mrs?|Ms|Miss|Dr|Prof|St|Mt|Jr|Sr|Sgt|Capt)\.?\s+$/

function isSurelyFirstName(text: string, name: string): boolean {
  for (const match of text.matchAll(new RegExp(name, 'gi'))) {
    const before = text.slice(Math.max(0, match.index - 30), match.index)
    const after = text.slice(match.index + name.length, match.index + name.length + 20)
    if (match[0] !== name || TITLE.test(before) || !BEFORE.test(before) || !isFreeAfter(after)) return false
  }
  return true
}

/** Nothing of a longer name or word follows: end, punctuation, 's, or a blank before a word in lower case or a number. */
function isFreeAfter(after: string): boolean {
  return /^(?:$|['’]s\b|[.,;:!?)"”]|\s+(?![A-Z&])|\s+I\b)/.test(after)
}

/** The answer has a name with the same first letter that the question lacks: maybe this one, spelt otherwise. */
function isMisspelt({ question, answer }: WorkedText, name: string): boolean {
  const similar = answer.match(new RegExp(`\\b${name.charAt(0)}[a-z]+\\b`, 'g')) ?? []
  return similar.some(
    (word) => word !== name && !new RegExp(`\\b${word}\\b`, 'i').test(question) && isNear(word, name),
  )
}

function isNear(some: string, other: string): boolean {
  return (
    (Math.abs(some.length - other.length) <= 2 && some.slice(0, 2) === other.slice(0, 2)) ||
    some.slice(-2) === other.slice(-2)
  )
}

function replaceAll(text: string, swaps: readonly NameSwap[]): string {
  const to = new Map(swaps.map((swap) => [swap.from, swap.to]))
  if (to.size === 0) return text
  const pattern = new RegExp(`\\b(?:${[...to.keys()].join('|')})\\b`, 'g')
  return text.replace(pattern, (name) => to.get(name) ?? name)
}
