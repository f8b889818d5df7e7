import type { Contract } from '../contract/index.ts'
import type { ActionInput } from './input.ts'
import type { Argv } from './quote.ts'

type Input<Action extends keyof Contract['images']> = ActionInput<'images', Action>

/** `docker images` */
export function list(): Argv {
  return ['docker', 'images']
}

/** `docker image inspect IMAGE` */
export function inspect({ image }: Input<'inspect'>): Argv {
  return ['docker', 'image', 'inspect', image]
}

/** `docker image inspect IMAGE`, which prints it as an array of one. */
export function inspectText(input: Input<'inspectText'>): Argv {
  return inspect(input)
}

/** `docker system df --verbose`, of which the images are one part. */
export function sizes(): Argv {
  return ['docker', 'system', 'df', '--verbose']
}

/** `docker search [--filter is-official=true] [--filter stars=N] [--limit N] TERM` */
export function search({ term, limit, official, stars }: Input<'search'>): Argv {
  return [
    'docker',
    'search',
    ...(official === true ? ['--filter', 'is-official=true'] : []),
    ...(stars === undefined || stars === 0 ? [] : ['--filter', `stars=${String(stars)}`]),
    ...(limit === undefined ? [] : ['--limit', String(limit)]),
    term,
  ]
}

/** `docker pull [--platform PLATFORM] REFERENCE` */
export function pull({ reference, platform }: Input<'pull'>): Argv {
  return ['docker', 'pull', ...(platform === undefined ? [] : ['--platform', platform]), reference]
}

/** `docker manifest inspect --verbose REFERENCE`: what the registry has under that name. */
export function newer({ reference }: Input<'newer'>): Argv {
  return ['docker', 'manifest', 'inspect', '--verbose', reference]
}

/** `docker push REFERENCE` */
export function push({ reference }: Input<'push'>): Argv {
  return ['docker', 'push', reference]
}

/** `docker image rm [--force] [--no-prune] IMAGE` */
export function remove({ image, force, noPrune }: Input<'remove'>): Argv {
  return ['docker', 'image', 'rm', ...(force ? ['--force'] : []), ...(noPrune ? ['--no-prune'] : []), image]
}

/** `docker tag IMAGE REFERENCE` */
export function tag({ image, reference }: Input<'tag'>): Argv {
  return ['docker', 'tag', image, reference]
}
