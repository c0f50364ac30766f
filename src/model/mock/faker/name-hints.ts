/** What the name of a property says about its text. */

import type { Random } from '../../../base/random.js'
import { paragraph, personName, question, sentence, title, type Topics, word } from '../words/prose.js'
import { firstNames, familyNames, places } from '../words/vocabulary.js'
import { date, email, uri, uuid } from './format-faker.js'

/** Makes a text for a property. */
export type MakeText = (random: Random, topics: Topics) => string

const LANGUAGES = ['English', 'German', 'Spanish', 'French', 'Hindi', 'Arabic', 'Swahili', 'Japanese']
const COUNTRIES = [
  'Kenya',
  'Norway',
  'Brazil',
  'India',
  'Canada',
  'Japan',
  'Poland',
  'Chile',
  'Ghana',
  'Vietnam',
]
const COLOURS = ['red', 'green', 'blue', 'yellow', 'violet', 'grey', 'orange', 'white']
const KINDS = ['general', 'technical', 'historical', 'practical', 'personal', 'comparative']
const LEVELS = ['easy', 'medium', 'hard']
const LABELS = ['positive', 'negative', 'neutral']

const either =
  (texts: readonly string[]): MakeText =>
  (random) =>
    random.pick(texts)

/** Tried in this order; `_`, `-` and capitals separate words. */
const HINTS: readonly (readonly [RegExp, MakeText])[] = [
  [/\be ?mail\b/, email],
  [/\bfirst name\b/, either(firstNames)],
  [/\b(last|family) name\b|\bsurname\b/, either(familyNames)],
  [/\b(user ?name|handle|slug)\b/, (random, topics) => `${word(random, topics)}_${random.integer(1, 999)}`],
  [/\b(author|person|speaker|name|customer|teacher|student)\b/, personName],
  [/\bquestions?\b|\bquery\b/, question],
  [/\b(title|headline|subject)\b/, title],
  [/\b(topic|keyword|tag|term|word|entity)\b/, word],
  [/\b(date|day|birthday|deadline)\b/, date],
  [/\b(url|uri|link|website)\b/, uri],
  [/\b(id|uuid|guid)\b/, uuid],
  [/\blanguage\b/, either(LANGUAGES)],
  [/\bcountry\b/, either(COUNTRIES)],
  [/\b(city|town|place|location)\b/, either(places)],
  [/\bcolou?r\b/, either(COLOURS)],
  [/\b(difficulty|level|severity)\b/, either(LEVELS)],
  [/\b(label|sentiment|polarity)\b/, either(LABELS)],
  [/\b(category|type|kind|genre|domain)\b/, either(KINDS)],
  [/\b(phone|telephone)\b/, (random) => `+1-555-01${random.integer(10, 99)}`],
  [
    /\b(summary|reason|rationale|explanation|description|comment|feedback|critique|note|justification)\b/,
    two,
  ],
  [/\b(answer|response|text|body|content|essay|article|story|passage|document|instruction|output)\b/, many],
]

/** What makes the texts of a property called `name`; without a hint, a sentence. */
export function makeHinted(name: string): MakeText {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .toLowerCase()
  return HINTS.find(([pattern]) => pattern.test(words))?.[1] ?? sentence
}

function two(random: Random, topics: Topics): string {
  return `${sentence(random, topics)} ${sentence(random, topics)}`
}

function many(random: Random, topics: Topics): string {
  return paragraph(random, topics, 30)
}
