/** A planted violation of every rule, with where the rule must point, and a near miss that it must let go. */

/** One rule with a tree that breaks it and a tree that nearly does. */
export interface Planted {
  readonly rule: string
  readonly breaks: Readonly<Record<string, string>>
  /** Where the rule must point, `path:line`. */
  readonly at: readonly string[]
  readonly nearMiss: Readonly<Record<string, string>>
}

const header = '/** What this file is for. */\n\n'
const lines = (count: number): string => `${header}${'// line\n'.repeat(count - 2)}`
const body = (count: number): string => `{\n${'  go()\n'.repeat(count - 2)}}`

/** A violation of every rule. */
export const planted: readonly Planted[] = [
  {
    rule: 'layering',
    breaks: {
      'algo/words.ts': "import { run } from '../run/run.js'\nexport type Run = typeof run\n",
      'measure/lengths.ts': "import type { Drop } from '../refine/drop.js'\n",
      'refine/drop.ts': 'export type Drop = 1\n',
      'run/run.ts': "export const run = () => import('../cli/main.js')\n",
      'cli/main.ts': 'export const main = 1\n',
      'testing/exam.ts': "import '../cli/main.js'\n",
      'record/version.ts': "import { version } from '../index.js'\n",
      'index.ts': 'export const version = 1\n',
      'extra/file.ts': 'export const extra = 1\n',
      'loose.ts': 'export const loose = 1\n',
    },
    at: [
      'algo/words.ts:1',
      'extra/file.ts:1',
      'loose.ts:1',
      'measure/lengths.ts:1',
      'record/version.ts:1',
      'run/run.ts:1',
      'testing/exam.ts:1',
    ],
    nearMiss: {
      'algo/words.ts': 'export const words = 1\n',
      'measure/lengths.ts':
        "import { words } from '../algo/words.js'\nimport './share.js'\nimport zod from 'zod'\n",
      'measure/share.ts':
        "// import '../refine/drop.js'\nexport const text = \"import '../refine/drop.js'\"\n",
      'refine/drop.ts': "import { words } from '../algo/words.js'\n",
      'testing/exam.ts': "import '../refine/drop.js'\nimport '../measure/lengths.js'\n",
      'index.ts': "export { words } from './algo/words.js'\n",
    },
  },
  {
    rule: 'cycles',
    breaks: {
      'algo/a.ts': "import { b } from './b.js'\n",
      'algo/b.ts': "import type { C } from './c.js'\n",
      'algo/c.ts': "export type C = import('./a.js').A\n",
      'algo/d.ts': "import { a } from './a.js'\n",
      'store/e.ts': "export const e = () => import('./f.js')\n",
      'store/f.ts': "export * from './e.js'\n",
    },
    at: ['algo/a.ts:1', 'store/e.ts:1'],
    nearMiss: {
      'algo/a.ts': "import { b } from './b.js'\nimport { c } from './c.js'\n",
      'algo/b.ts': "import { c } from './c.js'\n",
      'algo/c.ts': 'export const c = 1\n',
    },
  },
  {
    rule: 'mutual-folders',
    breaks: {
      'algo/text/words.ts': "import { sum } from '../number/sum.js'\n",
      'algo/text/lines.ts': 'export const lines = 1\n',
      'algo/number/sum.ts': 'export const sum = 1\n',
      'algo/number/mean.ts': "import { lines } from '../text/lines.js'\n",
    },
    at: ['algo/number/mean.ts:1'],
    nearMiss: {
      'algo/text/words.ts': "import { sum } from '../number/sum.js'\nimport { top } from '../top.js'\n",
      'algo/number/sum.ts': 'export const sum = 1\n',
      'algo/top.ts': "import { sum } from './number/sum.js'\n",
    },
  },
  {
    rule: 'file-length',
    breaks: { 'algo/long.ts': lines(401) },
    at: ['algo/long.ts:401'],
    nearMiss: { 'algo/long.ts': lines(400) },
  },
  {
    rule: 'function-length',
    breaks: {
      'algo/a.ts': `function long() ${body(61)}\n`,
      'algo/b.ts': `class B {\n  constructor() ${body(61)}\n}\n`,
      'algo/c.ts': `export const c = () => ${body(61)}\n`,
    },
    at: ['algo/a.ts:1', 'algo/b.ts:2', 'algo/c.ts:1'],
    nearMiss: {
      'algo/a.ts': `function fits() ${body(60)}\n`,
      'algo/b.ts': `export const table = () => [\n${'  1,\n'.repeat(80)}]\n`,
    },
  },
  {
    rule: 'no-any',
    breaks: { 'algo/a.ts': 'export const a: any = 1\nconst b = a as Map<string, any>\n' },
    at: ['algo/a.ts:1', 'algo/a.ts:2'],
    nearMiss: { 'algo/a.ts': "/** any */\nexport const any = 'any' // : any\n" },
  },
  {
    rule: 'no-non-null',
    breaks: { 'algo/a.ts': 'const a = b!\nclass C {\n  d!: number\n}\nlet e!: number\n' },
    at: ['algo/a.ts:1', 'algo/a.ts:3', 'algo/a.ts:5'],
    nearMiss: { 'algo/a.ts': "const a = !b && c !== d\nconst text = 'b!'\n" },
  },
  {
    rule: 'no-silencing',
    breaks: {
      'algo/a.ts': '// @ts-ignore: because it is so\nconst a = 1\n// @ts-expect-error\nconst b = 1\n',
      'algo/b.ts': '// oxlint-disable-next-line no-console\nconst a = 1\n/* eslint-disable */\n',
    },
    at: ['algo/a.ts:1', 'algo/a.ts:3', 'algo/b.ts:1', 'algo/b.ts:3'],
    nearMiss: {
      'algo/a.ts': '// @ts-expect-error: the package ships wrong types\nconst a = "@ts-ignore"\n',
      'algo/b.ts': '// oxlint-disable-next-line no-control-regex -- NUL is what it looks for\nconst a = 1\n',
    },
  },
  {
    rule: 'header',
    breaks: { 'algo/a.ts': 'const a = 1\n', 'algo/b.ts': '/** Words. */\nconst b = 1\n', 'algo/c.ts': '' },
    at: ['algo/a.ts:1', 'algo/b.ts:1', 'algo/c.ts:1'],
    nearMiss: {
      'algo/a.ts': `${header}const a = 1\n`,
      'cli/main.ts': `#!/usr/bin/env node\n${header}go()\n`,
    },
  },
  {
    rule: 'documented-exports',
    breaks: {
      'algo/a.ts': `${header}export const a = 1\n`,
      'algo/b.ts': `${header}const b = 1\n// A line comment is none.\nexport function c() {}\n`,
      'algo/c.ts': `${header}/** Type. */\nexport type D = 1\n\n/** Documented, all three. */\nexport enum E {}\nexport class F {}\n`,
    },
    at: ['algo/a.ts:3', 'algo/b.ts:5', 'algo/c.ts:4', 'algo/c.ts:8'],
    nearMiss: {
      'algo/a.ts': `${header}/** The first of all. */\nexport const a = 1\nconst b = 1\nexport * from './b.js'\n`,
      'algo/b.ts': `${header}/** One or two. */\nexport function f(a: 1): 1\nexport function f(a: 2): 2\nexport function f(a: 1 | 2) { return a }\n`,
    },
  },
  {
    rule: 'exports-at-declaration',
    breaks: { 'algo/a.ts': 'const a = 1\nexport { a }\n' },
    at: ['algo/a.ts:2'],
    nearMiss: { 'algo/a.ts': "export { b } from './b.js'\n" },
  },
  {
    rule: 'no-default-export',
    breaks: {
      'algo/a.ts': 'const a = 1\nexport default a\n',
      'algo/b.ts': 'export default function b() {}\n',
      'algo/c.ts': "export { a as default } from './a.js'\n",
    },
    at: ['algo/a.ts:2', 'algo/b.ts:1', 'algo/c.ts:1'],
    nearMiss: { 'algo/a.ts': "import a from 'a'\nexport const b = { default: a }\n" },
  },
  {
    rule: 'no-bare-error',
    breaks: {
      'algo/a.ts': "throw new Error('no')\n",
      'algo/b.ts': "const reject = () => new TypeError('no')\nconst other = Error('no')\n",
      'algo/c.ts': "throw 'no'\n",
    },
    at: ['algo/a.ts:1', 'algo/b.ts:1', 'algo/b.ts:2', 'algo/c.ts:1'],
    nearMiss: {
      'algo/a.ts': "class OwnError extends Error {}\nthrow new OwnError('x', { message: 'no' })\n",
      'algo/b.ts': 'try { go() } catch (thrown) { throw thrown instanceof Error ? thrown : other }\n',
    },
  },
  {
    rule: 'no-hidden-inputs',
    breaks: {
      'algo/a.ts':
        'const a = Math.random()\nconst b = Date.now()\nconst c = new Date()\nconst d = process.env.HOME\n',
      'measure/b.ts': "import { randomUUID as id } from 'node:crypto'\nconst now = performance.now()\n",
    },
    at: ['algo/a.ts:1', 'algo/a.ts:2', 'algo/a.ts:3', 'algo/a.ts:4', 'measure/b.ts:1', 'measure/b.ts:2'],
    nearMiss: {
      'algo/a.ts':
        "const a = Math.round(1)\nconst b = new Date('2026-01-01')\nconst text = 'Math.random()'\n",
      'run/clock.ts': 'export const now = () => Date.now()\n',
    },
  },
  {
    rule: 'no-network',
    breaks: {
      'source/a.ts': "import { get } from 'node:https'\nconst b = () => fetch('x')\n",
      'run/b.ts': "const c = () => import('undici')\nexport { connect } from 'net'\n",
    },
    at: ['run/b.ts:1', 'run/b.ts:2', 'source/a.ts:1', 'source/a.ts:2'],
    nearMiss: {
      'source/a.ts': "const text = 'node:https'\nthis.fetch('x')\nimport '../algo/net.js'\n",
      'model/b.ts': "import { request } from 'undici'\n",
    },
  },
  {
    rule: 'no-console',
    breaks: {
      'run/a.ts': "console.log('a')\n",
      'store/b.ts': "\nconsole['error']('b')\nconsole.error('b')\n",
    },
    at: ['run/a.ts:1', 'store/b.ts:2', 'store/b.ts:3'],
    nearMiss: { 'cli/a.ts': "console.log('a')\n", 'run/b.ts': "const text = 'console.log'\n" },
  },
  {
    rule: 'names',
    breaks: {
      'algo/utils/words.ts': header,
      'algo/helper.ts': header,
      'measure/distinctN.ts': header,
      'run/common.ts': header,
    },
    at: ['algo/helper.ts:1', 'algo/utils/words.ts:1', 'measure/distinctN.ts:1', 'run/common.ts:1'],
    nearMiss: { 'algo/common-words.ts': header, 'measure/distinct-n.ts': header },
  },
  {
    rule: 'nothing-left-over',
    breaks: { 'algo/a.ts': 'const a = 1\n// TODO: the rest\n', 'algo/b.ts': "throw 'Not implemented'\n" },
    at: ['algo/a.ts:2', 'algo/b.ts:1'],
    nearMiss: { 'algo/a.ts': 'const placeholders = 1\nconst todos = 2\n' },
  },
]
