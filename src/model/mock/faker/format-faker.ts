/** Texts of the formats of JSON Schema. */

import type { Random } from '../../../base/random.js'
import { familyNames, firstNames, nouns } from '../words/vocabulary.js'

/** What makes texts of a format, or undefined for one that is not known. Domains are those of RFC 2606. */
export function makeFormat(format: string): ((random: Random) => string) | undefined {
  return Object.hasOwn(MAKERS, format) ? MAKERS[format] : undefined
}

const two = (value: number): string => String(value).padStart(2, '0')
const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => (random.uint32() % 16).toString(16)).join('')

/** An address at example.org. */
export function email(random: Random): string {
  return `${random.pick(firstNames)}.${random.pick(familyNames)}@example.org`.toLowerCase()
}

/** A day of 1990 to 2025. */
export function date(random: Random): string {
  return `${random.integer(1990, 2025)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`
}

/** An address of the web at example.com. */
export function uri(random: Random): string {
  return `https://www.example.com/${random.pick(nouns)}/${random.integer(1, 9999)}`
}

/** A UUID of version 4. */
export function uuid(random: Random): string {
  const variant = random.pick(['8', '9', 'a', 'b'])
  return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${variant}${hex(random, 3)}-${hex(random, 12)}`
}

const time = (random: Random): string =>
  `${two(random.integer(0, 23))}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}Z`

const MAKERS: Readonly<Record<string, (random: Random) => string>> = {
  date,
  time,
  email,
  uri,
  uuid,
  'date-time': (random) => `${date(random)}T${time(random)}`,
  duration: (random) => `P${random.integer(1, 30)}DT${random.integer(1, 23)}H`,
  'idn-email': email,
  url: uri,
  'uri-reference': uri,
  iri: uri,
  hostname: (random) => `${random.pick(nouns)}.example.net`,
  ipv4: (random) => `192.0.2.${random.integer(1, 254)}`,
  ipv6: (random) => `2001:db8::${hex(random, 3)}1`,
  'json-pointer': (random) => `/${random.pick(nouns)}/${random.integer(0, 9)}`,
  regex: (random) => `^${random.pick(nouns)}$`,
}
