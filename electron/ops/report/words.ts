import type { MessageLanguage } from '../../contract/message/problem-words.ts';

/** A word in both languages. */
type Word = Readonly<Record<MessageLanguage, string>>;

const pairs = <Name extends string>(table: Record<Name, Word>): Readonly<Record<Name, Word>> => table;

/** What a finding came to. */
export const states = pairs({
  OK: { ko: '정상', en: 'ok' },
  WARN: { ko: '주의', en: 'WARN' },
  FAIL: { ko: '이상', en: 'FAIL' },
  SKIPPED: { ko: '생략', en: 'skipped' },
});

/** What is looked at. */
export const checks = pairs({
  settings: { ko: '설정', en: 'settings' },
  dataFolder: { ko: '자료 폴더', en: 'data folder' },
  disk: { ko: '저장 공간', en: 'disk space' },
  application: { ko: '업무 프로그램', en: 'application' },
  databaseKey: { ko: '자료 키', en: 'database key' },
  database: { ko: '데이터베이스', en: 'database' },
  durability: { ko: '저장 내구성', en: 'durability' },
  journal: { ko: '저널', en: 'journal' },
  sync: { ko: '전송', en: 'sync' },
  waiting: { ko: '대기 기록', en: 'waiting entries' },
  rejected: { ko: '거절된 기록', en: 'rejected entries' },
  enrolment: { ko: '단말기 등록', en: 'enrolment' },
  certificate: { ko: '단말기 인증서', en: 'client certificate' },
  core: { ko: '본부 접속', en: 'core' },
  clock: { ko: '시계', en: 'clock' },
  readerService: { ko: '리더기 서비스', en: 'reader service' },
  reader: { ko: '카드 리더기', en: 'reader' },
  card: { ko: '카드', en: 'card' },
  export: { ko: '내보낸 저널', en: 'journal export' },
});

export const tables = pairs({
  card: { ko: '카드', en: 'Card' },
  cplc: { ko: '생산 이력 (CPLC)', en: 'Production life cycle (CPLC)' },
  keys: { ko: '카드 키', en: 'Card keys' },
  accounts: { ko: 'OATH 계정', en: 'OATH accounts' },
});

/** Names of values. A name ends in its unit: `Bytes`, `Seconds`, `Ms`; `At` is an instant, UTC. */
export const fields = pairs({
  file: { ko: '파일', en: 'file' },
  folder: { ko: '폴더', en: 'folder' },
  environment: { ko: '환경', en: 'environment' },
  reason: { ko: '사유', en: 'reason' },
  needs: { ko: '먼저 해결할 항목:', en: 'mend first:' },
  running: { ko: '실행 중', en: 'running' },
  store: { ko: '보관', en: 'kept in' },
  freeBytes: { ko: '남은 공간', en: 'free' },
  sizeBytes: { ko: '크기', en: 'size' },
  lastStartAt: { ko: '마지막 시작', en: 'last start' },
  journalMode: { ko: '기록 방식', en: 'journal mode' },
  entries: { ko: '기록 수', en: 'entries' },
  intact: { ko: '온전한 기록', en: 'intact' },
  seq: { ko: '순번', en: 'number' },
  line: { ko: '줄', en: 'line' },
  why: { ko: '원인', en: 'because' },
  storedThrough: { ko: '본부 보관 순번', en: 'stored at the core through' },
  attempts: { ko: '연속 실패', en: 'failures in a row' },
  waiting: { ko: '건수', en: 'entries' },
  oldestSeconds: { ko: '가장 오래된 기록', en: 'oldest' },
  rejected: { ko: '건수', en: 'entries' },
  rejections: { ko: '순번과 코드', en: 'numbers and codes' },
  terminalId: { ko: '단말기', en: 'terminal' },
  branchNo: { ko: '영업점', en: 'branch' },
  epoch: { ko: '세대', en: 'epoch' },
  keyFingerprint: { ko: '키 지문 (SHA-256)', en: 'key fingerprint (SHA-256)' },
  validFromAt: { ko: '시작', en: 'valid from' },
  validToAt: { ko: '만료', en: 'valid to' },
  remainingSeconds: { ko: '남은 기간', en: 'left' },
  origin: { ko: '주소', en: 'origin' },
  answerMs: { ko: '응답', en: 'answered in' },
  offsetSeconds: { ko: '본부와의 차이(빠르면 +)', en: 'offset from the core (+ is fast)' },
  behindJournalSeconds: { ko: '마지막 기록보다 늦음', en: 'behind the last entry by' },
  reader: { ko: '이름', en: 'name' },
  state: { ko: '상태', en: 'state' },
  name: { ko: '이름', en: 'name' },
  candidates: { ko: '후보', en: 'candidates' },
  field: { ko: '항목', en: 'item' },
  value: { ko: '값', en: 'value' },
  hex: { ko: '16진수', en: 'hex' },
  date: { ko: '날짜', en: 'date' },
  id: { ko: '번호', en: 'id' },
  version: { ko: '버전', en: 'version' },
  type: { ko: '종류', en: 'type' },
  lengthBytes: { ko: '길이', en: 'length' },
  algorithm: { ko: '알고리즘', en: 'algorithm' },
  exportedAt: { ko: '내보낸 시각', en: 'exported' },
  mode: { ko: '권한', en: 'mode' },
});

/** Fields whose values are codes; what stands in others stands for itself. */
export const codedFields: readonly string[] = ['environment', 'store', 'state', 'why', 'field'];

export const codes: Readonly<Record<string, Word>> = {
  true: { ko: '예', en: 'yes' },
  false: { ko: '아니요', en: 'no' },
  DEMO: { ko: '데모', en: 'demo' },
  PRODUCTION: { ko: '운영', en: 'production' },
  FILE: { ko: '파일', en: 'a file' },
  SYSTEM: { ko: '운영체제 키 저장소', en: 'the operating system’s key store' },
  EMPTY: { ko: '카드 없음', en: 'no card' },
  PRESENT: { ko: '카드 있음', en: 'card present' },
  MUTE: { ko: '카드 무응답', en: 'card mute' },
  IN_USE: { ko: '다른 프로그램이 사용 중', en: 'in use by another program' },
  UNAVAILABLE: { ko: '사용할 수 없음', en: 'unavailable' },
  GAP: { ko: '순번이 이어지지 않음', en: 'its number does not follow' },
  CHAIN: { ko: '앞 기록과 이어지지 않음', en: 'it is not chained to the one before' },
  SEAL: { ko: '해시 또는 서명이 맞지 않음', en: 'hash or signature wrong' },
  PAYLOAD: { ko: '내용이 해시와 맞지 않음', en: 'content does not match its hash' },
  TERMINAL: { ko: '다른 단말기의 기록', en: 'of another terminal' },
  EPOCH: { ko: '세대가 뒤로 감', en: 'its epoch goes back' },
  FORM: { ko: '형식이 맞지 않음', en: 'malformed' },
  END: { ko: '기록 수가 머리글과 다름', en: 'not as many entries as the first line says' },
  identity: { ko: '카드 고유번호', en: 'identity' },
  identitySource: { ko: '고유번호 출처', en: 'identity from' },
  atr: { ko: 'ATR', en: 'ATR' },
  protocol: { ko: '프로토콜', en: 'protocol' },
  cardImageNumber: { ko: '카드 이미지 번호 (CIN)', en: 'card image number (CIN)' },
  issuerIdentificationNumber: { ko: '발급사 번호 (IIN)', en: 'issuer identification number (IIN)' },
  oathVersion: { ko: 'OATH 애플릿 버전', en: 'OATH applet version' },
  oathDeviceId: { ko: 'OATH 장치 번호', en: 'OATH device id' },
  oathAccessCode: { ko: 'OATH 접근 암호 설정', en: 'OATH access code set' },
  apduCount: { ko: 'APDU 수', en: 'APDUs' },
  cardMs: { ko: '카드 응답 시간 (ms)', en: 'time of the card (ms)' },
  icFabricator: { ko: '칩 제조사', en: 'IC fabricator' },
  icType: { ko: '칩 종류', en: 'IC type' },
  operatingSystemId: { ko: '운영체제', en: 'operating system' },
  operatingSystemDate: { ko: '운영체제 배포일', en: 'operating system date' },
  operatingSystemLevel: { ko: '운영체제 수준', en: 'operating system level' },
  icFabricationDate: { ko: '칩 제조일', en: 'IC fabrication date' },
  icSerialNumber: { ko: '칩 일련번호', en: 'IC serial number' },
  icBatch: { ko: '칩 생산 묶음', en: 'IC batch' },
  icModuleFabricator: { ko: '모듈 제조사', en: 'module fabricator' },
  icModuleDate: { ko: '모듈 제조일', en: 'module date' },
  iccManufacturer: { ko: '카드 제조사', en: 'card manufacturer' },
  icEmbeddingDate: { ko: '칩 삽입일', en: 'embedding date' },
  prePersonalizer: { ko: '사전 개인화 기관', en: 'pre-personalizer' },
  prePersonalizationDate: { ko: '사전 개인화일', en: 'pre-personalization date' },
  prePersonalizationEquipment: { ko: '사전 개인화 장비', en: 'pre-personalization equipment' },
  personalizer: { ko: '개인화 기관', en: 'personalizer' },
  personalizationDate: { ko: '개인화일', en: 'personalization date' },
  personalizationEquipment: { ko: '개인화 장비', en: 'personalization equipment' },
};

/** Units of time with their length in seconds, the longest first. */
export const timeUnits = [
  { seconds: 86_400, ko: '일', en: ' d' },
  { seconds: 3_600, ko: '시간', en: ' h' },
  { seconds: 60, ko: '분', en: ' min' },
  { seconds: 1, ko: '초', en: ' s' },
] as const;
