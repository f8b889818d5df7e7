import type { Docker } from './docker-cli.ts'

/** Takes every container, image, volume and network off the engine, so that each test begins with nothing. */
export async function emptyEngine(docker: Docker): Promise<void> {
  const containers = words(await docker('ps', '--all', '--quiet', '--no-trunc'))
  if (containers.length > 0) await docker('rm', '--force', '--volumes', ...containers)
  const images = [...new Set(words(await docker('images', '--all', '--quiet', '--no-trunc')))]
  if (images.length > 0) await docker('rmi', '--force', ...images).catch(() => undefined)
  const volumes = words(await docker('volume', 'ls', '--quiet'))
  if (volumes.length > 0) await docker('volume', 'rm', '--force', ...volumes)
  await docker('network', 'prune', '--force')
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}
