/** Words of the settings part. */
export const settings = {
  title: '설정',
  appearance: '화면',
  language: '언어',
  languageSystem: '시스템 설정',
  english: 'English',
  korean: '한국어',
  theme: '테마',
  themeSystem: '시스템 설정',
  themeLight: '밝게',
  themeDark: '어둡게',
  file: '설정 파일 위치',
  fileHint: 'JSON 파일 하나이며, 암호나 토큰은 절대 저장하지 않습니다.',
  setAsideTitle: '설정 파일을 읽을 수 없었습니다',
  setAside: '기존 파일을 따로 보관하고 기본값으로 시작했습니다. 기존 파일의 위치:',
  session: '세션',
  sessionWords:
    '이 페이지는 세션이 끝날 때까지 엔진을 사용할 수 있습니다. 세션을 끝내면 세션의 모든 페이지가 닫히고, 새 주소는 터미널에서 얻습니다.',
  endSession: '세션 끝내기',
  about: '정보',
  version: 'Quayside {{version}}',
  privacy:
    'Quayside는 사용 정보를 어디에도 보내지 않습니다. 사용자의 엔진과, 사용자가 요청한 레지스트리하고만 통신합니다.',
  notSaved: '설정을 저장하지 못했습니다',
  notSavedWhy: '설정을 저장하지 못했습니다: {{reason}}',
} as const
