/** Explorer script, part 4: the list with search, filters, pages and links to single rows. */

/** Plain JavaScript, put into the page as it is. */
export const listScript = String.raw`
const at = (id) => document.getElementById(id)
const explorer = at('explorer')
const isGuarded = explorer.dataset.risk === 'high'
const PAGE = 25
const view = { page: 0, shown: rows, open: new Set(), revealed: new Set() }

function draw() {
  const pages = Math.max(1, Math.ceil(view.shown.length / PAGE))
  view.page = Math.min(view.page, pages - 1)
  const from = view.page * PAGE
  const part = view.shown.slice(from, from + PAGE)
  at('row-list').replaceChildren(...part.map(item))
  const number = (value) => value.toLocaleString('en-US')
  at('row-count').textContent = view.shown.length === 0
    ? 'No row fits.'
    : 'Rows ' + number(from + 1) + '–' + number(from + part.length) + ' of ' + number(view.shown.length)
  at('row-page').textContent = 'Page ' + number(view.page + 1) + ' of ' + number(pages)
  at('row-previous').disabled = view.page === 0
  at('row-next').disabled = view.page >= pages - 1
}

function item(row) {
  const isOpen = view.open.has(row.id)
  const isShown = !isGuarded || view.revealed.has(row.id)
  const why = [row.by, row.reason].filter((part) => part !== null).join(' · ')
  const excerpt = isShown ? excerptOf(row) || '(no text)' : 'Text hidden'
  const head = make('button', {
    type: 'button', class: 'row-head', 'aria-expanded': String(isOpen), 'aria-controls': 'detail-' + row.position,
    onclick: () => toggle(row),
  },
    badge(row.state),
    make('span', { class: 'row-text' + (isShown ? '' : ' soft') }, excerpt),
    make('span', { class: 'row-why' }, why || (row.isReleased ? row.origin + ' · ' + row.step : '')),
  )
  const body = make('div', { class: 'row-body', id: 'detail-' + row.position, hidden: !isOpen })
  if (isOpen) body.append(...(isShown ? [detailOf(row)] : [reveal(row)]))
  return make('li', { 'data-row': row.id }, head, body)
}

function reveal(row) {
  return make('div', { class: 'guard' },
    make('p', {}, 'The recipe calls this data high risk, so texts are hidden until you ask for them.'),
    make('button', { type: 'button', onclick: () => { view.revealed.add(row.id); redraw(row) } }, 'Show this row'))
}

function toggle(row) {
  if (!view.open.delete(row.id)) view.open.add(row.id)
  redraw(row)
}

function redraw(row) {
  const old = [...at('row-list').children].find((element) => element.dataset.row === row.id)
  if (old === undefined) return
  const fresh = item(row)
  old.replaceWith(fresh)
  fresh.querySelector('.row-head').focus({ preventScroll: true })
}

function search() {
  const chosen = Object.fromEntries(facets.map((facet) => [facet.id, at('row-' + facet.id).value]))
  view.shown = select(at('row-search').value, chosen)
  view.page = 0
  draw()
}

function openFromAddress() {
  const target = document.getElementById(location.hash.slice(1))
  if (target instanceof HTMLDetailsElement) target.open = true
  const match = /^#row=(.+)$/.exec(location.hash)
  if (match === null) return
  let id = match[1]
  try { id = decodeURIComponent(id) } catch { /* an address typed by hand */ }
  for (const facet of facets) at('row-' + facet.id).value = ''
  at('row-search').value = id
  if (positions.has(id)) view.open.add(id)
  search()
  if (!positions.has(id)) at('row-count').textContent = 'Row ' + id + ' is not on this page: cupel explain ' + id
  explorer.scrollIntoView({ block: 'start' })
}

function fillFacets() {
  for (const facet of facets) {
    const counts = countBy(facet)
    const options = counts.map(([value, count]) => make('option', { value }, value + ' (' + count.toLocaleString('en-US') + ')'))
    at('row-' + facet.id).append(...options)
    at('row-' + facet.id).addEventListener('change', search)
    if (counts.length < 2) at('row-' + facet.id).closest('label').hidden = true
  }
}

let waiting
function start() {
  fillFacets()
  at('row-search').addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(search, 120) })
  at('row-clear').addEventListener('click', () => {
    for (const facet of facets) at('row-' + facet.id).value = ''
    at('row-search').value = ''
    search()
  })
  const turn = (step) => () => { view.page += step; draw(); explorer.scrollIntoView({ block: 'start' }) }
  at('row-previous').addEventListener('click', turn(-1))
  at('row-next').addEventListener('click', turn(1))
  addEventListener('hashchange', openFromAddress)
  addEventListener('beforeprint', () => { for (const element of document.querySelectorAll('details')) element.open = true })
  explorer.hidden = false
  draw()
  openFromAddress()
}
start()
`
