/** Counts of values: the most frequent ones, and how evenly they are spread. */

/** The entries with the highest counts, at most `limit`; equal counts in order of their key. */
export function mostFrequent(counts: ReadonlyMap<string, number>, limit: number): [string, number][] {
  const sorted = [...counts].sort(([left, x], [right, y]) => y - x || (left < right ? -1 : 1))
  return sorted.slice(0, limit)
}

/**
 * Entropy of the shares in nats: 0 for one value, ln k for k values used evenly. The plug-in estimate, biased low by
 * about (k − 1) / 2n.
 */
export function entropyOf(counts: ReadonlyMap<string, number>): number {
  let total = 0
  for (const count of counts.values()) total += count
  let entropy = 0
  for (const count of counts.values()) entropy -= (count / total) * Math.log(count / total)
  return Math.max(0, entropy)
}
