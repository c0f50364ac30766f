/** A small text grammar: templates with alternatives, rules and slots, compiled to functions. */

import { InternalError } from '../../base/errors.js'
import type { Random } from '../../base/random.js'

/** A compiled phrase: writes itself for a context, drawing its alternatives. */
export type Phrase<Context> = (random: Random, context: Context) => string

/** Rules by name: each holds alternatives, equally likely. */
export type Rules = Readonly<Record<string, readonly string[]>>

/** Resolves a slot name to what writes it; undefined when there is no such slot. */
export type SlotReader<Context> = (name: string) => ((context: Context, random: Random) => string) | undefined

/** Compiles templates against one set of rules and slots. */
export interface TextGrammar<Context> {
  /** Compiles a template, or several of which one is drawn each time. Throws InternalError `bad-template`. */
  phrase(template: string | readonly string[]): Phrase<Context>
}

/**
 * A grammar over rules and slots.
 *
 * Templates: `{name}` is a rule or else a slot; `[one|two|]` is one of its alternatives, which may nest and be empty.
 *   Other text stands for itself. Rules may name rules, but not in a circle.
 * Cost:   compiled once; writing takes about 50 ns an element.
 */
export function createTextGrammar<Context>(rules: Rules, slots: SlotReader<Context>): TextGrammar<Context> {
  const compiled = new Map<string, Phrase<Context>>()
  const open: string[] = []
  const named = (name: string): Phrase<Context> => {
    const known = compiled.get(name)
    if (known !== undefined) return known
    const alternatives = rules[name]
    if (alternatives === undefined) return slotPhrase(name)
    if (open.includes(name))
      throw badTemplate(`{${name}}`, `the rule leads back to itself: ${open.join(' → ')}`)
    open.push(name)
    try {
      const phrase = choice(alternatives.map((template) => parse(template, named)))
      compiled.set(name, phrase)
      return phrase
    } finally {
      open.pop()
    }
  }
  const slotPhrase = (name: string): Phrase<Context> => {
    const slot = slots(name)
    if (slot === undefined) throw badTemplate(`{${name}}`, 'there is no such rule or slot')
    return (random, context) => slot(context, random)
  }
  return {
    phrase: (template) =>
      typeof template === 'string'
        ? parse(template, named)
        : choice(template.map((alternative) => parse(alternative, named))),
  }
}

function parse<Context>(template: string, named: (name: string) => Phrase<Context>): Phrase<Context> {
  const reader = new TemplateReader(template, named)
  const phrase = reader.sequence('')
  if (!reader.isAtEnd()) throw badTemplate(template, 'a "]" has no "["')
  return phrase
}

/** Reads one template from left to right; `position` only grows. */
class TemplateReader<Context> {
  private position = 0
  constructor(
    private readonly template: string,
    private readonly named: (name: string) => Phrase<Context>,
  ) {}

  isAtEnd(): boolean {
    return this.position >= this.template.length
  }

  /** Reads up to one of the stop characters, or to the end when there are none. */
  sequence(stops: string): Phrase<Context> {
    const parts: Phrase<Context>[] = []
    while (!this.isAtEnd()) {
      const character = this.template.charAt(this.position)
      if (stops.includes(character) || character === ']') break
      if (character === '{') parts.push(this.named(this.upTo('}')))
      else if (character === '[') parts.push(this.alternatives())
      else parts.push(this.literal(stops))
    }
    return concatenation(parts)
  }

  private alternatives(): Phrase<Context> {
    const phrases: Phrase<Context>[] = []
    do {
      this.position += 1
      phrases.push(this.sequence('|'))
    } while (this.template.charAt(this.position) === '|')
    if (this.template.charAt(this.position) !== ']') throw badTemplate(this.template, 'a "[" has no "]"')
    this.position += 1
    return choice(phrases)
  }

  private upTo(end: string): string {
    const close = this.template.indexOf(end, this.position)
    if (close < 0) throw badTemplate(this.template, 'a "{" has no "}"')
    const name = this.template.slice(this.position + 1, close)
    this.position = close + 1
    return name
  }

  private literal(stops: string): Phrase<Context> {
    let end = this.position
    while (end < this.template.length && !`{[]${stops}`.includes(this.template.charAt(end))) end += 1
    const text = this.template.slice(this.position, end)
    this.position = end
    return () => text
  }
}

function concatenation<Context>(parts: readonly Phrase<Context>[]): Phrase<Context> {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  return (random, context) => {
    let text = ''
    for (const part of parts) text += part(random, context)
    return text
  }
}

function choice<Context>(phrases: readonly Phrase<Context>[]): Phrase<Context> {
  const [only] = phrases
  if (only !== undefined && phrases.length === 1) return only
  return (random, context) => random.pick(phrases)(random, context)
}

function badTemplate(template: string, why: string): InternalError {
  return new InternalError('bad-template', { message: `The template "${template}" is wrong: ${why}.` })
}
