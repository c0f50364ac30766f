/** A grammar of instructions, from which the mock server plays a model that invents tasks. Our own words. */

import type { Random } from '../../base/random.js'

const list = (text: string): readonly string[] => text.split('|')

const ACTIONS = list(
  'Write a short letter about|Explain in plain words|List five surprising facts on|Compose a limerick about|Compare two views of|Suggest improvements for|Invent a dialogue between neighbours on|Give step-by-step advice on|Prepare three interview questions regarding|Summarise what beginners should know of|Create a checklist for|Describe the history of|Tell a bedtime story concerning|Draft a polite complaint about|Outline a half-day workshop around|Propose a slogan for|Turn into a riddle the topic of|Argue against common beliefs on|Make up an anecdote touching|Name the main risks of|Plan a weekend devoted to|Define for a dictionary the idea of|Write diary entries that mention|Recommend a daily routine for|Rank by importance the elements of|Formulate a hypothesis concerning|Design a simple quiz covering|Answer a sceptic who doubts|Translate into everyday language the jargon of|Sketch in words the atmosphere of|Estimate how much time one needs for|Find a metaphor that captures|Report like a radio host on|Brainstorm unusual gifts related to|Convince a tired colleague to try|Imagine the year 2090 and portray|Correct popular misunderstandings of|Produce an agenda for a meeting about|Condense into one sentence the essence of|Praise without exaggeration the merits of',
)
const TOPICS = list(
  'growing tomatoes on a balcony|repairing an old bicycle|the night sky in winter|sharing a kitchen with strangers|baking sourdough bread|moving to another country|learning the cello late in life|small town libraries|the first week at a new job|caring for elderly parents|train journeys without a phone|keeping bees near a school|municipal budgets|recycling glass and paper|lighthouses along a rocky coast|chess for impatient people|a market on Saturday morning|insomnia before an examination|collecting stamps from vanished states|teaching fractions to children|the taste of rain water|running a marathon after an injury|choosing a used car|mending clothes by hand|polite disagreement at dinner|volunteer fire brigades|remote work in the mountains|street musicians and their permits|saving electricity in a rented flat|the migration of storks|reading timetables of the underground|writing software tests|adopting a shy dog|a village choir|buying shoes on the internet|vaccination appointments|the smell of old books|cooking for forty guests|jury duty|long-distance friendships|roof gardens in dense cities|superstitions of sailors|the price of coffee beans|hiking with toddlers|handwriting in a digital age|a broken elevator|weather forecasts that fail|museum guards and their boredom|fermented vegetables|tax returns of freelancers|night shifts in a hospital|building a wooden canoe|goats as lawn mowers|the etiquette of group chats|ancient trade routes|sign language at work|allergies in spring|a lost umbrella|public speaking for introverts|queueing culture',
)
const CONSTRAINTS = list(
  'without using the letter q more than once|in fewer than ninety words|using only short sentences|and end with an open question|while avoiding technical terms|so that a ten-year-old understands it|in the tone of a weary detective|with at least two concrete numbers|and mention one counterexample|in the form of a table with three columns|beginning every paragraph with a verb|as bullet points sorted by cost|and keep a hopeful mood throughout|with a twist in the last line|from the perspective of a cat|in the second person|and include a proverb that fits|as if spoken over a bad telephone line|with headings for each part|citing no names of companies|in present tense only|by contrasting past and present|and admit what remains unknown|in rhyming couplets|using an analogy with sports|with a warning near the start|so it fits on a postcard|and quote an imaginary expert|without any adjectives of colour|followed by a one-line abstract|as a numbered sequence of seven steps|with gentle irony|in British spelling|and propose a next step|as a message to your younger self|in exactly four sentences|leaving out the obvious|with an example from farming|by asking rather than telling|in the style of an old almanac',
)
const AUDIENCES = list(
  'for a newsletter of retired engineers|meant for exchange students|addressed to the mayor|for somebody who has never tried it|aimed at busy parents|suitable for a school magazine|for the staff of a small hotel|intended for night-time readers|for a friend who is moving away|directed at sceptical teenagers|for the notice board of a sports club|to be read aloud at a wedding|for new members of a cooperative|written to an insurance company|for an audience of nurses|as training material for shop assistants|for a podcast of three minutes|to accompany a photograph exhibition|for people with little money|as an answer to a letter from abroad|for a grandmother with a sharp tongue|to cheer up a losing team|for a committee that dislikes change|as homework for language learners',
)
const TREATMENTS = list(
  'Shorten to a single line|Rewrite in a friendlier way|Find the three boldest claims of|Extract every date and place from|Replace all difficult words of|Write a fitting title over|Spot the contradiction inside|Continue for four more lines|Move into the past tense|Point out what is missing in|Split into numbered parts|Turn into questions and answers|Fill the gaps of|Check the reasoning behind|Reply to the author of|Pick the best sentence out of|Expand by two examples|Remove whatever repeats itself in|Retell from the end to the beginning|Underline by asterisks the verbs of',
)
const MATERIALS = list(
  'the given paragraph|the given message|the given minutes of a meeting|the given recipe|the given dialogue|the given story|the given instructions|the given list|the given letter|the given statement|the given poem|the given advertisement|the given diary entry|the given review|the given speech|the given rules',
)
const SORTINGS = list(
  'Decide whether|Please determine if|Say in one word whether|Would you call|Judge if|Sort into one class|State whether|Choose one label for|After reading closely, mark|Tell at a glance if',
)
const SORTED = list(
  'the given remark|the given headline|the given e-mail|the given argument|the plot that follows|the given sentence|the post below|the given instruction|the given forecast|the given excuse|the given job offer|the given apology|the given rumour|the given tip',
)
/** Labels as the invented tasks name them. */
const LABEL_SETS = list(
  'positive, negative or mixed|serious news or satire|sales, billing or support|fact or opinion|urgent, normal or trivial|valid or invalid|comedy, tragedy or crime|formal or informal|praise, complaint or question|safe or unsafe for beginners|honest or evasive|specific or vague|local, national or global|outdated or current|spam or wanted|sympathetic, hostile or indifferent|literal or figurative|cheap, fair or overpriced|relevant or off topic|advice, story or joke|plausible or implausible|for children, teenagers or adults',
)
const FLAWED = list(
  'Draw a picture of|Write a program that simulates|Open the file which contains notes on|Plot a graph showing the growth of|"Quote" something regarding',
)

/** How often an invented task needs a text, is answered with a label, has a flaw that the filters find, or repeats an example. */
const SHARES = { text: 0.2, label: 0.15, flaw: 0.04, repetition: 0.05 } as const

/**
 * Invents an instruction: one of more than ten million compositions, mostly unlike every other; now and then one with a flaw, or one
 * of `examples` again.
 */
export function inventTask(random: Random, examples: readonly string[]): string {
  const kind = random.float()
  if (kind < SHARES.repetition && examples.length > 0) return random.pick(examples)
  if (kind < SHARES.repetition + SHARES.flaw) return `${random.pick(FLAWED)} ${random.pick(TOPICS)}.`
  const topic = random.pick(TOPICS)
  const [constraint, audience] = [random.pick(CONSTRAINTS), random.pick(AUDIENCES)]
  if (kind < 1 - SHARES.text - SHARES.label) {
    const action = random.pick(ACTIONS)
    return random.pick([
      `${action} ${topic}, ${audience}, ${constraint}.`,
      `${action} ${topic} ${constraint}.`,
      `${capitalised(audience)}: ${lowered(action)} ${topic} ${constraint}.`,
    ])
  }
  if (kind < 1 - SHARES.label) {
    const task = `${random.pick(TREATMENTS)} ${random.pick(MATERIALS)}`
    return random.pick([
      `${task}, which is about ${topic}, ${constraint}.`,
      `${task} ${constraint}; it deals with ${topic}.`,
      `${capitalised(audience)}: ${lowered(task)} on ${topic}.`,
      `${task} on ${topic}, ${audience}.`,
    ])
  }
  const [sorting, sorted, labels] = [random.pick(SORTINGS), random.pick(SORTED), random.pick(LABEL_SETS)]
  return random.pick([
    `${sorting} ${sorted} about ${topic}: ${labels}?`,
    `${capitalised(labels)}? ${sorting} ${sorted}, written ${audience}.`,
    `${sorting} ${sorted} on ${topic}, ${audience}: ${labels}.`,
  ])
}

/** The labels that an invented instruction names; undefined where it is no classification. */
export function labelsOf(instruction: string): readonly string[] | undefined {
  const found = LABEL_SETS.find((labels) => instruction.toLowerCase().includes(labels))
  return found?.split(/, | or /)
}

/** The topic that an invented instruction is about; a neutral one for others. */
export function topicOf(instruction: string): string {
  return TOPICS.find((topic) => instruction.includes(topic)) ?? 'everyday life'
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
