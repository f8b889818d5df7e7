import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A credential helper of the test's own in `folder` (put it on the PATH): it keeps each login in a file. */
export function makeHelperProgram(folder: string, name: string) {
  const kept = join(folder, `${name}-kept`)
  const argv = join(folder, `${name}-argv`)
  mkdirSync(kept)
  const program = join(folder, `docker-credential-${name}`)
  writeFileSync(program, script(kept, argv))
  chmodSync(program, 0o755)
  return {
    /** What it was given to keep, as it came. */
    held: (): readonly unknown[] =>
      readdirSync(kept).map((file): unknown => JSON.parse(readFileSync(join(kept, file), 'utf8'))),
    /** What it was run with: nothing secret may stand in an argv. */
    argvs: () => (existsSync(argv) ? readFileSync(argv, 'utf8') : ''),
  }
}

// Reads the one-line JSON that clients write, and answers as docker-credential-helpers do.
const script = (kept: string, argv: string) => String.raw`#!/bin/sh
echo "$@" >> '${argv}'
cd '${kept}' || exit 1
field() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p'; }
name() { printf %s "$1" | tr '/:' '__'; }
case "$1" in
store)
  read -r given || true
  printf '%s\n' "$given" > "$(name "$(printf '%s\n' "$given" | field ServerURL)")" ;;
list)
  printf '{'; comma=
  for file in *; do
    [ -e "$file" ] || continue
    printf '%s"%s":"%s"' "$comma" "$(field ServerURL < "$file")" "$(field Username < "$file")"; comma=,
  done
  printf '}\n' ;;
*)
  read -r url || true
  file=$(name "$url")
  [ -e "$file" ] || { echo 'credentials not found in native keychain'; exit 1; }
  if [ "$1" = get ]; then cat "$file"; else rm "$file"; fi ;;
esac
`
