/** The job as a recipe of Cupel. */

/** One field of text for each seed; `endpoint` is fixed, so that the changing port changes nothing that is asked. */
export function recipe({ seeds, url, model, prompt, maxTokens, concurrency, timeoutSeconds }) {
  const template = prompt.replaceAll('{', '{{source.').replaceAll('}', '}}')
  return `cupel: 1
name: peers
models:
  writer:
    provider: openai-compatible
    url: ${url}
    endpoint: mock
    model: ${model}
    maxTokens: ${maxTokens}
    concurrency: ${concurrency}
    timeoutSeconds: ${timeoutSeconds}
sources:
  seeds: { path: ${JSON.stringify(seeds)}, kind: synthetic }
generate:
  - id: ask
    method: fields
    from: seeds
    model: writer
    with:
      fields:
        id: { expr: source.id }
        text: { text: ${JSON.stringify(template)} }
`
}
