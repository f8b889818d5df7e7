/** A repository as Docker Hub's index tells of it; its tags are those that the registry is seeded with. */
export interface HubRepository {
  /** As the index names it: `nginx`, `bitnami/nginx`. */
  readonly name: string
  readonly description: string
  readonly stars: number
  readonly official: boolean
  /** Newest first. */
  readonly tags: readonly string[]
}

const official = (
  name: string,
  description: string,
  stars: number,
  tags: readonly string[],
): HubRepository => ({
  name,
  description,
  stars,
  official: true,
  tags,
})

const community = (
  name: string,
  description: string,
  stars: number,
  tags: readonly string[] = ['latest'],
) => ({
  name,
  description,
  stars,
  official: false,
  tags,
})

const hubRepositories: readonly HubRepository[] = [
  official('nginx', 'Official build of Nginx.', 20_412, ['latest', '1.27', 'alpine']),
  official('busybox', 'Busybox base image.', 3_391, ['latest', '1.36']),
  official('redis', 'Redis is the world’s fastest data platform for caching.', 13_280, ['latest', '7']),
  official('ubuntu', 'Ubuntu is a Debian-based Linux operating system.', 17_405, [
    'latest',
    '24.04',
    '22.04',
  ]),
  official('hello-world', 'Hello World! (an example of minimal Dockerization)', 2_401, ['latest']),
  official('alpine', 'A minimal Docker image based on Alpine Linux.', 11_207, ['latest', '3.20']),
  official('postgres', 'The PostgreSQL object-relational database system.', 13_902, ['latest', '16']),
  official('httpd', 'The Apache HTTP Server Project.', 4_820, ['latest', '2.4']),
  community('bitnami/nginx', 'Bitnami container image for NGINX', 201),
  community('nginxinc/nginx-unprivileged', 'Unprivileged NGINX Dockerfiles', 190),
  community('someone/nginx-markup', '<img src=x onerror="document.title=1"> <b>bold</b> 설명이 긴 이미지', 0),
  community('team/app', 'A small web application of several layers', 3, ['latest', '1.1', '1.0']),
  community('team/big', 'One layer of 60 MB, for pulls that take their time', 1, ['1.0', 'latest']),
]

/** The index finds the term anywhere in the name, the best known first. */
export function searchHub(term: string): readonly HubRepository[] {
  const wanted = term.toLowerCase()
  return hubRepositories
    .filter((repository) => repository.name.includes(wanted))
    .sort((a, b) => Number(b.official) - Number(a.official) || b.stars - a.stars)
}

export function hubRepository(path: string): HubRepository | null {
  const name = path.replace(/^library\//, '')
  return hubRepositories.find((repository) => repository.name === name) ?? null
}
