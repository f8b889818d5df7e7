import { parseReference } from './image-reference.ts'

/**
 * The registry that a person means: `https://reg.example/` and `reg.example/v2/` are `reg.example`, nothing and Docker
 * Hub's many names are `docker.io`. Null for what no registry can be called.
 */
export function registryFrom(text: string): string | null {
  const host = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/(?:v[12]\/?)?$/, '')
  if (host === '' || hubNames.has(host.toLowerCase())) return 'docker.io'
  const parsed = parseReference(`${host}/a`)
  const isHost = parsed.ok && parsed.reference.kind === 'name' && parsed.reference.domain === host
  return isHost ? host : null
}

const hubNames = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'hub.docker.com'])
