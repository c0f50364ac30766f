/** Made-up English that takes up words of the prompt: what the mock server says when nothing else is asked for. */

import type { Random } from '../../../base/random.js'
import { createTextGrammar } from '../../../algo/grammar/text-grammar.js'
import {
  adjectives,
  adverbs,
  familyNames,
  firstNames,
  nouns,
  pastVerbs,
  places,
  presentVerbs,
} from './vocabulary.js'

/** Words of the prompt that an answer may take up; may be empty. */
export type Topics = readonly string[]

const SHORTEST_TOPIC = 4
const MOST_TOPICS = 24
const READ_CHARACTERS = 800

const OPENINGS = [
  'The {adjective} {noun} near {place} {past} the {topic} before {name} {past} a {adjective} {noun}',
  '{name} {past} the {topic} in {place} and {adverb} {past} {number} {adjective} {noun}s',
  'A {adjective} answer about {topic} begins with the {noun} that {name} {past} in {place}',
  'To understand {topic}, {present} the {adjective} {noun} first and {present} the {noun} afterwards',
  'In {place}, people {past} a {adjective} {noun} because the {topic} {adverb} {past} their {noun}',
  'There are {number} ways to {present} {topic}, and the {adjective} {noun} of {place} shows one of them',
]

const MIDDLES = [
  'When the {noun} was {adjective}, {name} {adverb} {past} it against the {topic}',
  'It helps to {present} the {topic} with a {adjective} {noun} and to {present} the {noun} {adverb}',
  'After {number} days the {adjective} {noun} {past} another {noun} from {place}',
  '{adverbUp}, the {topic} {past} a {noun} as {adjective} as the {noun} of {place}',
  'Although the {noun} looked {adjective}, its {topic} {adverb} {past} the {adjective} {noun}',
  'Nobody {past} the {adjective} {noun}, so {name} {past} the {topic} with a {noun} from {place}',
  'You can {present} each {noun}, {present} the {adjective} {topic} and {present} what the {noun} left over',
  'Compared with a {adjective} {noun}, the {topic} is {adjective} and {adjective}',
  '{name} wrote that {number} of the {noun}s {adverb} {past} the {adjective} {topic}',
  'One reason is that the {noun} {past} the {topic} while the {noun} stayed {adjective}',
  'If the {topic} seems {adjective}, {present} the {noun} {adverb} and ask {name} about the {noun}',
  'The {noun}, the {noun} and the {adjective} {topic} {adverb} {past} the same {noun}',
]

const ENDINGS = [
  'In the end the {topic} {past} a {adjective} {noun} that {place} still remembers',
  'That is why {name} prefers a {adjective} {noun} whenever the {topic} is {adjective}',
  'So the {adjective} {topic} and the {noun} belong together, as {place} {adverb} shows',
  'For the rest, {present} the {noun} and {present} the {topic} with a {adjective} {noun}',
]

const grammar = createTextGrammar<Topics>(
  {
    noun: nouns,
    past: pastVerbs,
    present: presentVerbs,
    adjective: adjectives,
    adverb: adverbs,
    place: places,
    name: firstNames,
    adverbUp: adverbs.map(capital),
  },
  (name) => {
    if (name === 'topic') return (topics, random) => random.pick(topics.length === 0 ? nouns : topics)
    if (name === 'number') return (_, random) => String(random.integer(2, 97))
    return undefined
  },
)
const opening = grammar.phrase(OPENINGS)
const middle = grammar.phrase(MIDDLES)
const ending = grammar.phrase(ENDINGS)

/** Words that say nothing of the subject. */
const EMPTY_WORDS = new Set(
  `about above after again against also among another answer because been before being below between both came cannot
  could does doing down during each either else ever every exactly from give given have here into itself just keep less
  like made make many might more most much must name need never next none only other ought over please question same
  shall should some such sure take text than that their them then there these they thing this those through under until
  upon used using very want well were what when where which while will with within without word words would write your
  yours sentence sentences following return reply respond output input json schema object string example examples`.split(
    /\s+/,
  ),
)

/** Content words of the end of a prompt in plain letters (a to z), lower case, each once, in their order. */
export function topicsOf(prompt: string): Topics {
  const found = new Set<string>()
  const text = prompt.length > READ_CHARACTERS ? prompt.slice(-READ_CHARACTERS) : prompt
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (word.length < SHORTEST_TOPIC || EMPTY_WORDS.has(word) || !/^[a-z]+$/.test(word)) continue
    found.add(word)
    if (found.size === MOST_TOPICS) break
  }
  return [...found]
}

/** One sentence. */
export function sentence(random: Random, topics: Topics): string {
  return closed(random.pick([opening, middle, ending])(random, topics))
}

/** A question about the topics. */
export function question(random: Random, topics: Topics): string {
  const text = grammarQuestion(random, topics)
  return `${capital(withArticles(text))}?`
}

const grammarQuestion = grammar.phrase([
  'how does the {adjective} {topic} of {place} change when the {noun} is {adjective}',
  'why would {name} {present} the {topic} with a {adjective} {noun} in {place}',
  'which {noun} would you {present} first if the {topic} near {place} were {adjective}',
  'what did {name} learn from the {adjective} {noun} about {topic}',
  'how many {adjective} {noun}s are left in {place} when {name} takes {number} of them to the {topic}',
])

/** Several sentences of `minWords` words at least: an opening, a middle of varying length, an ending. */
export function paragraph(random: Random, topics: Topics, minWords: number): string {
  const sentences = [closed(opening(random, topics))]
  const wanted = minWords + random.integer(0, minWords)
  let words = wordCount(sentences[0] ?? '')
  while (words < wanted) {
    const next = closed(middle(random, topics))
    sentences.push(next)
    words += wordCount(next)
  }
  sentences.push(closed(ending(random, topics)))
  return sentences.join(' ')
}

/** A few words in title case. */
export function title(random: Random, topics: Topics): string {
  const topic = topics.length === 0 ? random.pick(nouns) : random.pick(topics)
  return [random.pick(adjectives), topic, 'of', random.pick(places), random.pick(nouns)]
    .map((word) => (word === 'of' ? word : capital(word)))
    .join(' ')
}

/** First and family name. */
export function personName(random: Random): string {
  return `${random.pick(firstNames)} ${random.pick(familyNames)}`
}

/** One word: of the prompt in half of the cases. */
export function word(random: Random, topics: Topics): string {
  return topics.length > 0 && random.uint32() % 2 === 0 ? random.pick(topics) : random.pick(nouns)
}

function closed(text: string): string {
  return `${capital(withArticles(text))}.`
}

/** `a old` → `an old`. */
function withArticles(text: string): string {
  return text.replace(/\b(a) (?=[aeiou])/gi, '$1n ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function wordCount(text: string): number {
  let count = 1
  for (let i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) count += 1
  return count
}
