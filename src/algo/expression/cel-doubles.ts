/** The CEL environment in which whole numbers and doubles mix freely, with the few number functions CEL lacks. */

import { Environment } from '@marcbachmann/cel-js'

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
}

let shared: Environment | undefined

/**
 * The environment that all expressions share; undeclared names are of dynamic type.
 *
 * Beside standard CEL: arithmetic between whole numbers and doubles (result double), `%` on doubles, positions
 * given as doubles to `substring`, and round(x), round(x, decimals), floor, ceil, abs, min, max.
 * Rounding is half away from zero.
 */
export function celDoubles(): Environment {
  shared ??= build()
  return shared
}

function build(): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false })
  for (const [operator, apply] of Object.entries(ARITHMETIC)) {
    const mixed = (left: number | bigint, right: number | bigint) => apply(Number(left), Number(right))
    environment.registerOperator(`int ${operator} double`, mixed)
    environment.registerOperator(`double ${operator} int`, mixed)
  }
  environment.registerOperator('double % double', (left: number, right: number) => left % right)
  return registerText(registerNumbers(environment))
}

function registerNumbers(environment: Environment): Environment {
  const single = {
    floor: Math.floor,
    ceil: Math.ceil,
    abs: Math.abs,
    round: (value: number) => roundTo(value, 0),
  }
  const double = { round: roundTo, min: Math.min, max: Math.max }
  for (const [name, apply] of Object.entries(single)) {
    environment.registerFunction(`${name}(dyn): double`, (value: unknown) => apply(Number(value)))
  }
  for (const [name, apply] of Object.entries(double)) {
    environment.registerFunction(`${name}(dyn, dyn): double`, (left: unknown, right: unknown) =>
      apply(Number(left), Number(right)),
    )
  }
  return environment
}

function registerText(environment: Environment): Environment {
  return environment
    .registerFunction('string.substring(double): string', (text: string, from: number) => text.slice(from))
    .registerFunction('string.substring(double, double): string', (text: string, from: number, to: number) =>
      text.slice(from, to),
    )
}

function roundTo(value: number, decimals: number): number {
  const rounded = shiftPoint(Math.round(shiftPoint(Math.abs(value), decimals)), -decimals)
  return Number.isFinite(rounded) ? Math.sign(value) * rounded : value
}

/** Moves the decimal point by the digits as written, so that 1.005 becomes 100.5 and not 100.49999999999999. */
function shiftPoint(value: number, places: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}
