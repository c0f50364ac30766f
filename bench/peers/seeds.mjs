/** The seeds of the job: pairs of a topic and a level, all different, always the same. */

import { writeFileSync } from 'node:fs'

const things = ['rivers', 'bridges', 'magnets', 'bread', 'comets', 'bees', 'clocks', 'glaciers', 'sails', 'mirrors']
const places = ['at sea', 'in winter', 'in a city', 'on a farm', 'in the desert', 'at night', 'on the Moon', 'underground']
const views = ['long ago', 'today', 'in a hundred years', 'in stories', 'in sports', 'in art', 'in war', 'in medicine']
const levels = ['a small child', 'a pupil', 'a student', 'a teacher', 'an engineer', 'a farmer', 'a nurse', 'a poet']

/** Writes so many seeds as JSON lines {id, topic, level}. */
export function writeSeeds(path, count) {
  const lines = []
  for (let id = 0; id < count; id += 1) lines.push(JSON.stringify({ id, ...seedOf(id) }))
  writeFileSync(path, `${lines.join('\n')}\n`)
  return { path, count }
}

/** Beyond all combinations the topic gets a number, so that no two prompts are equal. */
function seedOf(id) {
  const digits = []
  let left = id
  for (const list of [levels, things, places, views]) {
    digits.push(list[left % list.length])
    left = Math.floor(left / list.length)
  }
  const [level, thing, place, view] = digits
  return { topic: `${thing} ${place} ${view}${left === 0 ? '' : ` ${left + 1}`}`, level }
}
