/** Loaded before a program with `node --import`: every host that it connects to or looks up is noted in a file. */

import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const file = process.env.CUPEL_TEST_CONTACTS ?? ''

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function noted(...parameters) {
  const [first] = parameters.flat()
  if (typeof first === 'object' && first?.port !== undefined) {
    appendFileSync(file, `${first.host ?? 'localhost'}:${first.port}\n`)
  }
  return connect.apply(this, parameters)
}

const { lookup } = dns
dns.lookup = (host, ...rest) => {
  appendFileSync(file, `lookup ${host}\n`)
  return lookup(host, ...rest)
}
for (const name of ['resolve', 'resolve4', 'resolve6']) {
  const own = dns[name]
  dns[name] = (host, ...rest) => {
    appendFileSync(file, `lookup ${host}\n`)
    return own(host, ...rest)
  }
}
syncBuiltinESMExports()
