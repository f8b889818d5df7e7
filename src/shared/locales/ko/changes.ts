/** 컨테이너에서 바뀐 파일에 관한 말. */
export const changes = {
  text: '컨테이너를 만든 이미지와 다른 파일입니다. 볼륨은 살펴보지 않습니다.',
  at: '{{time}} 기준입니다.',
  refresh: '새로 고침',
  refreshing: '비교하는 중…',
  loading: '파일을 비교하는 중…',
  loadingSlow: '엔진이 컨테이너의 모든 파일을 살펴보고 있습니다. 계속 기다리는 중입니다.',
  failed: '파일을 비교하지 못했습니다',
  stale: '마지막으로 받은 내용입니다. 다시 묻는 데 실패했습니다.',
  emptyTitle: '이미지와 다른 파일이 없습니다',
  empty:
    '컨테이너가 쓴 내용은 볼륨이나 메모리에만 있거나 없습니다. 이미지에서 다시 만들어도 파일이 같습니다.',
  tree: '바뀐 파일',
  kinds: '변경 종류',
  all: '전체',
  filter: '경로로 거르기',
  openAll: '모두 펼치기',
  foldAll: '모두 접기',
  noMatch: '이 종류이면서 경로에 이 글자가 있는 파일이 없습니다.',
  copyPath: '경로 복사: {{path}}',
  kind: { added: '추가', changed: '변경', deleted: '삭제' },
  count: {
    added_other: '추가 {{number}}',
    changed_other: '변경 {{number}}',
    deleted_other: '삭제 {{number}}',
  },
} as const
