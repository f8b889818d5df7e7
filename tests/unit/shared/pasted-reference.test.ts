import { expect, it } from 'vitest'
import { pastedReference } from '#shared/pasted-reference.ts'

it.each([
  ['docker pull nginx', 'nginx'],
  ['$ docker pull ghcr.io/team/app:1.0 ', 'ghcr.io/team/app:1.0'],
  ['sudo docker image pull --platform linux/arm64 -q nginx:latest', 'nginx:latest'],
  ['docker search --limit=5 redis', 'redis'],
  ['docker run -it --rm ubuntu bash -c "echo hi"', 'ubuntu'],
  ['docker container run hello-world', 'hello-world'],
  ['FROM --platform=$BUILDPLATFORM nginx:1.27 AS web', 'nginx:1.27'],
  ['https://hub.docker.com/_/nginx', 'nginx'],
  ['https://hub.docker.com/_/nginx/tags?name=1', 'nginx'],
  ['hub.docker.com/r/bitnami/nginx', 'bitnami/nginx'],
])('a line that names an image is taken as that image: %s', (line, image) => {
  expect(pastedReference(line)).toBe(image)
})

it.each([
  'nginx',
  ' web server',
  'docker',
  'docker pull',
  'docker registry',
  'from scratch',
  'docker/pull nginx',
  'docker run -p 80:80 nginx',
  'hub.docker.com/app:1',
])('any other text stays itself: %s', (text) => expect(pastedReference(text)).toBe(text))
