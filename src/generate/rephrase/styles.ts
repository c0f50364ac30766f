/** Ways in which a text is written anew. */

/** A style: its name, and what the model is told. */
export interface Style {
  readonly name: string
  readonly words: string
}

/** Names of the shipped styles. */
export const styleNames = ['plain', 'story', 'formal', 'brief', 'spoken', 'reordered'] as const

/** Name of a shipped style. */
export type StyleName = (typeof styleNames)[number]

const SHIPPED: Readonly<Record<StyleName, string>> = {
  plain: 'Use other words and another sentence structure, at about the same length and in the same tone.',
  story: 'Tell it as a small scene, as somebody would who was there.',
  formal: 'Write as a textbook or an official letter would, precise and impersonal.',
  brief: 'Say it in as few words as possible without leaving anything out.',
  spoken: 'Write as somebody would say it aloud to a friend.',
  reordered: 'Change the order in which things are told: begin with what stands at the end.',
}

/** Styles by name, or with own words. */
export function namedStyles(styles: readonly (StyleName | Style)[]): Style[] {
  return styles.map((style) => (typeof style === 'string' ? { name: style, words: SHIPPED[style] } : style))
}
