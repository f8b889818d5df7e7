import { readFileSync, readdirSync } from 'node:fs'
import type { ConfigFiles } from './contexts.ts'

/** The docker config's files on this computer's disk. They are few and small, so reading them blocks. */
export const diskFiles: ConfigFiles = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return null
    }
  },
  list: (folder) => {
    try {
      return readdirSync(folder)
    } catch {
      return []
    }
  },
}
