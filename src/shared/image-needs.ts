type Need = 'terminal' | 'password' | 'port'

interface Requirement {
  /** What the card says the image needs before it is of use. */
  readonly need: Need
  /** Environment that the image refuses to start without. */
  readonly env: readonly string[]
  /** The port that people come for. */
  readonly port: number | null
}

const requirements: Readonly<Partial<Record<string, Requirement>>> = {
  nginx: { need: 'port', env: [], port: 80 },
  httpd: { need: 'port', env: [], port: 80 },
  registry: { need: 'port', env: [], port: 5000 },
  redis: { need: 'port', env: [], port: 6379 },
  postgres: { need: 'password', env: ['POSTGRES_PASSWORD'], port: 5432 },
  mysql: { need: 'password', env: ['MYSQL_ROOT_PASSWORD'], port: 3306 },
  mariadb: { need: 'password', env: ['MARIADB_ROOT_PASSWORD'], port: 3306 },
  alpine: { need: 'terminal', env: [], port: null },
  ubuntu: { need: 'terminal', env: [], port: null },
  debian: { need: 'terminal', env: [], port: null },
  busybox: { need: 'terminal', env: [], port: null },
  node: { need: 'terminal', env: [], port: null },
  python: { need: 'terminal', env: [], port: null },
}

/** What an official image of that familiar name needs; null when it runs on its own or is not known. */
export function requirementOf(familiarName: string): Requirement | null {
  return requirements[familiarName] ?? null
}
