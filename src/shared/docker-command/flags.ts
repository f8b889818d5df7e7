/** A flag with its value; nothing when there is none. */
export function option(flag: string, value: string | number | undefined): string[] {
  return value === undefined || value === '' ? [] : [flag, String(value)]
}

/** A flag for each value. */
export function each(flag: string, values: readonly string[] | undefined): string[] {
  return (values ?? []).flatMap((value) => [flag, value])
}

/** A flag for each `NAME=VALUE`. */
export function pairs(flag: string, values: Readonly<Record<string, string>> | undefined): string[] {
  return Object.entries(values ?? {}).flatMap(([name, value]) => [flag, `${name}=${value}`])
}

/** A flag without a value. */
export function toggle(flag: string, on: boolean | undefined): string[] {
  return on ? [flag] : []
}

/** The largest binary unit that divides it, as `--memory` reads it. */
export function sizeValue(bytes: number): string {
  const units = [
    ['g', 1024 ** 3],
    ['m', 1024 ** 2],
    ['k', 1024],
  ] as const
  const fitting = bytes > 0 ? units.find(([, size]) => bytes % size === 0) : undefined
  return fitting ? `${bytes / fitting[1]}${fitting[0]}` : `${bytes}`
}

/** A time as Go reads it. */
export function durationValue(milliseconds: number): string {
  const units = [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ] as const
  const fitting = units.find(([, size]) => milliseconds % size === 0)
  return fitting ? `${milliseconds / fitting[1]}${fitting[0]}` : `${milliseconds}ms`
}
