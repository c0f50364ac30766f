/** Turns a worked solution (question and answer) into a program, or says why it is none. */

import { leavesOf } from '../maths/expression.js'
import { barePercentages } from './bare-percentages.js'
import { type BoundSolution, bindSolution } from './bind-solution.js'
import { doubtfulUses } from './doubtful-uses.js'
import { namedInSolution } from './named-in-solution.js'
import type { Literal, NumberSource, Program, ProgramRefusal, Step } from './program.js'
import { questionLiterals } from './question-literals.js'
import { questionRelations } from './question-relations.js'
import { readCalculations } from './read-calculations.js'
import type { Reading } from './reading.js'
import { renderProgram } from './render-program.js'
import { restatedLiterals } from './restated-literals.js'
import { structuralSources } from './structural-counts.js'
import { createSourceBook, type SourceBook } from './source-book.js'
import { unsuitableQuestion } from './unsuitable-question.js'

/**
 * Reads a worked solution: each number of a calculation becomes a literal of the question, an earlier result or a named
 * constant, and every other number of the prose is bound too.
 *
 * In:   a question, and an answer with calculation marks `<<48/2=24>>` whose last line is `#### number`.
 * Out:  a program with at least one literal that may vary, which renders to the same bytes with its own values; or
 *       a refusal. Numbers that could be read in two ways are kept as they are (`pinned`).
 * Codes: see docs/number-variation.md, "Reasons for a refusal".
 * Cost: about 0.3 ms for a grade-school problem.
 */
export function parseWorkedSolution(question: string, answer: string): Program | ProgramRefusal {
  const unsuitable = unsuitableQuestion(question, answer)
  if (unsuitable) return unsuitable
  const text = readCalculations(answer)
  if ('refused' in text) return text
  const literals = questionLiterals(question, answer)
  const book = createSourceBook(question, literals)
  const bound = bindSolution(answer, text, book)
  if ('refused' in bound) return bound
  pinDoubts({ question, answer, literals, steps: bound.steps }, book)
  return assemble(question, answer, literals, bound, book)
}

function pinDoubts(reading: Reading, book: SourceBook): void {
  const { answer, literals, steps } = reading
  const pinAll = (sources: readonly NumberSource[], reason: string): void => {
    for (const source of sources) book.pin(source, reason)
  }
  pinAll(doubtfulUses(reading).flat(), 'doubtful')
  pinAll(barePercentages(reading), 'doubtful')
  pinAll(questionRelations(literals, steps).flat(), 'related')
  pinAll(restatedLiterals(reading).flat(), 'related')
  pinAll(structuralSources(literals, steps), 'structural')
  pinAll(namedInSolution(answer, literals), 'named-in-solution')
}

function assemble(
  question: string,
  answer: string,
  literals: readonly Literal[],
  { steps, mentions }: BoundSolution,
  book: SourceBook,
): Program | ProgramRefusal {
  const pinned = pinnedGroups(literals, steps, book)
  const variables = [...new Set(literals.map((literal) => literal.group))].filter(
    (group) => !pinned.has(group),
  )
  if (variables.length === 0) return nothingToVary(literals, pinned)
  const program: Program = { question, answer, literals, steps, mentions, variables, pinned }
  const same = renderProgram(
    program,
    literals.map((literal) => literal.value),
  )
  const isSame = !('refused' in same) && same.question === question && same.answer === answer
  return isSame
    ? program
    : { refused: 'not-round-trip', detail: 'A number cannot be written back as it was.' }
}

function pinnedGroups(
  literals: readonly Literal[],
  steps: readonly Step[],
  book: SourceBook,
): ReadonlyMap<number, string> {
  const used = new Set<number>()
  for (const source of steps.flatMap((step) => leavesOf(step.expression))) {
    if (source.kind === 'literal') used.add(literals[source.literal]?.group ?? source.literal)
  }
  const pinned = new Map(book.pinned)
  for (const literal of literals) {
    if (literal.frozen !== null) pinned.set(literal.group, literal.frozen)
    else if (!used.has(literal.group) && !pinned.has(literal.group)) pinned.set(literal.group, 'unused')
  }
  return pinned
}

function nothingToVary(literals: readonly Literal[], pinned: ReadonlyMap<number, string>): ProgramRefusal {
  if (literals.length === 0) return { refused: 'no-literals', detail: 'The question has no number.' }
  const reasons = [...new Set(pinned.values())]
  const isAmbiguous = reasons.includes('ambiguous') || reasons.includes('doubtful')
  const detail = `All ${literals.length} numbers of the question must stay: ${reasons.join(', ')}.`
  return { refused: isAmbiguous ? 'ambiguous-literal' : 'nothing-to-vary', detail }
}
