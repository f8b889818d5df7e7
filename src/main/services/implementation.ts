import type { Contract } from '#shared/contract/index.ts'

/** What a call knows besides its input: `signal` aborts when the caller leaves; `page` names the caller's connection. */
export interface Call {
  readonly signal: AbortSignal
  readonly page: string
}

/**
 * A domain as main implements it: each procedure a plain function of its checked input that answers
 * with the contract's output (a stream as any async iterator) or throws a `FaultError`.
 * serve/ maps this onto oRPC, so no service knows the wire.
 */
export type Implementation<Domain extends keyof Contract> = {
  readonly [Name in keyof Contract[Domain]]: (
    input: InputOf<Contract[Domain][Name]>,
    call: Call,
  ) => Promise<Producible<OutputOf<Contract[Domain][Name]>>>
}

/** All domains: what a host serves. */
export type Services = { readonly [Domain in keyof Contract]: Implementation<Domain> }

type Parsed<Schema> =
  NonNullable<Schema> extends { '~standard': { types?: infer Types } }
    ? NonNullable<Types> extends { output: infer Output }
      ? Output
      : undefined
    : undefined
type InputOf<Procedure> = Procedure extends { '~orpc': { inputSchema?: infer Schema } }
  ? Parsed<Schema>
  : never
type OutputOf<Procedure> = Procedure extends { '~orpc': { outputSchema?: infer Schema } }
  ? Parsed<Schema>
  : never
type Producible<Output> =
  Output extends AsyncIterator<infer Item, unknown, unknown>
    ? AsyncIteratorObject<Item, unknown, void>
    : Output
