/** Waiting for several works at once without leaving any behind. */

/**
 * The values of all works in their order. Unlike `Promise.all` it waits until every one has ended, so that none is left
 * in flight when one throws; then it throws what the first of them threw, in the order given and not of time.
 */
export async function together<Value>(works: readonly Promise<Value>[]): Promise<Value[]> {
  const ended = await Promise.allSettled(works)
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}
