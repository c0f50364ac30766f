/** Takes a picture of a report: `node scripts/screenshot-report.mjs report.html out.png [--dark] [--width n] [--row id] [--print]`. */

import { argv, env, exit } from 'node:process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    width: { type: 'string', default: '1280' },
    row: { type: 'string' },
  },
})
const [page, picture] = positionals
if (page === undefined || picture === undefined) {
  console.error(
    'Usage: node scripts/screenshot-report.mjs report.html out.png [--dark] [--width n] [--row id] [--print]',
  )
  exit(2)
}

const browser = await chromium.launch({
  executablePath: env.CUPEL_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
})
try {
  const tab = await browser.newPage({
    viewport: { width: Number(values.width), height: 900 },
    deviceScaleFactor: 1,
    colorScheme: values.dark ? 'dark' : 'light',
  })
  tab.on('console', (message) => console.error(message.text()))
  tab.on('pageerror', (error) => console.error(error.message))
  tab.on('request', (request) => {
    if (!request.url().startsWith('file:')) console.error(`The page asks for ${request.url()}`)
  })
  if (values.print) await tab.emulateMedia({ media: 'print' })
  const address = pathToFileURL(resolve(page))
  await tab.goto(address.href + (values.row === undefined ? '' : `#row=${values.row}`))
  await tab.waitForTimeout(300)
  await tab.screenshot({ path: picture, fullPage: true })
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (overflow > 0) console.error(`The page is ${overflow} pixels wider than the window.`)
} finally {
  await browser.close()
}
