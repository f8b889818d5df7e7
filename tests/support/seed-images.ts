/** An image of the seed: built by the classic builder from these files, pushed under each tag. */
export interface SeedImage {
  /** `library/nginx` is what Docker Hub calls `nginx`. */
  readonly path: string
  readonly tags: readonly string[]
  readonly dockerfile: string
  readonly files?: Readonly<Record<string, string>>
  /** Random bytes in `payload.bin`: nothing shrinks it on the way. */
  readonly payloadBytes?: number
}

/** The image that all others are FROM: busybox and its links, imported. */
export const baseImage = 'quayside-seed-base'

/** The big layer's size, in bytes. */
export const bigLayerBytes = 60_000_000

// Ends at once on the stop signal, as servers do, although it is process 1.
const waitForSignal = `trap 'echo "$1: signal received, exiting"; exit 0' TERM QUIT INT
sleep 2147483647 & wait $!
`

const nginxEntrypoint = `#!/bin/sh
[ "$1" = nginx ] || exec "$@"
echo "/docker-entrypoint.sh: Configuration complete; ready for start up"
echo "$(date '+%Y/%m/%d %H:%M:%S') [notice] 1#1: start worker processes" >&2
busybox httpd -f -vv -p 80 -h /usr/share/nginx/html 2>&1 | while read -r line; do
  case "$line" in *response:[45]*) echo "$line" >&2 ;; *) echo "$line" ;; esac
done &
${waitForSignal}`

const redisEntrypoint = `#!/bin/sh
[ "$1" = redis-server ] || exec "$@"
echo "1:C * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo"
echo "1:M * Ready to accept connections tcp"
${waitForSignal}`

const postgresEntrypoint = `#!/bin/sh
[ "$1" = postgres ] || exec "$@"
if [ -z "$POSTGRES_PASSWORD" ]; then
  echo "Error: Database is uninitialized and superuser password is not specified." >&2
  echo "       You must specify POSTGRES_PASSWORD to a non-empty value for the" >&2
  echo '       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".' >&2
  exit 1
fi
echo "LOG:  database system is ready to accept connections"
${waitForSignal}`

const welcome = '<!doctype html><title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>\n'

const webServer = (version: string) => `FROM ${baseImage}
LABEL maintainer="NGINX Docker Maintainers <docker-maint@nginx.com>"
ENV NGINX_VERSION=${version}
RUN mkdir -p /usr/share/nginx/html /var/log/nginx && echo ${version} > /usr/share/nginx/version
COPY index.html /usr/share/nginx/html/
COPY docker-entrypoint.sh /
RUN chmod +x /docker-entrypoint.sh
ENTRYPOINT ["/docker-entrypoint.sh"]
EXPOSE 80
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
`

const shell = (name: string, command: string) => `FROM ${baseImage}
RUN echo ${name} > /etc/os-name && mkdir -p /etc/${name}.d
CMD ["${command}"]
`

export const seedImages: readonly SeedImage[] = [
  {
    path: 'library/nginx',
    tags: ['latest', '1.27', 'alpine'],
    dockerfile: webServer('1.27.5'),
    files: { 'index.html': welcome, 'docker-entrypoint.sh': nginxEntrypoint },
  },
  { path: 'library/busybox', tags: ['latest', '1.36'], dockerfile: `FROM ${baseImage}\nCMD ["sh"]\n` },
  {
    path: 'library/redis',
    tags: ['latest', '7'],
    dockerfile: `FROM ${baseImage}
ENV REDIS_VERSION=7.4.2
RUN mkdir /data && echo redis:x:999: >> /etc/group
VOLUME /data
WORKDIR /data
COPY docker-entrypoint.sh /usr/local/bin/
RUN chmod +x /usr/local/bin/docker-entrypoint.sh
ENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]
EXPOSE 6379
CMD ["redis-server"]
`,
    files: { 'docker-entrypoint.sh': redisEntrypoint },
  },
  {
    path: 'library/ubuntu',
    tags: ['latest', '24.04', '22.04'],
    dockerfile: `FROM ${baseImage}
COPY bash /bin/bash
RUN chmod +x /bin/bash && echo Ubuntu > /etc/issue
CMD ["/bin/bash"]
`,
    files: { bash: '#!/bin/sh\nexec /bin/sh "$@"\n' },
  },
  {
    path: 'library/hello-world',
    tags: ['latest'],
    dockerfile: `FROM ${baseImage}\nCOPY hello /\nCMD ["cat", "/hello"]\n`,
    files: {
      hello:
        '\nHello from Docker!\nThis message shows that your installation appears to be working correctly.\n\n',
    },
  },
  { path: 'library/alpine', tags: ['latest', '3.20'], dockerfile: shell('alpine', '/bin/sh') },
  {
    path: 'library/postgres',
    tags: ['latest', '16'],
    dockerfile: `FROM ${baseImage}
ENV PGDATA=/var/lib/postgresql/data
RUN mkdir -p /var/lib/postgresql/data
VOLUME /var/lib/postgresql/data
COPY docker-entrypoint.sh /usr/local/bin/
RUN chmod +x /usr/local/bin/docker-entrypoint.sh
ENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]
`,
    files: { 'docker-entrypoint.sh': postgresEntrypoint },
  },
  {
    path: 'library/httpd',
    tags: ['latest', '2.4'],
    dockerfile: webServer('2.4.63'),
    files: { 'index.html': '<h1>It works!</h1>\n', 'docker-entrypoint.sh': nginxEntrypoint },
  },
  {
    path: 'bitnami/nginx',
    tags: ['latest'],
    dockerfile: webServer('1.27.4'),
    files: { 'index.html': welcome, 'docker-entrypoint.sh': nginxEntrypoint },
  },
  {
    path: 'team/app',
    tags: ['1.0', '1.1', 'latest'],
    dockerfile: `FROM ${baseImage}
RUN mkdir /app && echo one > /app/one
RUN echo two > /app/two
RUN echo three > /app/three
ENV GREETING="안녕, harbour"
CMD ["sh", "-c", "trap 'exit 0' TERM; echo $GREETING; echo ready >&2; sleep 2147483647 & wait $!"]
`,
  },
  {
    path: 'team/big',
    tags: ['1.0', 'latest'],
    dockerfile: `FROM ${baseImage}
RUN echo first > /first
COPY payload.bin /
RUN echo last > /last
CMD ["ls", "-l", "/payload.bin"]
`,
    payloadBytes: bigLayerBytes,
  },
]
