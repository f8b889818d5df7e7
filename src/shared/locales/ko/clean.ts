/** Words of removing many containers at once. */
export const clean = {
  menu: '정리',
  removeStopped: '중지된 컨테이너 모두 삭제…',
  removeAll: '모두 삭제…',
  stopped: {
    title: '중지된 컨테이너 모두 삭제',
    text: '실행 중이 아닌 컨테이너입니다. 남길 것은 선택을 해제하세요. 이 목록에 있는 것만 삭제합니다.',
  },
  all: {
    title: '모든 컨테이너 삭제',
    text: '실행 중인 것을 포함해 이 엔진의 모든 컨테이너입니다. 남길 것은 선택을 해제하세요. 이 목록에 있는 것만 삭제합니다.',
  },
  list: '삭제할 컨테이너',
  chosen: '{{all}}개 중 {{number}}개 선택',
  measuring: '크기를 측정하는 중…',
  killed: '먼저 강제 종료 (SIGKILL)',
  mark: { pinned: '고정됨', kept: '변경 실행 취소용으로 보관 중' },
  volumes_other: '익명 볼륨 {{count}}개',
  standing: { gone: '그 사이에 없어짐', started: '그 사이에 시작되어 남김' },
  newcomers_other: '그 사이에 새로 생겨 목록에 없으므로 남김: {{names}}',
  prune:
    'docker container prune은 목록을 보여 주지 않고 그 순간 멈춰 있는 것을 모두 삭제합니다. 아래 명령은 이 컨테이너들만 삭제합니다.',
  confirmSize_other: '컨테이너 {{count}}개 삭제 ({{size}})',
} as const
