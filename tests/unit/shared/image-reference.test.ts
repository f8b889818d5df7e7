import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalReference,
  familiarName,
  familiarReference,
  type ImageReference,
  parseReference,
} from '#shared/image-reference.ts'

/** Inputs and outcomes are those of distribution/reference's own tests (normalize_test.go, reference_test.go, regexp_test.go). */
const hex64 = '1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a'
const sha256 = `sha256:${'f'.repeat(64)}`
const sha512 = `sha512:${'f'.repeat(128)}`

function named(text: string): Extract<ImageReference, { kind: 'name' }> {
  const parsed = parseReference(text)
  if (!parsed.ok || parsed.reference.kind !== 'name') throw new Error(`${text} is no name`)
  return parsed.reference
}

const problemOf = (text: string) => {
  const parsed = parseReference(text)
  return parsed.ok ? null : parsed.problem
}

test.each([
  'docker/docker',
  'library/debian',
  'debian',
  'docker.io/docker/docker',
  'docker.io/library/debian',
  'docker.io/debian',
  'index.docker.io/docker/docker',
  'index.docker.io/library/debian',
  'index.docker.io/debian',
  '127.0.0.1:5000/docker/docker',
  '127.0.0.1:5000/library/debian',
  '127.0.0.1:5000/debian',
  '192.168.0.1',
  '192.168.0.1:80',
  '192.168.0.1:8/debian',
  '192.168.0.2:25000/debian',
  'thisisthesongthatneverendsitgoesonandonandonthisisthesongthatnev',
  '[fc00::1]:5000/docker',
  '[fc00::1]:5000/docker/docker',
  '[fc00:1:2:3:4:5:6:7]:5000/library/debian',
  `docker.io/${hex64}`,
  'Docker/docker',
  'DOCKER/docker',
  'docker-rules/docker',
  'docker---rules/docker',
  'doc/docker',
  'd/docker',
  'jess/t',
  'dock__er/docker',
])('%s is a name', (text) => {
  expect(named(text).kind).toBe('name')
})

test.each([
  'https://github.com/docker/docker',
  'docker/Docker',
  '-docker',
  '-docker/docker',
  '-docker.io/docker/docker',
  'docker///docker',
  'docker.io/docker/Docker',
  'docker.io/docker///docker',
  '[fc00::1]',
  '[fc00::1]:5000',
  'fc00::1:5000/debian',
  '[fe80::1%eth0]:5000/debian',
  '[2001:db8:3:4::192.0.2.33]:5000/debian',
  'docker-/docker',
  '-docker-/docker',
  '____/____',
  '_docker/_docker',
  'dock..er/docker',
  'dock_.er/docker',
  'dock-.er/docker',
  'docker/',
  `${'this_is_not_a_valid_namespace_because_its_lenth_is_greater_than_255_'.repeat(4)}/docker`,
  'busybox:-foo',
  'busybox@foo',
])('%s is refused', (text) => {
  expect(parseReference(text).ok).toBe(false)
})

test.each([
  ['fooo/bar', 'fooo/bar', 'docker.io/fooo/bar', 'index.docker.io/fooo/bar', 'docker.io'],
  ['library/ubuntu', 'ubuntu', 'docker.io/library/ubuntu', 'library/ubuntu', 'docker.io'],
  ['nonlibrary/ubuntu', 'nonlibrary/ubuntu', 'docker.io/nonlibrary/ubuntu', null, 'docker.io'],
  ['other/library', 'other/library', 'docker.io/other/library', null, 'docker.io'],
  [
    'private/moonbase',
    '127.0.0.1:8000/private/moonbase',
    '127.0.0.1:8000/private/moonbase',
    null,
    '127.0.0.1:8000',
  ],
  ['privatebase', '127.0.0.1:8000/privatebase', '127.0.0.1:8000/privatebase', null, '127.0.0.1:8000'],
  ['private/moonbase', 'example.com/private/moonbase', 'example.com/private/moonbase', null, 'example.com'],
  ['privatebase', 'example.com/privatebase', 'example.com/privatebase', null, 'example.com'],
  [
    'privatebasee',
    'example.com:8000/privatebasee',
    'example.com:8000/privatebasee',
    null,
    'example.com:8000',
  ],
  [
    'library/ubuntu-12.04-base',
    'ubuntu-12.04-base',
    'docker.io/library/ubuntu-12.04-base',
    'index.docker.io/library/ubuntu-12.04-base',
    'docker.io',
  ],
  ['library/foo', 'foo', 'docker.io/library/foo', 'docker.io/foo', 'docker.io'],
  ['library/foo/bar', 'library/foo/bar', 'docker.io/library/foo/bar', null, 'docker.io'],
  ['store/foo/bar', 'store/foo/bar', 'docker.io/store/foo/bar', null, 'docker.io'],
  ['bar', 'Foo/bar', 'Foo/bar', null, 'Foo'],
  ['bar', 'FOO/bar', 'FOO/bar', null, 'FOO'],
])('%s is %s to people and %s in full', (path, familiar, full, ambiguous, domain) => {
  for (const text of [familiar, full, ...(ambiguous === null ? [] : [ambiguous])]) {
    const reference = named(text)
    expect(reference).toMatchObject({ domain, path, tag: null, digest: null })
    expect(familiarName(reference)).toBe(familiar)
    expect(familiarReference(reference)).toBe(familiar)
    expect(canonicalReference(reference)).toBe(`${full}:latest`)
  }
})

test.each([
  ['test.com/foo', 'test.com', 'foo'],
  ['test_com/foo', 'docker.io', 'test_com/foo'],
  ['docker/migrator', 'docker.io', 'docker/migrator'],
  ['test.com:8080/foo', 'test.com:8080', 'foo'],
  ['test-com:8080/foo', 'test-com:8080', 'foo'],
  ['foo', 'docker.io', 'library/foo'],
  ['xn--n3h.com/foo', 'xn--n3h.com', 'foo'],
  ['xn--n3h.com:18080/foo', 'xn--n3h.com:18080', 'foo'],
  ['docker.io/foo', 'docker.io', 'library/foo'],
  ['docker.io/library/foo/bar', 'docker.io', 'library/foo/bar'],
  ['localhost/foo', 'localhost', 'foo'],
])('%s is split into %s and %s', (text, domain, path) => {
  expect(named(text)).toMatchObject({ domain, path })
})

test.each([
  ['redis', 'docker.io/library/redis:latest'],
  ['redis:latest', 'docker.io/library/redis:latest'],
  ['docker.io/library/redis:latest', 'docker.io/library/redis:latest'],
  [`redis@${sha256}`, `docker.io/library/redis@${sha256}`],
  [`docker.io/library/redis@${sha256}`, `docker.io/library/redis@${sha256}`],
  ['dmcgowan/myapp:latest', 'docker.io/dmcgowan/myapp:latest'],
  [`dmcgowan/myapp@${sha256}`, `docker.io/dmcgowan/myapp@${sha256}`],
  [hex64.slice(1), `docker.io/library/${hex64.slice(1)}:latest`],
  ['dbcc1', 'docker.io/library/dbcc1:latest'],
  [`${hex64}:tag`, `docker.io/library/${hex64}:tag`],
  [`busybox:latest@${sha256}`, `docker.io/library/busybox:latest@${sha256}`],
])('%s is sent as %s', (text, full) => {
  const parsed = parseReference(text)
  expect(parsed.ok && canonicalReference(parsed.reference)).toBe(full)
})

test.each([
  ['test_com', 'test_com', null, null],
  ['test.com:tag', 'test.com', 'tag', null],
  ['test.com:5000', 'test.com', '5000', null],
  ['test.com/repo:tag', 'test.com/repo', 'tag', null],
  ['test:5000/repo', 'test:5000/repo', null, null],
  ['test:5000/repo:tag', 'test:5000/repo', 'tag', null],
  [`test:5000/repo@${sha256}`, 'test:5000/repo', null, sha256],
  [`test:5000/repo:tag@${sha256}`, 'test:5000/repo', 'tag', sha256],
  ['lowercase:Uppercase', 'lowercase', 'Uppercase', null],
  ['sub-dom1.foo.com/bar/baz/quux:some-long-tag', 'sub-dom1.foo.com/bar/baz/quux', 'some-long-tag', null],
  [
    'b.gcr.io/test.example.com/my-app:test.example.com',
    'b.gcr.io/test.example.com/my-app',
    'test.example.com',
    null,
  ],
  ['xn--n3h.com/myimage:xn--n3h.com', 'xn--n3h.com/myimage', 'xn--n3h.com', null],
  [`xn--7o8h.com/myimage:xn--7o8h.com@${sha512}`, 'xn--7o8h.com/myimage', 'xn--7o8h.com', sha512],
  ['foo_bar.com:8080', 'foo_bar.com', '8080', null],
  ['foo/foo_bar.com:8080', 'foo/foo_bar.com', '8080', null],
  ['192.168.1.1:5000', '192.168.1.1', '5000', null],
  ['192.168.1.1:5000/repo:5050', '192.168.1.1:5000/repo', '5050', null],
  ['[2001:db8::1]/repo', '[2001:db8::1]/repo', null, null],
  ['[2001:db8:1:2:3:4:5:6]/repo:tag', '[2001:db8:1:2:3:4:5:6]/repo', 'tag', null],
  [`[2001:db8::1]:5000/repo:tag@${sha256}`, '[2001:db8::1]:5000/repo', 'tag', sha256],
  ['[2001:db8::]:5000/repo', '[2001:db8::]:5000/repo', null, null],
  ['[::1]:5000/repo', '[::1]:5000/repo', null, null],
])('%s names %s', (text, name, tag, digest) => {
  const reference = named(text)
  expect(familiarName(reference)).toBe(name)
  expect(reference).toMatchObject({ tag, digest })
  expect(familiarReference(reference)).toBe(text)
})

/** regexp_test.go, TestDomainRegexp. */
test.each([
  ['test.com', true],
  ['test.com:10304', true],
  ['test.com:http', false],
  ['localhost', true],
  ['localhost:8080', true],
  ['a', true],
  ['a.b', true],
  ['ab.cd.com', true],
  ['a-b.com', true],
  ['-ab.com', false],
  ['ab-.com', false],
  ['ab.c-om', true],
  ['ab.-com', false],
  ['ab.com-', false],
  ['0101.com', true],
  ['001a.com', true],
  ['b.gbc.io:443', true],
  ['b.gbc.io', true],
  ['xn--n3h.com', true],
  ['Asdf.com', true],
  ['192.168.1.1:75050', true],
  ['192.168.1.1:750050', true],
  ['[fd00:1:2::3]:75050', true],
  ['[fd00:1:2::3]75050', false],
  ['[fd00:1:2::3]::75050', false],
  ['[fd00:1:2::3%eth0]:75050', false],
  ['[fd00123123123]:75050', true],
  ['[2001:0db8:85a3:0000:0000:8a2e:0370:7334]:75050', true],
  ['[2001:0db8:85a3:0000:0000:8a2e:0370:7334]:750505', true],
  ['fd00:1:2::3:75050', false],
])('whether %s may stand before a name: %s', (domain, good) => {
  const parsed = parseReference(`${domain}/app`)
  expect(parsed.ok).toBe(good)
  if (parsed.ok && /[.:]/.test(domain)) expect(parsed.reference).toMatchObject({ domain, path: 'app' })
})

/** regexp_test.go, TestFullNameRegexp: those that the tables above have not. */
test.each([
  ['short', true],
  ['simple/name', true],
  ['docker/stevvooe/app', true],
  ['aa/aa/aa/aa/aa/aa/aa/aa/aa/bb/bb/bb/bb/bb/bb', true],
  ['a/a/a/a', true],
  ['a/a/a/a/', false],
  ['a//a/a', false],
  ['foo.com', true],
  ['foo.com/', false],
  ['foo.com:8080/bar', true],
  ['foo.com:http/bar', false],
  ['foo.com/bar/baz', true],
  ['sub-dom1.foo.com/bar/baz/quux', true],
  ['a^a', false],
  ['asdf$$^/aa', false],
  ['aa-a/a', true],
  ['a-/a/a/a', false],
  ['foo.com/a-/a/a', false],
  ['-foo/bar', false],
  ['foo/bar-', false],
  ['foo-/bar', false],
  ['foo/-bar', false],
  ['_foo/bar', false],
  ['foo_bar', true],
  ['foo_bar.com', true],
  ['foo_bar.com:8080/app', false],
  ['foo.com/foo_bar', true],
  ['docker_/docker_', false],
  ['example.com/xn--7o8h.com/myimage', true],
  ['example.com/some_separator__underscore/myimage', true],
  ['example.com/__underscore/myimage', false],
  ['example.com/..dots/myimage', false],
  ['example.com/.dots/myimage', false],
  ['example.com/nodouble..dots/myimage', false],
  ['docker./docker', false],
  ['.docker/docker', false],
  ['do..cker/docker', false],
  ['do__cker:8080/docker', false],
  ['do__cker/docker', true],
  ['registry.io/foo/project--id.module--name.ver---sion--name', true],
  ['Asdf.com/foo/bar', true],
  ['Foo/FarB', false],
])('whether %s is a name in full: %s', (text, good) => {
  expect(parseReference(text).ok).toBe(good)
})

/** regexp_test.go, TestReferenceRegexp. */
test.each([
  ['registry.com:8080/myapp:tag', 'registry.com:8080/myapp', 'tag', null],
  [`registry.com:8080/myapp@${sha256}`, 'registry.com:8080/myapp', null, sha256],
  [`registry.com:8080/myapp:tag2@${sha256}`, 'registry.com:8080/myapp', 'tag2', sha256],
  [`localhost:8080@${sha256}`, 'localhost', '8080', sha256],
  [`localhost:8080/name@${sha256}`, 'localhost:8080/name', null, sha256],
  [`localhost@${sha256}`, 'localhost', null, sha256],
])('%s is read as a name, a tag and a digest', (text, name, tag, digest) => {
  const reference = named(text)
  expect(familiarName(reference)).toBe(name)
  expect(reference).toMatchObject({ tag, digest })
})

test.each([
  ['', 'empty'],
  ['registry.com:8080/myapp@sha256:badbadbadbad', 'bad-digest'],
  ['registry.com:8080/myapp:invalid~tag', 'bad-tag'],
  ['bad_hostname.com:8080/myapp:tag', 'bad-host'],
  [`localhost:http/name@${sha256}`, 'bad-host'],
  ['registry.com:8080/myapp@bad', 'bad-digest'],
  ['registry.com:8080/myapp@2bad', 'bad-digest'],
  [':justtag', 'no-name'],
  [`@${sha256}`, 'no-name'],
  [`repo@sha256:${'f'.repeat(34)}`, 'bad-digest'],
  [`validname@invaliddigest:${'f'.repeat(64)}`, 'bad-digest'],
  ['Uppercase:tag', 'uppercase'],
  ['test:5000/Uppercase/lowercase:tag', 'uppercase'],
  [`${'a/'.repeat(128)}a:tag`, 'name-too-long'],
  ['aa/asdf$$^/aa', 'bad-name'],
  ['docker///docker', 'bad-name'],
  ['[2001:db8::1]', 'no-name'],
  ['[2001:db8::1]:5000', 'no-name'],
  ['[2001:db8::1]:tag', 'no-name'],
  ['localhost:5000/', 'no-name'],
  ['localhost:5000/:1.0', 'no-name'],
  ['[fe80::1%eth0]:5000/repo', 'bad-host'],
  ['[fe80::1%@invalidzone]:5000/repo', 'bad-host'],
  ['fc00::1:5000/debian', 'bad-host'],
  ['foo_bar.com:8080/app', 'bad-host'],
  ['localhost:http/app', 'bad-host'],
  ['My_Team/app', 'uppercase'],
  ['nginx:', 'empty-tag'],
  [`nginx:@${sha256}`, 'empty-tag'],
  ['nginx:~1', 'bad-tag'],
  ['nginx:-1', 'bad-tag'],
  ['nginx:1:2', 'bad-tag'],
  [`nginx:${'a'.repeat(129)}`, 'tag-too-long'],
  ['nginx@', 'bad-digest'],
  ['nginx@sha256:abc', 'bad-digest'],
  [`nginx@sha256:${'F'.repeat(64)}`, 'bad-digest'],
  ['nginx latest', 'blank'],
  [' nginx', 'blank'],
  ['https://registry.example.com/app', 'scheme'],
])('“%s” is told to be %s', (text, problem) => {
  expect(problemOf(text)).toBe(problem)
})

test('a name of 255 characters is as long as a name may be', () => {
  expect(problemOf(`${'a/'.repeat(127)}a:tag-puts-this-over-max`)).toBeNull()
})

test('64 hexadecimal characters are an id, with and without their algorithm', () => {
  for (const id of [hex64, `sha256:${hex64}`, sha512]) {
    expect(parseReference(id)).toEqual({ ok: true, reference: { kind: 'id', id } })
  }
  expect(canonicalReference({ kind: 'id', id: hex64 })).toBe(`sha256:${hex64}`)
  for (const text of [hex64.slice(4), `${hex64}abcd`, hex64.toUpperCase()]) {
    const parsed = parseReference(text)
    expect(parsed.ok ? parsed.reference.kind : parsed.problem).not.toBe('id')
  }
})

const letters = (characters: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters.split('')), minLength: 1, maxLength })

describe('round trips', () => {
  const word = letters('abcxyz019', 6)
  const component = fc
    .tuple(word, fc.array(fc.tuple(fc.constantFrom('.', '_', '__', '-', '---'), word), { maxLength: 2 }))
    .map(([first, rest]) => first + rest.flat().join(''))
  const host = fc.oneof(
    fc.constantFrom('localhost', 'registry.example.com', '127.0.0.1', '[::1]', 'UPPER'),
    word.map((label) => `${label}.io`),
  )
  const port = fc.option(fc.nat(65_535), { nil: undefined })
  const domain = fc.tuple(host, port).map(([name, at]) => (at === undefined ? name : `${name}:${at}`))
  const reference = fc
    .record({
      domain: fc.oneof(fc.constant('docker.io'), domain),
      path: fc.array(component, { minLength: 1, maxLength: 3 }),
      tag: fc.option(fc.stringMatching(/^\w[\w.-]{0,20}$/)),
      digest: fc.option(fc.constantFrom(sha256, sha512)),
    })
    .map(({ domain, path, tag, digest }) => {
      const full = domain === 'docker.io' && path.length === 1 ? ['library', ...path] : path
      return { kind: 'name' as const, domain, path: full.join('/'), tag, digest }
    })
    // Behind `docker.io/` a first part that looks like a host is a host again once `docker.io/` is left out.
    .filter(({ domain, path }) => domain !== 'docker.io' || !/^[^/]*\.|^localhost\//.test(path))

  test('what people read is parsed back to the same reference', () => {
    fc.assert(
      fc.property(reference, (one) => {
        expect(named(familiarReference(one))).toEqual(one)
      }),
    )
  })

  test('the full form means the same, with latest where nothing was said', () => {
    fc.assert(
      fc.property(reference, (one) => {
        const tag = one.tag ?? (one.digest === null ? 'latest' : null)
        expect(named(canonicalReference(one))).toEqual({ ...one, tag })
        expect(canonicalReference(named(canonicalReference(one)))).toBe(canonicalReference(one))
      }),
    )
  })

  test('what is taken although a part of it was broken means the same in its full form', () => {
    const broken = fc
      .tuple(reference, fc.nat(300), fc.constantFrom('', ' ', '/', ':', '@', 'Ä', 'X', '..'))
      .map(([one, at, sign]) => {
        const text = canonicalReference(one)
        const cut = at % (text.length + 1)
        return `${text.slice(0, cut)}${sign}${text.slice(cut + 1)}`
      })
    fc.assert(
      fc.property(broken, (text) => {
        const parsed = parseReference(text)
        const full = parsed.ok ? canonicalReference(parsed.reference) : null
        const again = full === null ? null : parseReference(full)
        expect(again?.ok === true ? canonicalReference(again.reference) : null).toBe(full)
      }),
    )
  })

  test('no text at all makes the parser throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseReference(text).ok).toBe('boolean')
      }),
    )
  })
})
