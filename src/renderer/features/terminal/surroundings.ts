import type { Surroundings } from './terminals.ts'

/** The form as it is typed. */
export interface TypedSurroundings {
  readonly user: string
  readonly workingDir: string
  /** One `NAME=value` a line. */
  readonly env: string
}

export const noSurroundings: TypedSurroundings = { user: '', workingDir: '', env: '' }

export interface ReadSurroundings {
  readonly surroundings: Surroundings
  /** What is wrong, by field. */
  readonly badDirectory: boolean
  /** The first line that is no variable; null when all are. */
  readonly badLine: string | null
}

export function readSurroundings({ user, workingDir, env }: TypedSurroundings): ReadSurroundings {
  const lines = env.split('\n').filter((line) => line.trim() !== '')
  const variables = lines.map((line) => {
    const equals = line.indexOf('=')
    return equals < 1 ? null : { name: line.slice(0, equals).trim(), value: line.slice(equals + 1) }
  })
  const good = variables.filter((variable) => variable !== null)
  const bad = variables.findIndex((variable) => variable === null || variable.name === '')
  const directory = workingDir.trim()
  return {
    surroundings: {
      ...(user.trim() === '' ? {} : { user: user.trim() }),
      ...(directory === '' ? {} : { workingDir: directory }),
      ...(good.length === 0 ? {} : { env: good }),
    },
    badDirectory: directory !== '' && !directory.startsWith('/'),
    badLine: bad < 0 ? null : (lines[bad] ?? ''),
  }
}
