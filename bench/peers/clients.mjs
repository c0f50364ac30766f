/** The clients that are compared: how each is started, and where its rows are. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, execPath, version } from 'node:process'
import { fileURLToPath } from 'node:url'
import { built, commandLine } from '../built.mjs'
import { makeEnvironment } from './environment.mjs'
import { recipe } from './recipe.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const jobs = {
  distilabel: 'distilabel_job.py',
  curator: 'curator_job.py',
  'data-designer': 'data_designer_job.py',
}

/** Telemetry and look-ups over the network off, only the mock server is talked to, logs short where that is a setting. */
const QUIET = {
  DO_NOT_TRACK: '1',
  HF_HUB_OFFLINE: '1',
  HF_HUB_DISABLE_TELEMETRY: '1',
  DISTILABEL_LOG_LEVEL: 'WARNING',
  TELEMETRY_ENABLED: 'false',
  CURATOR_DISABLE_RICH_DISPLAY: '1',
  LITELLM_LOCAL_MODEL_COST_MAP: 'True',
  NEMO_TELEMETRY_ENABLED: 'false',
  OPENAI_API_KEY: 'none',
  NO_PROXY: '127.0.0.1',
  no_proxy: '127.0.0.1',
}

/** Names of all clients, in the order of the table. */
export const clientNames = ['cupel', ...Object.keys(jobs)]

/** A client that can be started, or `fault` when it cannot be had on this machine. */
export async function createClient(name, venvs) {
  if (name === 'cupel') return cupel()
  const job = jobs[name]
  if (job === undefined) throw new Error(`There is no client "${name}"; the clients are ${clientNames.join(', ')}.`)
  const made = makeEnvironment(name, join(here, `requirements-${name}.txt`), venvs)
  return made.fault === undefined ? peer(name, job, made) : { name, fault: made.fault }
}

function peer(name, job, { python, versions, place }) {
  return {
    name,
    versions,
    prepare(folder, settings) {
      const path = join(folder, 'settings.json')
      writeFileSync(path, JSON.stringify(settings))
      const tokenizers = tokenizerFolder(place)
      const environment = {
        ...QUIET,
        PATH: env.PATH,
        HOME: folder,
        ...(tokenizers === undefined ? {} : { TIKTOKEN_CACHE_DIR: tokenizers }),
      }
      return { command: python, parameters: [join(here, job), path], environment, folder }
    },
    rowsPath: (_folder, { rows }) => rows,
  }
}

function cupel() {
  const { version: ownVersion } = JSON.parse(readFileSync(join(built, '../package.json'), 'utf8'))
  return {
    name: 'cupel',
    versions: { cupel: ownVersion, node: version },
    prepare(folder, settings) {
      const path = join(folder, 'recipe.yaml')
      writeFileSync(path, recipe(settings))
      const parameters = [commandLine, 'run', path, '--out', join(folder, 'run'), '--quiet']
      return { command: execPath, parameters, environment: { PATH: env.PATH, HOME: folder }, folder }
    },
    rowsPath: (folder) => join(folder, 'run/release/data/peers.jsonl'),
  }
}

/** LiteLLM ships the file of tokens that tiktoken would load from the network; peers beside it may use it too. */
function tokenizerFolder(place) {
  for (const root of [place, join(place, '../curator')]) {
    try {
      const python = readdirSync(join(root, 'lib')).find((name) => name.startsWith('python'))
      const folder = join(root, 'lib', python ?? '', 'site-packages/litellm/litellm_core_utils/tokenizers')
      if (readdirSync(folder).length > 0) return folder
    } catch {}
  }
  return undefined
}
