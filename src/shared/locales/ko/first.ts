import { common } from './common.ts'
import { frame } from './frame.ts'

/** What stands around every page: the words of the first paint. */
export const first = { common, frame }
