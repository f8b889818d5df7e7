/** Words of the processes of a container. */
export const processes = {
  title: '프로세스',
  columns: {
    label: '보여 줄 내용',
    usual: '프로세스',
    resources: 'CPU와 메모리',
    threads: '스레드',
  },
  goesOn: '5초마다 새로 고침',
  again: '새로 고침',
  asOf: '기준 시각: {{time}}',
  count_other: '{{count}}행',
  loading: '프로세스를 불러오는 중…',
  loadingSlow: '엔진이 아직 프로세스를 알려 주지 않았습니다. 계속 기다립니다.',
  failed: '프로세스를 읽지 못했습니다',
  paused: '일시 정지됨: 프로세스는 그대로 있지만 실행되지 않습니다.',
  none: {
    title: '실행 중인 프로세스가 없습니다',
    text: '실행 중이 아닌 컨테이너에는 프로세스가 없습니다. 시작하면 볼 수 있습니다.',
  },
} as const
