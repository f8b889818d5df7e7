/** A long name by its end, which tells it from others: addresses and references begin alike. */
export function shorten(name: string, length: number): string {
  return name.length <= length ? name : `…${name.slice(1 - length)}`
}
