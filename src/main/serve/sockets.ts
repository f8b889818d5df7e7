/*
 * How a page gets in:
 *   GET  /                             the page; it holds no secret.
 *   POST /session {"code": "…"}        the code of the address's fragment; 200 {"token": "…"} or 403. Once.
 *   WebSocket /rpc                     subprotocols ['quayside', 'token.' + token]; the answer picks 'quayside'.
 *                                      A wrong token is a plain 401 before the upgrade.
 * The token is kept in sessionStorage, so that a reload of the tab comes back with it.
 * Closed with 4401: the session was ended. 4400: a message that no page of ours sends. 1001: the host stops.
 */
export const protocolName = 'quayside'
export const tokenPrefix = 'token.'
export const closeCodes = { sessionEnded: 4401, badMessage: 4400, going: 1001 } as const
