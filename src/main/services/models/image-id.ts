import { text } from './raw.ts'

/** An image's id with its algorithm: Podman leaves `sha256:` out in some answers, and in others it does not. */
export function imageId(value: unknown): string {
  const id = text(value)
  return /^[0-9a-f]{64}$/.test(id) ? `sha256:${id}` : id
}
