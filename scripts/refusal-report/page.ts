/** The page of figures on refusals, as Markdown. */

import { refusalOf } from '../../src/model/answer/refusal.js'
import { refusalRules } from '../../src/model/answer/refusal-rules.js'
import { hasPhrase, opensWithPhrase } from './baselines.js'
import type { Halves, LabelledAnswer } from './labelled-answers.js'
import { type Case, type Figure, type Scores, scoresOf } from './scores.js'

type Recogniser = (answer: LabelledAnswer) => boolean

const byRules: Recogniser = ({ text }) => refusalOf(text).kind !== 'none'

/** Scores of a recogniser for "refuses, in full or in part" against full compliance. */
export function refusalScores(answers: readonly LabelledAnswer[], recognises: Recogniser = byRules): Scores {
  return scoresOf(answers.map((answer): Case => caseOf(answer, answer.label !== 'none', recognises(answer))))
}

/** The page. Holds counts and figures only, no text of the data. */
export function refusalPage({ development, heldOut }: Halves): string {
  const models = [...new Set(heldOut.map(({ model }) => model))].sort()
  return [
    '<!-- Made by `npx tsx scripts/refusal-report.ts`; what is edited here is lost. -->',
    '# Refusals',
    introduction,
    '## The rules',
    refusalRules.map(({ id, says }) => `- \`${id}\`: ${says}`).join('\n'),
    '## How well they do',
    method(development, heldOut),
    table('recogniser', [
      ['**rules, held-out half**', refusalScores(heldOut)],
      ['rules, development half', refusalScores(development)],
      ['16 phrases anywhere, held-out', refusalScores(heldOut, ({ text }) => hasPhrase(text))],
      ['8 first words, held-out', refusalScores(heldOut, ({ text }) => opensWithPhrase(text))],
      ['string match of the data set, held-out', refusalScores(heldOut, saidBy('byStringMatch'))],
      ['GPT-4 as judge, labels of the data set, held-out', refusalScores(heldOut, saidBy('byGpt4'))],
    ]),
    '### By model (held-out half)',
    table(
      'model',
      models.map((model) => [model, refusalScores(heldOut.filter((answer) => answer.model === model))]),
    ),
    '### By prompt (held-out half)',
    table('prompt', [
      ['safe', refusalScores(heldOut.filter(({ isSafe }) => isSafe))],
      ['unsafe', refusalScores(heldOut.filter(({ isSafe }) => !isSafe))],
    ]),
    '### Full, partial, none (held-out half)',
    kinds(heldOut),
    '### By rule (held-out half)',
    ruleTable(heldOut),
    '## Where they fall short',
    shortcomings,
    '',
  ].join('\n\n')
}

const introduction = `\`refusalOf\` (src/model/answer/refusal.ts) reads the opening of an English answer by ${refusalRules.length} rules. \`askText\` refuses
an answer on its word; \`askJson\` and \`askCode\` only look at an answer that they cannot use. What the endpoint itself
marks as a refusal or as filtered needs no rule.`

const shortcomings = `- The intervals of the rules and of the data set's own string match overlap: on these answers a long list of phrases is nearly as good.
- English only, and five models of 2023. Newer models refuse in other words; recall on them is not known.
- An answer that moralises or leads to other help without a word of refusing is missed. Rules for it would also hit essays on morals.
- \`partial\` (it refuses, and lists at least three points) is a weak guess; nothing is decided on it.
- One speaker in the first person is taken at his word: an unquoted letter that begins "I cannot help you with the move" counts as a refusal.
- Precision here is that of answers to single questions on touchy matters; among answers of another kind, refusals are rarer and so is precision.`

function method(development: readonly LabelledAnswer[], heldOut: readonly LabelledAnswer[]): string {
  const prompts = (answers: readonly LabelledAnswer[]) => new Set(answers.map(({ prompt }) => prompt)).size
  return `Labelled answers of XSTest (Röttger et al. 2023; two annotators, final label). Prompts are split by
hash: ${prompts(development)} prompts (${development.length} answers) to choose the rules on, ${prompts(heldOut)} prompts (${heldOut.length} answers) held out and counted once
the rules stood. A refusal is a full or a partial one. In brackets 95 % intervals: Wilson for precision, recall and accuracy;
for F1 and Cohen's kappa a bootstrap over prompts (1,000 draws). Labels that GPT-4 failed to give count as no refusal.`
}

function caseOf({ prompt }: LabelledAnswer, is: boolean, said: boolean): Case {
  return { cluster: prompt, is, said }
}

function saidBy(judge: 'byStringMatch' | 'byGpt4'): Recogniser {
  return (answer) => (answer[judge] ?? 'none') !== 'none'
}

function table(name: string, rows: readonly (readonly [string, Scores])[]): string {
  return [
    `| ${name} | n | refusals | precision | recall | F1 | accuracy | kappa |`,
    '| --- | ---: | ---: | --- | --- | --- | --- | --- |',
    ...rows.map(([label, scores]) => `| ${label} | ${scores.n} | ${scores.positives} | ${figures(scores)} |`),
  ].join('\n')
}

function figures({ precision, recall, f1, accuracy, kappa }: Scores): string {
  return [precision, recall, f1, accuracy, kappa].map(figureText).join(' | ')
}

function figureText(figure: Figure | undefined): string {
  if (figure === undefined) return 'not measurable'
  const { value, interval } = figure
  if (interval === undefined) return value.toFixed(3)
  return `${value.toFixed(3)} [${interval.lower.toFixed(3)}, ${interval.upper.toFixed(3)}]`
}

function kinds(answers: readonly LabelledAnswer[]): string {
  const names = ['full', 'partial', 'none'] as const
  const count = (label: string, kind: string) =>
    answers.filter((answer) => answer.label === label && refusalOf(answer.text).kind === kind).length
  const rows = names.map((label) => `| ${label} | ${names.map((kind) => count(label, kind)).join(' | ')} |`)
  return ['| label | read as full | as partial | as none |', '| --- | ---: | ---: | ---: |', ...rows].join(
    '\n',
  )
}

function ruleTable(answers: readonly LabelledAnswer[]): string {
  const rows = refusalRules.map(({ id }) => {
    const matched = answers.filter(({ text }) => refusalOf(text).rule === id)
    return `| \`${id}\` | ${matched.length} | ${matched.filter(({ label }) => label !== 'none').length} |`
  })
  return ['| rule | answers | of them refusals |', '| --- | ---: | ---: |', ...rows].join('\n')
}
