/** Images that a first search starts from; each has a sentence under `search.recommended`. */
export const recommendedNames = [
  'nginx',
  'redis',
  'postgres',
  'mysql',
  'httpd',
  'alpine',
  'ubuntu',
  'busybox',
  'node',
  'python',
  'registry',
  'hello-world',
] as const
