import { z } from 'zod'
import { parseJson, type RunHelper } from '../../engine/credential-helper.ts'
import { registryOfKey } from '../../engine/credentials.ts'

/** Whom a helper knows, by registry; or why it could not be asked. Only names come out of `list`, never a secret. */
export interface HelperAccounts {
  readonly usernames: ReadonlyMap<string, string>
  readonly problem: string | null
}

const listSchema = z.record(z.string(), z.string())

/** `docker-credential-<name> list`. */
export async function listHelperAccounts(
  run: RunHelper,
  helper: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<HelperAccounts> {
  const answer = await run(helper, 'list', '', env)
  if (!answer.ok) return { usernames: new Map(), problem: answer.found ? answer.problem : null }
  const parsed = listSchema.safeParse(parseJson(answer.output))
  if (!parsed.success) {
    return { usernames: new Map(), problem: `docker-credential-${helper}: its answer cannot be read` }
  }
  const named = Object.entries(parsed.data).map(([key, name]) => [registryOfKey(key), name] as const)
  return { usernames: new Map(named), problem: null }
}
