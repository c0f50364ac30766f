/** Which family a model belongs to, by its name: judges of the family that wrote the data are warned of. */

/**
 * Families and the words they are known by, in the order in which they are looked for. Bases stand before those who
 * train on top of them: `Llama-3.1-Nemotron` and `DeepSeek-R1-Distill-Llama` are llama, since what a model shares with
 * its relatives (vocabulary, habits, preference for its own kind) comes from the weights it started from. Teachers
 * therefore do not count: declare the family in the recipe where the teacher matters.
 */
const FAMILIES: readonly (readonly [family: string, words: RegExp])[] = [
  ['llama', /llama|vicuna|alpaca/],
  ['qwen', /qwen|(?<![a-z])q[wv]q(?![a-z])|tongyi/],
  ['mistral', /mistral|mixtral|ministral|(?:code|magi|dev|pix|math|vox)stral|pixtral|zephyr/],
  ['gemma', /gemma/],
  ['gemini', /gemini/],
  ['claude', /claude/],
  ['pythia', /pythia|gpt-?neo|gpt-j(?![a-z])/],
  ['glm', /glm(?=[-\d])/],
  ['gpt', /gpt|(?<![a-z0-9])o[134](?![a-z0-9.])|davinci|codex/],
  ['phi', /(?<![a-z])phi-?\d/],
  ['deepseek', /deepseek/],
  ['command', /command(?![a-z])|(?<![a-z])aya(?![a-z])/],
  ['granite', /granite/],
  ['nemotron', /nemotron/],
  ['yi', /(?<![a-z])yi-(?:\d|large|medium|coder|lightning|vision|vl)/],
  ['kimi', /kimi|moonshot/],
  ['olmo', /olmo/],
  ['smollm', /smollm/],
  ['falcon', /falcon/],
  ['starcoder', /starcoder/],
  ['grok', /grok/],
  ['nova', /(?<![a-z])nova-(?:micro|lite|pro|premier)/],
  ['jamba', /jamba/],
  ['minimax', /minimax|abab\d/],
  ['internlm', /internlm/],
  ['hunyuan', /hunyuan/],
  ['ernie', /ernie/],
  ['doubao', /doubao/],
  ['exaone', /exaone/],
  ['solar', /(?<![a-z])solar-(?:\d|mini|pro)/],
  ['stablelm', /stablelm/],
  ['bloom', /(?<![a-z])bloom(?:z|-|$)/],
]

/**
 * The family of a model, lower case, or `unknown`. The name is read without its owner first (`org/name`), then with it;
 * a tag (`name:tag`) is part of it, since some tags name the base (`deepseek-r1:8b-llama-distill`). OpenAI's o-series is
 * `gpt`. A fine-tune whose name does not say its base is `unknown`, and so is an alias of one's own.
 */
export function familyOf(model: string): string {
  const whole = model.trim().toLowerCase()
  const name = whole.slice(whole.lastIndexOf('/') + 1)
  return familyIn(name) ?? familyIn(whole) ?? 'unknown'
}

function familyIn(text: string): string | undefined {
  return FAMILIES.find(([, words]) => words.test(text))?.[0]
}
