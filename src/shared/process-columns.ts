/** What `docker top` may be asked for: the engine's own columns, what each process uses, or every thread. */
export const processColumns = ['usual', 'resources', 'threads'] as const
export type ProcessColumns = (typeof processColumns)[number]

/** The arguments of the engine's `ps`; its answer must have a PID column. */
export const psArguments: Readonly<Record<ProcessColumns, readonly string[]>> = {
  usual: [],
  resources: ['-eo', 'pid,ppid,user,pcpu,pmem,rss,etime,args'],
  threads: ['-eLf'],
}
