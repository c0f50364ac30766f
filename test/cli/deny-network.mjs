/** Loaded before a program with `node --import`: every way of Node to reach a host is noted in a file and refused. */

import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

const file = process.env.CUPEL_TEST_CONTACTS ?? ''

function refuse(holder, name, label) {
  holder[name] = () => {
    appendFileSync(file, `${label}.${name}\n`)
    throw new TypeError(`refused: ${label}.${name}`)
  }
}

refuse(net.Socket.prototype, 'connect', 'Socket')
for (const name of ['connect', 'createConnection', 'createServer']) refuse(net, name, 'net')
refuse(tls, 'connect', 'tls')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) refuse(dns, name, 'dns')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) refuse(dns.promises, name, 'dns.promises')
refuse(dgram, 'createSocket', 'dgram')
for (const name of ['request', 'get', 'createServer']) refuse(http, name, 'http')
for (const name of ['request', 'get']) refuse(https, name, 'https')
refuse(http2, 'connect', 'http2')
for (const name of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync']) {
  refuse(childProcess, name, 'child_process')
}
for (const name of ['fetch', 'WebSocket', 'EventSource']) refuse(globalThis, name, 'global')
syncBuiltinESMExports()
