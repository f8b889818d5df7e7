import type { Contract } from '../contract/index.ts'

/** What a caller of that action may give, before defaults are filled in; a type only, so no zod comes along. */
export type ActionInput<
  Domain extends keyof Contract,
  Action extends keyof Contract[Domain],
> = Contract[Domain][Action] extends { '~orpc': { inputSchema?: infer Schema } }
  ? NonNullable<Schema> extends { '~standard': { types?: infer Types } }
    ? NonNullable<Types> extends { input: infer Input }
      ? Input
      : undefined
    : undefined
  : never
