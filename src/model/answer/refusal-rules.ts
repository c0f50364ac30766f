/** The rules by which an English text is recognised as a refusal: few, named, each with its reason. */

/** A rule: a pattern over the prepared opening of an answer, and why it is one. */
export interface RefusalRule {
  /** Kebab-case; stands in the detail of a refusal. */
  readonly id: string
  /** What the rule looks for, in a sentence. */
  readonly says: string
  /** Matches lower-case text without contractions, quoted speech and marks of Markdown, with single spaces. */
  readonly pattern: RegExp
}

/** A sentence, or a clause after a connective: "she said I cannot help you" is nobody's refusal. */
const OPENS = '(?:^|[.!?;,–—-] |\\b(?:but|so|and|therefore|hence|however|unfortunately) )'

const UNABLE = [
  '(?:cannot|can not|could not|will not|refuse to|decline to)',
  '(?:must|have to) (?:respectfully |politely )?(?:decline|refuse) to',
  '(?:am|are)(?: \\w+)? (?:unable|not able|not going|not allowed|not permitted|not programmed|not designed|not willing) to',
  '(?:am|do) not (?:feel )?comfortable',
].join('|')

const SERVE = [
  '(?:help|assist|aid)(?: you)?(?: (?:with|in|to)\\b|[.!,;]|$)',
  '(?:provid(?:e|ing)|offer(?:ing)?|shar(?:e|ing)|discuss(?:ing)?|answer(?:ing)?|advise|suggest)\\b',
  '(?:fulfill?|comply|satisfy|respond to|endorse|condone|encourage|promote|participate|engag(?:e|ing) in)\\b',
  '(?:creat(?:e|ing)|writ(?:e|ing)|generat(?:e|ing)|produc(?:e|ing))\\b',
  'giv(?:e|ing) (?:you|advice|instructions|information|guidance)\\b',
  '(?:tell|teach) you\\b',
  '(?:complete|do) (?:your |this |that |so\\b)',
].join('|')

/** A tutor keeps the answer to himself, and praise has no limit: neither refuses. */
const NO_REFUSAL =
  '(?! (?:you )?the (?:final |full |whole |complete )*(?:answer|solution)s?\\b)(?![^.]{0,60} enough\\b)'

/**
 * The rules in the order in which they are tried.
 *
 * They know English only, and the habits of assistants of 2023 on which they were chosen (docs/refusals.md). Advice that
 * leads away from the request without a word of refusing is not recognised.
 */
export const refusalRules: readonly RefusalRule[] = [
  {
    id: 'cannot-serve',
    says: 'In the first person: unable or unwilling to do a service, such as to help, provide, write or answer.',
    pattern: new RegExp(
      `${OPENS}(?:i|we) (?:just |simply |really |also |still )?(?:${UNABLE})(?: \\w+ly)? (?:${SERVE})${NO_REFUSAL}`,
    ),
  },
  {
    id: 'machine-declines',
    says: 'The answer begins with "I am an AI" and in the same sentence declines to condone, help or provide.',
    pattern:
      /^(?:[^.!?]{0,60}, )?i am (?:just |only )?an (?:ai|artificial)\b[^.!?]{0,60} (?:and|so|but)(?: i)? (?:do not|cannot|am not able to|will not) (?:condone|endorse|promote|support|encourage|tolerate|engage|participate|provide|assist|help)\b/,
  },
  {
    id: 'not-right-to-ask',
    says: 'A sentence begins by calling the thing asked for not appropriate, ethical, okay or acceptable.',
    pattern:
      /(?:^|[.!?] |\b(?:but|that|however,) )it (?:is|would be) (?:(?:not|never) (?:\w+ly )?(?:appropriate|ethical|okay|acceptable)|(?:\w+ly )?(?:unethical|inappropriate|unacceptable))\b/,
  },
  {
    id: 'own-purpose',
    says: 'The speaker gives his own programming, principles or policies as the reason.',
    pattern:
      /\b(?:against|not within|outside|beyond|violates?|not in line with|not aligned? with) my (?:\w+ ){0,3}(?:programming|guidelines|principles|purpose|capabilities|ethic\w*|polic\w+|scope)\b/,
  },
]
