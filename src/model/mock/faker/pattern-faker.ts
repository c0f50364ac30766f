/** Texts that match a simple regular expression. */

import type { Random } from '../../../base/random.js'

type MakePart = (random: Random) => string

const MORE_REPEATS = 6
const DIGITS = '0123456789'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const WORD = `${LOWER}${LOWER.toUpperCase()}${DIGITS}_`
const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')

/**
 * What makes texts for a pattern, or undefined when the pattern is beyond it.
 *
 * Known: literals, escapes, `.`, classes with ranges, groups, alternatives, `* + ? {n,m}`, anchors at the ends.
 * Beyond: look-around, back references, Unicode properties, anchors within. What is made is checked against the pattern.
 */
export function makePattern(pattern: string): MakePart | undefined {
  try {
    const expression = new RegExp(pattern, 'u')
    const reader = new PatternReader(pattern)
    const make = reader.alternatives()
    if (!reader.isAtEnd()) return undefined
    return (random) => {
      let text = make(random)
      for (let tries = 0; tries < 20 && !expression.test(text); tries += 1) text = make(random)
      return text
    }
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}

/** Thrown within the reader for what it does not know; a SyntaxError, as a bad pattern is one too. */
class Beyond extends SyntaxError {}

/** Reads a pattern from left to right; `position` only grows. */
class PatternReader {
  private position = 0
  constructor(private readonly pattern: string) {}

  isAtEnd(): boolean {
    return this.position >= this.pattern.length
  }

  alternatives(): MakePart {
    const parts = [this.sequence()]
    while (this.pattern[this.position] === '|') {
      this.position += 1
      parts.push(this.sequence())
    }
    return (random) => random.pick(parts)(random)
  }

  private sequence(): MakePart {
    const parts: MakePart[] = []
    while (!this.isAtEnd() && !'|)'.includes(this.pattern.charAt(this.position))) {
      const atom = this.atom()
      if (atom !== undefined) parts.push(this.repeated(atom))
    }
    return (random) => parts.map((part) => part(random)).join('')
  }

  private atom(): MakePart | undefined {
    const character = this.next()
    if (character === '^' || character === '$') return undefined
    if (character === '(') return this.group()
    if (character === '[') return oneOf(this.characterClass())
    if (character === '.') return oneOf(`${LOWER}${DIGITS}`)
    if (character === '\\') return oneOf(this.escaped())
    return () => character
  }

  private group(): MakePart {
    if (this.pattern.startsWith('?:', this.position)) this.position += 2
    else if (
      this.pattern.startsWith('?<', this.position) &&
      !/[=!]/.test(this.pattern.charAt(this.position + 2))
    )
      this.position = this.pattern.indexOf('>', this.position) + 1
    else if (this.pattern[this.position] === '?') throw new Beyond('look-around')
    const make = this.alternatives()
    if (this.next() !== ')') throw new Beyond('group')
    return make
  }

  private characterClass(): string {
    const isNegated = this.pattern[this.position] === '^'
    if (isNegated) this.position += 1
    let characters = ''
    while (this.pattern[this.position] !== ']') {
      const first = this.next()
      const set = first === '\\' ? this.escaped() : first
      const isRange = this.pattern[this.position] === '-' && this.pattern[this.position + 1] !== ']'
      if (!isRange || set.length > 1) characters += set
      else {
        this.position += 1
        const last = this.next()
        characters += range(set, last === '\\' ? this.escaped() : last)
      }
    }
    this.position += 1
    if (!isNegated) return characters
    return [...PRINTABLE].filter((one) => !characters.includes(one)).join('')
  }

  private escaped(): string {
    const letter = this.next()
    const known: Readonly<Record<string, string>> = {
      d: DIGITS,
      w: WORD,
      s: ' ',
      n: '\n',
      t: '\t',
      S: LOWER,
      W: ' -',
      D: LOWER,
    }
    const set = known[letter]
    if (set !== undefined) return set
    if (/[a-zA-Z0-9]/.test(letter)) throw new Beyond(letter)
    return letter
  }

  private repeated(atom: MakePart): MakePart {
    const [low, high] = this.quantifier()
    if (this.pattern[this.position] === '?') this.position += 1
    if (low === 1 && high === 1) return atom
    return (random) => Array.from({ length: random.integer(low, high) }, () => atom(random)).join('')
  }

  private quantifier(): readonly [number, number] {
    const simple: Readonly<Record<string, readonly [number, number]>> = {
      '?': [0, 1],
      '*': [0, MORE_REPEATS],
      '+': [1, MORE_REPEATS],
    }
    const found = simple[this.pattern.charAt(this.position)]
    if (found !== undefined) {
      this.position += 1
      return found
    }
    const counted = /^\{(\d+)(,?)(\d*)\}/.exec(this.pattern.slice(this.position))
    if (counted === null) return [1, 1]
    this.position += counted[0].length
    const low = Number(counted[1])
    if (counted[2] === '') return [low, low]
    return [low, counted[3] === '' ? low + MORE_REPEATS : Number(counted[3])]
  }

  private next(): string {
    const character = this.pattern.charAt(this.position)
    if (character === '') throw new Beyond('end')
    this.position += 1
    return character
  }
}

function oneOf(characters: string): MakePart {
  if (characters === '') throw new Beyond('empty class')
  const list = [...characters]
  return (random) => random.pick(list)
}

function range(first: string, last: string): string {
  const [from, to] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0]
  if (to - from > 512) throw new Beyond('wide range')
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => String.fromCodePoint(from + i)).join('')
}
