import { describe, expect, it } from 'vitest'
import {
  readTyped,
  registryOf,
  repositoryOf,
  takesLatest,
  withTag,
} from '../../../src/renderer/features/search/typed-reference.ts'

const digest = `sha256:${'a'.repeat(64)}`

describe('what is typed into the search box', () => {
  it('is nothing when it is empty or blank', () => {
    expect(readTyped('   ')).toEqual({ kind: 'empty' })
  })

  it('is a name to search for when it is one word', () => {
    expect(readTyped('nginx')).toMatchObject({
      kind: 'reference',
      term: 'nginx',
      canonical: 'docker.io/library/nginx:latest',
      exact: false,
    })
  })

  it('is the image that a pasted line names', () => {
    expect(readTyped('docker pull nginx:1.27')).toEqual(readTyped('nginx:1.27'))
  })

  it('is words to search for when it could be no reference', () => {
    expect(readTyped('web server')).toEqual({ kind: 'words', term: 'web server' })
    expect(readTyped('Nginx')).toEqual({ kind: 'words', term: 'Nginx' })
  })

  it.each([
    ['localhost:5000/team/app:1.0', 'localhost:5000/team/app:1.0', 'localhost:5000/team/app'],
    ['nginx:1.27', 'docker.io/library/nginx:1.27', 'nginx'],
    [`nginx@${digest}`, `docker.io/library/nginx@${digest}`, 'nginx'],
    ['quay.io/team/app', 'quay.io/team/app:latest', 'quay.io/team/app'],
  ])('is an exact reference when it says a registry, a tag or a digest: %s', (text, canonical, term) => {
    expect(readTyped(text)).toMatchObject({ kind: 'reference', canonical, term, exact: true })
  })

  it('searches nothing for an image id, nor for a short one of an image that is here', () => {
    expect(readTyped(digest)).toMatchObject({ kind: 'reference', term: null, exact: true })
    const short = 'a'.repeat(12)
    expect(readTyped(short, ['sha256:b', digest])).toEqual(readTyped(digest))
    expect(readTyped(short)).toMatchObject({ term: short, exact: false })
    expect(readTyped('a'.repeat(11), [digest])).toMatchObject({ exact: false })
  })

  it.each([
    ['Team/App', 'uppercase'],
    ['library/Nginx', 'uppercase'],
    ['nginx:', 'empty-tag'],
    ['nginx:bad tag!', 'blank'],
    ['nginx@sha256:12', 'bad-digest'],
  ])('is wrong at the field when it is meant as a reference and is none: %s', (text, problem) => {
    expect(readTyped(text)).toEqual({ kind: 'bad', problem })
  })
})

describe('a tag typed by hand', () => {
  it('joins the repository as a tag or as a digest', () => {
    expect(withTag('nginx', '')).toBe('nginx')
    expect(withTag('nginx', ' 1.27 ')).toBe('nginx:1.27')
    expect(withTag('localhost:5000/app', digest)).toBe(`localhost:5000/app@${digest}`)
    expect(withTag('nginx', `@${digest}`)).toBe(`nginx@${digest}`)
  })
})

describe('parts of a reference', () => {
  it('share a repository whatever the tag', () => {
    expect(repositoryOf('nginx:1.27')).toBe(repositoryOf('docker.io/library/nginx'))
    expect(repositoryOf('localhost:5000/app:1')).toBe('localhost:5000/app')
    expect(repositoryOf(digest)).toBeNull()
    expect(repositoryOf('No Good')).toBeNull()
  })

  it('name the registry to log in to, and none for Docker Hub', () => {
    expect(registryOf('localhost:5000/app:1')).toBe('localhost:5000')
    expect(registryOf('team/app')).toBeNull()
  })

  it('take latest only when neither tag nor digest is said', () => {
    expect(takesLatest('nginx')).toBe(true)
    expect(takesLatest('nginx:1')).toBe(false)
    expect(takesLatest(`nginx@${digest}`)).toBe(false)
  })
})
