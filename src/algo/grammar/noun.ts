/** English nouns in both numbers, and the article before them. */

/** A noun with its singular and plural. */
export interface Noun {
  readonly one: string
  readonly many: string
}

/** A noun from its singular, or from both as `loaf|loaves`: `box` gives boxes, `berry` berries, `toy` toys. */
export function nounOf(text: string): Noun {
  const [one = '', many = pluralOf(one)] = text.split('|')
  return { one, many }
}

/** Nouns from a list such as `pen, box, loaf|loaves`. */
export function nounList(text: string): Noun[] {
  return text.split(', ').map(nounOf)
}

function pluralOf(one: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(one)) return `${one}es`
  return /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`
}

const AN = /^(?:[aeio]|u(?!ni(?!n)|s[ae]|tensil|kulele)|hour|honest|heir|8|11(?!\d)|18(?!\d))/i
const A = /^(?:one\b|once\b|eu|ewe)/i

/**
 * The article that goes before a word or number: `a`, or `an` before a vowel sound.
 *
 * Edge: an hour, a unicorn, a one-way ticket, an 8-page book, an 11, an 18, a 180. Abbreviations are read as words.
 */
export function articleOf(text: string): 'a' | 'an' {
  if (/^(?:11|18)\d{3}(?!\d)|^8/.test(text)) return 'an'
  return AN.test(text) && !A.test(text) ? 'an' : 'a'
}

/** A word with its article before it. */
export function withArticle(text: string): string {
  return `${articleOf(text)} ${text}`
}
