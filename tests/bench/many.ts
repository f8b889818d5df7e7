/** What an engine of a script tells of many images: a fifth have five tags, a tenth no name, as after many builds. */
export function manyImages(count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => {
    const repository = `registry.example.com:5000/team-${String(index % 97).padStart(2, '0')}/web-${index}`
    const tags = index % 5 === 0 ? ['latest', '1', '1.2', '1.2.3', 'stable'] : ['latest']
    return {
      Id: imageId(index),
      RepoTags: index % 10 === 9 ? ['<none>:<none>'] : tags.map((tag) => `${repository}:${tag}`),
      RepoDigests: null,
      Created: 1_750_000_000 - index * 3600,
      Size: 5_000_000 + ((index * 7919) % 900) * 1_000_000,
      SharedSize: -1,
      Containers: -1,
      Labels: null,
      ParentId: '',
    }
  })
}

/** Stopped containers, of every third image one. */
export function manyContainers(count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => ({
    Id: String(index).padStart(64, 'c'),
    Names: [`/box-${index}`],
    Image: 'web',
    ImageID: imageId(index * 3),
    Command: 'sleep 1000',
    Created: 1_750_000_000,
    State: 'exited',
    Status: 'Exited (0) 2 hours ago',
    Ports: [],
    Labels: {},
    Mounts: [],
    NetworkSettings: { Networks: {} },
    HostConfig: { NetworkMode: 'default' },
  }))
}

function imageId(index: number): string {
  return `sha256:${String(index).padStart(64, 'a')}`
}
