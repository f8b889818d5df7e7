/**
 * The image that a pasted line names, as documents and Docker Hub give it to copy: `docker pull nginx`, `docker run -it
 * ubuntu bash`, `FROM nginx:1.27 AS web`, `https://hub.docker.com/r/bitnami/nginx`. Any other text stays itself.
 */
export function pastedReference(text: string): string {
  const line = text.trim().replace(/^[$#]\s+/, '')
  for (const form of forms) {
    const named = form.exec(line)?.[1]
    if (named !== undefined) return named
  }
  return text
}

const docker = String.raw`^(?:sudo\s+)?docker\s+`
/** A flag with a value in a word of its own is not known from an image, but for this one. */
const flags = String.raw`(?:(?:--platform\s+\S+|--?[a-z][\w-]*(?:=\S+)?)\s+)*`
const image = String.raw`([^\s-]\S*)`

const forms: readonly RegExp[] = [
  new RegExp(String.raw`${docker}(?:image\s+)?(?:pull|search)\s+${flags}${image}$`),
  new RegExp(
    String.raw`${docker}(?:container\s+)?run\s+(?:(?:-[dit]+|--rm|--detach|--interactive|--tty)\s+)*${image}(?:\s.*)?$`,
  ),
  new RegExp(String.raw`^FROM\s+${flags}${image}(?:\s+(?:AS|as)\s+\S+)?$`),
  /^(?:https?:\/\/)?hub\.docker\.com\/_\/([^\s/?#]+)/,
  /^(?:https?:\/\/)?hub\.docker\.com\/r\/([^\s/?#]+\/[^\s/?#]+)/,
]
