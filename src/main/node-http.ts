/**
 * Node's HTTP. An `import` of `node:http` reads every export of it, and reading `WebSocket` loads the whole of undici,
 * which nothing here needs: an eighth of the processor time that a host takes to start.
 */
export const http = process.getBuiltinModule('node:http')
