import { oc, type } from '@orpc/contract'
import type { Fault } from '../faults.ts'

/** Every procedure starts from this: its one declared error carries a `Fault`. */
export const base = oc.errors({ FAULT: { data: type<Fault>() } })
