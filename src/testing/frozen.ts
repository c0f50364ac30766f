/** Freezes values all the way down, so that a plug-in that writes to its input is caught at the write. */

/** The same value, frozen with everything inside it. Cost: O(size). Maps and sets are not covered. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
  return value
}
