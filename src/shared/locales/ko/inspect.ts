/** Words of the raw inspection of an object. */
export const inspect = {
  loading: '상세 정보를 불러오는 중…',
  loadingSlow: '엔진이 아직 응답하지 않았습니다. 계속 기다립니다.',
  failed: '상세 정보를 읽지 못했습니다',
  again: '다시 시도',
  notJson: '엔진의 응답이 JSON이 아닙니다.',
  old: '엔진이 마지막으로 보낸 내용입니다. 다시 읽지 못했습니다.',
  form: { label: '보기 방식', groups: '그룹', json: 'JSON' },
  show: '값 보기',
  hide: '값 숨기기',
  copyAll: '모두 복사',
  copyAllVeiled: '값을 숨기고 모두 복사',
  tree: '엔진이 아는 모든 정보',
  search: {
    label: '상세 정보에서 찾기',
    previous: '이전 결과',
    next: '다음 결과',
    none: '결과 없음',
    hitOf: '{{number}}개 중 {{place}}번째',
  },
  path: {
    label: '선택한 값',
    copyTemplate: '--format 형식으로 복사',
    copyJq: 'jq 경로 복사',
    copyValue: '값 복사',
  },
} as const
