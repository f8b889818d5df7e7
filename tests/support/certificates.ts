import { execFileSync } from 'node:child_process'
import { isIP } from 'node:net'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Certificates {
  /** PEM file for SSL_CERT_FILE. */
  readonly authorityFile: string
  readonly certificate: string
  readonly key: string
}

/** An authority of this run's own and a certificate for the names, both made by openssl and good for two days. */
export function makeCertificates(folder: string, names: readonly string[]): Certificates {
  const alternatives = names.map((name) => `${isIP(name) === 0 ? 'DNS' : 'IP'}:${name}`).join(',')
  writeFileSync(join(folder, 'server.ext'), `subjectAltName=${alternatives}\n`)
  openssl(
    folder,
    `req -x509 ${newKey} -days 2 -subj /CN=quayside-test -keyout authority.key -out authority.pem`,
  )
  openssl(folder, `req ${newKey} -subj /CN=${names[0] ?? 'localhost'} -keyout server.key -out server.csr`)
  const authority = '-CA authority.pem -CAkey authority.key -CAcreateserial'
  openssl(folder, `x509 -req -in server.csr -days 2 -extfile server.ext ${authority} -out server.pem`)
  return {
    authorityFile: join(folder, 'authority.pem'),
    certificate: readFileSync(join(folder, 'server.pem'), 'utf8'),
    key: readFileSync(join(folder, 'server.key'), 'utf8'),
  }
}

const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'

function openssl(folder: string, command: string): void {
  execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' })
}
