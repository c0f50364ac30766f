/** Explorer script, part 2: makes elements. Text from rows only ever becomes text nodes. */

/** Plain JavaScript, put into the page as it is. */
export const elementScript = String.raw`
function make(name, attributes, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'onclick') element.addEventListener('click', value)
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== ''))
  return element
}

const tones = {
  accepted: 'good', pass: 'good', rejected: 'bad', failed: 'bad', fail: 'bad', error: 'bad',
  pending: 'doubt', abstain: 'doubt',
}
const badge = (text) => make('span', { class: 'badge ' + (tones[text] || 'calm') }, text)

const isPlain = (value) => value === null || typeof value !== 'object'
const plainText = (value) => (typeof value === 'string' ? value : JSON.stringify(value))

function valueElement(value, depth = 0) {
  if (isPlain(value)) return make('span', { class: 'value' }, plainText(value))
  if (depth > 5) return make('pre', {}, JSON.stringify(value, null, 2))
  if (!Array.isArray(value)) return pairs(Object.entries(value), depth + 1)
  if (value.length === 0) return make('span', { class: 'value soft' }, 'none')
  if (value.every(isPlain)) return make('span', { class: 'value' }, value.map(plainText).join(', '))
  if (value.every((item) => !isPlain(item) && !Array.isArray(item))) return tableOf(value, depth + 1)
  return make('ol', { class: 'values' }, value.map((item) => make('li', {}, valueElement(item, depth + 1))))
}

function pairs(entries, depth = 0) {
  return make('dl', { class: 'pairs' }, entries.map(([key, value]) =>
    make('div', {}, make('dt', {}, key), make('dd', {}, valueElement(value, depth)))))
}

function tableOf(items, depth) {
  const keys = [...new Set(items.flatMap((item) => Object.keys(item)))]
  const head = make('tr', {}, keys.map((key) => make('th', { scope: 'col' }, key)))
  const body = items.map((item) => make('tr', {}, keys.map((key) =>
    make('td', {}, key in item ? valueElement(item[key], depth) : ''))))
  return make('div', { class: 'table' }, make('table', { class: 'small' }, make('thead', {}, head), make('tbody', {}, body)))
}

function rowLink(id) {
  if (!positions.has(id)) return make('code', { class: 'id' }, id)
  return make('a', { class: 'id', href: '#row=' + encodeURIComponent(id) }, id)
}
`
