type Path = readonly (string | number)[]

/**
 * A path as `docker inspect --format` takes it: `{{.HostConfig.Memory}}`, `{{(index .Mounts 0).Source}}`. Objects and
 * arrays are asked for as JSON, because Go would print them in its own way.
 */
export function goTemplate(path: Path, isLeaf: boolean): string {
  const expression = path.reduce<string>((inner, step) => {
    if (typeof step === 'string' && /^[A-Za-z_]\w*$/.test(step)) return `${inner}.${step}`
    return `(index ${inner === '' ? '.' : inner} ${typeof step === 'number' ? step : JSON.stringify(step)})`
  }, '')
  const bare = /^\((index [^()]*)\)$/.exec(expression)?.[1] ?? (expression === '' ? '.' : expression)
  return isLeaf ? `{{${bare}}}` : `{{json ${expression === '' ? '.' : expression}}}`
}

/** A path as jq takes it, for what `docker inspect` prints: an array with one object. */
export function jqPath(path: Path): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
  })
  return `.[0]${steps.join('')}`
}
