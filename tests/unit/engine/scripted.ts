import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { createEngine } from '../../../src/main/engine/connection.ts'
import type { EngineOptions } from '../../../src/main/engine/connection.ts'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { startScriptedEngine } from '../../support/scripted-engine.ts'
import type { Script, ScriptedEngine, Wire } from '../../support/scripted-engine.ts'

export interface Trial {
  readonly fake: ScriptedEngine
  readonly engine: Engine
  readonly warnings: readonly string[]
}

/** A path for a socket that goes with the test. */
export function socketPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-scripted-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'docker.sock')
}

/** A fake engine and the app's connection to it, both ended with the test. */
export async function startTrial(
  scripts: Readonly<Record<string, Script>> = {},
  options: EngineOptions = {},
): Promise<Trial> {
  const fake = await startScriptedEngine(socketPath(), scripts)
  onTestFinished(fake.close)
  return { fake, ...connectTo(fake.host, options) }
}

export function connectTo(address: string, options: EngineOptions = {}): Omit<Trial, 'fake'> {
  const warnings: string[] = []
  const engine = createEngine({
    choice: { kind: 'address', address },
    env: {},
    warn: (message, detail) => warnings.push(`${message} ${String(detail)}`),
    ...options,
  })
  onTestFinished(engine.close)
  return { engine, warnings }
}

export function ready(engine: Engine): Promise<number> {
  return engine.ready(AbortSignal.timeout(4000))
}

/** Waits for what a test expects to come true; the test's own time limit ends the wait. */
export async function until<Value>(look: () => Value | null | undefined | false): Promise<Value> {
  for (;;) {
    const value = look()
    if (value !== null && value !== undefined && value !== false) return value
    await delay(5)
  }
}

/** Keeps `/events` open and gives the test its hands on it. */
export function heldEvents(): { readonly script: Script; readonly wire: () => Wire | null } {
  let held: Wire | null = null
  return {
    script: (_, wire) => {
      held = wire
      wire.head(200, { 'Content-Type': 'application/json' })
    },
    wire: () => held,
  }
}

export function eventLine(
  type: string,
  action: string,
  id: string,
  attributes: Readonly<Record<string, string>> = {},
) {
  return `${JSON.stringify({ Type: type, Action: action, Actor: { ID: id, Attributes: attributes }, time: 1 })}\n`
}

/** The following log of container `a` as a stream of the engine. */
export function openLogs(engine: Engine, signal = new AbortController().signal): Promise<Readable> {
  return engine.stream(async (docker) => {
    const logs = await docker.getContainer('a').logs({ follow: true, stdout: true })
    if (logs instanceof Readable) return logs
    throw new Error('no stream')
  }, signal)
}
