import { decodeJsonLines } from '../../engine/decode/json-lines.ts'
import type { Engine } from '../../engine/engine.ts'
import { statsSample, type StatsSample } from '../models/stats-sample.ts'
import { asReadable } from '../readable.ts'

/**
 * `GET /containers/{id}/stats`, a sample a second until it ends. A stream and not one question after another:
 * engine 20.10 answers a question only after a second, a newer one works as hard for each as for a stream's sample.
 */
export async function readStats(
  engine: Engine,
  id: string,
  signal: AbortSignal,
  tell: (sample: StatsSample) => void,
): Promise<void> {
  const stream = await engine.stream(async (docker, abortSignal) => {
    const options = { stream: true as const, abortSignal }
    return asReadable(await docker.getContainer(id).stats(options))
  }, signal)
  for await (const lines of decodeJsonLines(stream)) {
    for (const line of lines) {
      const sample = line.ok ? statsSample(line.value) : null
      if (sample !== null) tell(sample)
    }
  }
}
