/** Explorer script, part 3: the story of one row, from what it was made from to how it ended. */

/** Plain JavaScript, put into the page as it is. */
export const detailScript = String.raw`
function detailOf(row) {
  const story = [madeStep(row), ...row.verdicts.map(verdictStep), endStep(row)]
  return make('div', { class: 'detail' },
    make('div', { class: 'detail-fields' },
      make('h3', {}, 'Fields'),
      Object.keys(row.fields).length > 0 ? pairs(Object.entries(row.fields)) : make('p', { class: 'soft' }, 'There is no draft.'),
    ),
    make('div', { class: 'detail-story' },
      make('h3', {}, 'Story'),
      make('ol', { class: 'story' }, story),
      make('p', { class: 'soft command' }, 'cupel explain ' + row.id),
    ),
  )
}

function step(title, ...body) {
  return make('li', {}, make('div', { class: 'story-title' }, title), body)
}

function madeStep(row) {
  const isRow = row.origin === 'real' && row.parents.length === 0
  const title = isRow ? ['Read from ', make('strong', {}, row.step)] : ['Made by ', make('strong', {}, row.step)]
  const place = isRow ? row.task : 'task ' + row.task + (row.draft > 0 ? ', draft ' + row.draft : '')
  return step([...title, ' ', make('code', {}, row.method)],
    make('p', { class: 'soft' }, place),
    row.parents.length > 0 ? parentList(row) : '',
    row.asked ? askedTable(row) : '',
    row.notes ? pairs(Object.entries(row.notes)) : '',
    row.refusal ? make('p', {}, badge('rejected'), ' The method gave no draft: ', make('code', {}, row.refusal.refused),
      row.refusal.detail ? '. ' + row.refusal.detail : '') : '',
  )
}

function parentList(row) {
  const items = row.parents.map((parent) =>
    make('li', {}, 'from ' + parent.from + (parent.row > 0 ? ', row ' + parent.row : '') + ' ', rowLink(parent.id)))
  const isFar = row.root && !row.parents.some((parent) => parent.id === row.root)
  if (isFar) items.push(make('li', {}, 'goes back to ', rowLink(row.root)))
  return make('ul', { class: 'parents' }, items)
}

function askedTable(row) {
  const got = (name) => (Object.hasOwn(row.fields, name) ? row.fields[name] : name.split('.').reduce(
    (value, part) => (value !== null && typeof value === 'object' && Object.hasOwn(value, part) ? value[part] : undefined), row.fields))
  const line = ([name, asked]) => {
    const reached = got(name)
    const mark = reached === undefined ? make('span', { class: 'soft' }, 'no such field') : valueElement(reached)
    return make('tr', {}, make('th', { scope: 'row' }, name), make('td', {}, plainText(asked)),
      make('td', { class: reached === asked ? 'same' : reached === undefined ? '' : 'other' }, mark))
  }
  const head = make('tr', {}, ['attribute', 'asked', 'got'].map((title) => make('th', { scope: 'col' }, title)))
  return make('table', { class: 'small' }, make('thead', {}, head), make('tbody', {}, Object.entries(row.asked).map(line)))
}

function verdictStep(one) {
  return step(['Verifier ', make('strong', {}, one.verifier), ' ', badge(one.verdict), one.reason ? [' ', make('code', {}, one.reason)] : ''].flat(),
    one.evidence ? pairs(Object.entries(one.evidence)) : '')
}

function endStep(row) {
  const { partner, score, parameters, ...rest } = row.evidence || {}
  const title = [badge(row.state), row.by ? ' by ' : '', row.by ? make('strong', {}, row.by) : '',
    row.reason ? ' ' : '', row.reason ? make('code', {}, row.reason) : '']
  const partnerLine = partner === undefined ? '' : make('p', {}, 'Because of ', rowLink(String(partner)),
    score === undefined ? '' : ', score ' + score)
  return step(title, partnerLine,
    partner === undefined && score !== undefined ? make('p', {}, 'Score ' + score) : '',
    isObject(parameters) ? pairs(Object.entries(parameters)) : parameters === undefined ? '' : valueElement(parameters),
    Object.keys(rest).length > 0 ? pairs(Object.entries(rest)) : '',
    make('p', { class: 'soft' }, row.isReleased ? 'In the result.' : 'Not in the result.'))
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)
`
