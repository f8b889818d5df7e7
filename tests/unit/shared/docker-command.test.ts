import { expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import * as containers from '#shared/docker-command/containers.ts'
import * as files from '#shared/docker-command/files.ts'
import * as images from '#shared/docker-command/images.ts'
import { logs } from '#shared/docker-command/logs.ts'

const line = (argv: readonly string[]) => argv.join(' ')
const split = (...rows: readonly string[]) => rows.flatMap((row) => row.split(' ; '))

test('every action on a container has its command', () => {
  expect(Object.keys(containers).toSorted()).toEqual(Object.keys(contract.containers).toSorted())
})

test('every action on an image has its command, but for tags: the CLI has none', () => {
  expect(Object.keys({ ...images, tags: null }).toSorted()).toEqual(Object.keys(contract.images).toSorted())
})

test('every action on files has its command; a read is a download, and a look comes before one or a list', () => {
  expect(Object.keys({ ...files, read: null, look: null }).toSorted()).toEqual(
    Object.keys(contract.files).toSorted(),
  )
})

const id = 'web-1'

test.each([
  [containers.list(), 'docker ps --all'],
  [containers.sizes(), 'docker ps --all --size'],
  [containers.inspect({ id }), 'docker inspect web-1'],
  [containers.start({ id }), 'docker start web-1'],
  [containers.stop({ id }), 'docker stop web-1'],
  [containers.stop({ id, graceSeconds: 0 }), 'docker stop -t 0 web-1'],
  [containers.stop({ id, graceSeconds: -1 }), 'docker stop -t -1 web-1'],
  [containers.restart({ id, graceSeconds: 3 }), 'docker restart -t 3 web-1'],
  [containers.kill({ id }), 'docker kill web-1'],
  [containers.kill({ id, signal: 'SIGHUP' }), 'docker kill --signal SIGHUP web-1'],
  [containers.pause({ id }), 'docker pause web-1'],
  [containers.unpause({ id }), 'docker unpause web-1'],
  [containers.rename({ id, name: 'web-2' }), 'docker rename web-1 web-2'],
  [containers.remove({ id }), 'docker rm web-1'],
  [containers.remove({ id, force: true, volumes: true }), 'docker rm --force --volumes web-1'],
  [containers.commit({ id }), 'docker commit web-1'],
  [containers.changes({ id }), 'docker diff web-1'],
  [containers.export({ id }), 'docker export -o web-1.tar web-1'],
  [files.list({ name: id, path: '/etc' }), 'docker exec web-1 ls -la /etc'],
  [files.download({ name: id, path: '/etc/hosts' }, 'file'), 'docker cp web-1:/etc/hosts .'],
  [files.download({ name: id, path: '/link' }, 'file', true), 'docker cp -L web-1:/link .'],
  [files.download({ name: id, path: '/etc' }, 'folder'), 'docker cp web-1:/etc -'],
  [files.makeFolder({ name: id, path: '/srv/a b' }), 'docker exec -u 0 web-1 mkdir /srv/a b'],
  [files.rename({ name: id, path: '/srv/a' }, 'b'), 'docker exec -u 0 web-1 mv /srv/a /srv/b'],
  [files.remove({ name: id, path: '/srv/a' }), 'docker exec -u 0 web-1 rm -r /srv/a'],
  [files.remove({ name: id, path: '/a' }, false), 'docker exec -u 0 web-1 rm /a'],
  [files.upload({ name: id, path: '/srv' }, ['a b']), 'docker cp a b web-1:/srv/'],
  [files.upload({ name: id, path: '/' }, ['-x']), 'docker cp ./-x web-1:/'],
  [files.upload({ name: id, path: '/srv' }, ['a', 'b']), 'docker cp - web-1:/srv/'],
  [files.write({ name: id, path: '/etc/a:b' }), 'docker cp ./a:b web-1:/etc/a:b'],
  [images.list(), 'docker images'],
  [images.inspect({ image: 'nginx' }), 'docker image inspect nginx'],
  [images.search({ term: 'nginx' }), 'docker search nginx'],
  [images.search({ term: 'nginx', limit: 50 }), 'docker search --limit 50 nginx'],
  [
    images.search({ term: 'nginx', official: true, stars: 10 }),
    'docker search --filter is-official=true --filter stars=10 nginx',
  ],
  [images.search({ term: 'nginx', official: false, stars: 0 }), 'docker search nginx'],
  [images.sizes(), 'docker system df --verbose'],
  [images.inspectText({ image: 'nginx' }), 'docker image inspect nginx'],
  [images.pull({ reference: 'nginx:1.27' }), 'docker pull nginx:1.27'],
  [images.pull({ reference: 'nginx', platform: 'linux/arm64' }), 'docker pull --platform linux/arm64 nginx'],
  [images.remove({ image: 'nginx' }), 'docker image rm nginx'],
  [images.remove({ image: 'a', force: true, noPrune: true }), 'docker image rm --force --no-prune a'],
  [images.tag({ image: 'nginx', reference: 'team/web:1' }), 'docker tag nginx team/web:1'],
  [logs({ id }), 'docker logs web-1'],
  [logs({ id, tail: 'all' }), 'docker logs web-1'],
  [
    logs({
      id,
      tail: 100,
      since: 1_700_000_000_123,
      until: 1_700_000_001_000,
      timestamps: true,
      follow: true,
    }),
    'docker logs --follow --timestamps --since 2023-11-14T22:13:20.123Z --until 2023-11-14T22:13:21.000Z --tail 100 web-1',
  ],
])('%#: %s', (argv, expected) => {
  expect(line(argv)).toBe(expected)
})

test('run says every option', () => {
  const argv = containers.run({
    image: 'nginx:1.27',
    name: 'web',
    command: ['-g', 'daemon off;'],
    entrypoint: ['nginx', '-q'],
    workingDir: '/srv',
    user: '1000:1000',
    hostname: 'box',
    env: [{ name: 'A', value: 'b c' }],
    ports: [
      { hostPort: 8080, containerPort: 80 },
      { containerPort: 53, protocol: 'udp' },
      { hostIp: '127.0.0.1', containerPort: 443 },
      { hostIp: '::1', hostPort: 9000, containerPort: 9000, protocol: 'sctp' },
    ],
    publishAll: true,
    mounts: [
      { type: 'volume', source: 'data', target: '/data' },
      { type: 'volume', target: '/scratch' },
      { type: 'bind', source: '/srv', target: '/srv', readOnly: true },
      { type: 'bind', source: 'C:\\srv', target: '/win' },
      { type: 'bind', source: '/a:b,c', target: '/odd', readOnly: true },
      { type: 'tmpfs', target: '/run', readOnly: true },
    ],
    network: 'shop',
    restart: { policy: 'on-failure', maximumRetries: 3 },
    interactive: true,
    tty: true,
    autoRemove: true,
    labels: { role: 'web' },
    memoryBytes: 64 * 1024 * 1024,
    cpus: 1.5,
  })
  expect(argv).toEqual(
    split(
      'docker ; run ; -d ; --name ; web ; -i ; -t ; --rm ; --hostname ; box',
      '--user ; 1000:1000 ; --workdir ; /srv ; --entrypoint ; nginx ; -e ; A=b c ; -P',
      '-p ; 8080:80 ; -p ; 53/udp ; -p ; 127.0.0.1::443 ; -p ; [::1]:9000:9000/sctp',
      '-v ; data:/data ; -v ; /scratch ; -v ; /srv:/srv:ro ; -v ; C:\\srv:/win',
      '--mount ; type=bind,"source=/a:b,c",target=/odd,readonly ; --tmpfs ; /run:ro',
      '--network ; shop ; --restart ; on-failure:3 ; --label ; role=web',
      '--memory ; 64m ; --cpus ; 1.5 ; nginx:1.27 ; -q ; -g ; daemon off;',
    ),
  )
})

test('create without options is the image alone, and an emptied entrypoint is said', () => {
  expect(containers.create({ image: 'nginx' })).toEqual(['docker', 'create', 'nginx'])
  expect(containers.create({ image: 'nginx', entrypoint: [] })).toEqual(
    split('docker ; create ; --entrypoint ;  ; nginx'),
  )
  expect(line(containers.create({ image: 'nginx', restart: { policy: 'no' } }))).toBe('docker create nginx')
})

test.each([
  [1024 ** 3 * 2, '2g'],
  [1536 * 1024, '1536k'],
  [6_291_457, '6291457'],
])('%i bytes of memory are %s', (memoryBytes, word) => {
  expect(containers.create({ image: 'a', memoryBytes })).toContain(word)
})

test('commit says author, message, pause, changes and the name', () => {
  const argv = containers.commit({
    id,
    reference: 'team/web:2',
    author: 'Kim <kim@example.com>',
    message: 'with a page',
    pause: false,
    changes: [
      { instruction: 'ENV', value: 'A=b' },
      { instruction: 'CMD', value: '["nginx"]' },
    ],
  })
  expect(argv).toEqual(
    split(
      'docker ; commit ; -a ; Kim <kim@example.com> ; -m ; with a page ; --pause=false',
      '-c ; ENV A=b ; -c ; CMD ["nginx"] ; web-1 ; team/web:2',
    ),
  )
})
