/** Explorer script, part 1: decodes the rows of the page, filters and counts them. No markup here. */

/** Plain JavaScript, put into the page as it is. */
export const modelScript = String.raw`
const data = JSON.parse(document.getElementById('row-data').textContent)
const word = (number) => (number === undefined || number < 0 ? null : data.words[number])

const rows = data.rows.map((row, position) => ({
  position,
  id: row.i,
  step: word(row.s),
  fields: row.d,
  origin: word(row.o),
  method: word(row.m),
  task: row.t,
  draft: row.n || 0,
  parents: (row.p || []).map(([id, from, place]) => ({ id, from: word(from), row: place })),
  root: row.r,
  asked: row.a,
  notes: row.k,
  state: word(row.z),
  reason: word(row.y),
  by: word(row.b),
  evidence: row.e,
  verdicts: (row.v || []).map(([verifier, verdict, reason, evidence]) => ({
    verifier: word(verifier),
    verdict: word(verdict),
    reason: word(reason),
    evidence,
  })),
  refusal: row.x,
  isReleased: row.q === 1,
}))

const positions = new Map(rows.map((row) => [row.id, row.position]))

const facets = [
  { id: 'state', of: (row) => (row.isReleased ? [row.state, 'in the result'] : [row.state]) },
  { id: 'by', of: (row) => [row.by] },
  { id: 'reason', of: (row) => [row.reason] },
  { id: 'step', of: (row) => [row.step] },
  { id: 'origin', of: (row) => [row.origin] },
]

const haystacks = []
function haystack(row) {
  if (haystacks[row.position] === undefined) {
    haystacks[row.position] = (row.id + '\n' + texts(row.fields).join('\n')).toLowerCase()
  }
  return haystacks[row.position]
}

function texts(value) {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return [String(value)]
  return Object.values(value).flatMap(texts)
}

function matches(row, query, chosen) {
  for (const facet of facets) {
    const wanted = chosen[facet.id]
    if (wanted && !facet.of(row).includes(wanted)) return false
  }
  return query.every((part) => haystack(row).includes(part))
}

function select(search, chosen) {
  const query = search.toLowerCase().split(/\s+/).filter((part) => part !== '')
  return rows.filter((row) => matches(row, query, chosen))
}

function countBy(facet) {
  const counts = new Map()
  for (const row of rows) {
    for (const value of facet.of(row)) if (value !== null) counts.set(value, (counts.get(value) || 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

const telling = ['question', 'prompt', 'instruction', 'input', 'title', 'text', 'content']

function excerptOf(row) {
  const all = Object.entries(row.fields).filter(([key, value]) => key !== 'id' && typeof value === 'string')
  const rank = ([key]) => (telling.includes(key) ? telling.indexOf(key) : telling.length)
  all.sort((a, b) => rank(a) - rank(b))
  const prose = all.find(([, value]) => value.trim().includes(' ')) || all.find(([, value]) => value.trim() !== '')
  const text = prose === undefined ? texts(row.fields).join(' · ') : prose[1]
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = Array.from(line.slice(0, 400))
  return letters.length > 180 ? letters.slice(0, 180).join('') + '…' : line
}
`
