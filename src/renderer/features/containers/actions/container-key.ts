/** Under this key the store keeps what is pending and what failed for one container. */
export function containerKey(id: string): string {
  return `container:${id}`
}

/** Kill beside a running stop is an action of its own: the stop stays pending until the engine ends it. */
export function killNowKey(id: string): string {
  return `container:${id}:kill-now`
}

export function renameKey(id: string): string {
  return `container:${id}:rename`
}
