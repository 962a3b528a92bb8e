import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight';
import {
  IconCards,
  IconCash,
  IconChartBar,
  IconCreditCard,
  IconFileAlert,
  IconHistory,
  IconHome,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconLogout,
  IconReceipt2,
  IconReportMoney,
  IconSearch,
  IconShieldCheck,
  IconShieldExclamation,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionView } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import { afterDecision } from '../form/unfinished.ts';
import { Keys } from '../keyboard/keys.tsx';
import { useNewLayer } from '../keyboard/layer.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { switchLanguage } from '../language/language.ts';
import { useWords } from '../language/use-words.ts';
import { lockScreen, signOut } from './leaving.ts';
import { placeNeeds, places } from './places.ts';
import { useFoundInBox } from './use-found-in-box.tsx';

const [store, box] = createSpotlight();

export const openCommandBox = box.open;

/** The box chooses its first entry as one types, by this mark; what is found a moment later is marked like it. */
function chooseFirst(): void {
  const list = document.getElementById(store.getState().listId);
  if (list === null || list.querySelector('[data-selected]') !== null) return;
  list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

/** Customers, records, cards and commands in one box. */
export function CommandBox({ session, onShortcuts }: { session: SessionView; onShortcuts: () => void }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  useShortcut('commands', box.open);
  // Beneath the box shortcuts rest; it closes itself on Esc.
  useNewLayer(useSpotlight(store).opened);
  const [query, setQuery] = useState('');
  // It outlives the page it was opened on: whoever signs in next has not asked for it.
  useEffect(() => box.close, []);
  const found = useFoundInBox(query, session.role);
  const shown = found.flatMap(({ actions }) => actions.map(({ id }) => id)).join();
  useEffect(() => {
    if (shown !== '') chooseFirst();
  }, [shown]);
  const icon = { size: 18, stroke: 1.7 };
  const commands = [
    {
      id: 'issuance',
      label: t('frame.issuance'),
      keywords: ['issue', 'smart otp', '발급', '스마트OTP'],
      leftSection: <IconCreditCard {...icon} />,
      rightSection: <Keys of="openIssuance" />,
      onClick: () => navigate(places.issuance),
    },
    {
      id: 'claim',
      label: t('frame.claim'),
      keywords: ['claim', 'accident', '사고', '배상', '신청', '피싱'],
      leftSection: <IconShieldExclamation {...icon} />,
      rightSection: <Keys of="openClaim" />,
      onClick: () => navigate(places.claim),
    },
    {
      id: 'history',
      label: t('frame.history'),
      keywords: ['history', '내역', '영수증', 'receipt'],
      leftSection: <IconHistory {...icon} />,
      rightSection: <Keys of="openHistory" />,
      onClick: () => navigate(places.history),
    },
    {
      id: 'cashDrawer',
      label: t('frame.cashDrawer'),
      keywords: ['cash', 'drawer', '현금', '시재', '인수인계'],
      leftSection: <IconCash {...icon} />,
      rightSection: <Keys of="openDrawer" />,
      onClick: () => navigate(places.cashDrawer),
    },
    {
      id: 'stock',
      label: t('frame.stock'),
      keywords: ['stock', 'card', '재고', '카드'],
      leftSection: <IconCards {...icon} />,
      rightSection: <Keys of="openStock" />,
      onClick: () => navigate(places.stock),
    },
    {
      id: 'approvals',
      label: t('frame.approvals'),
      keywords: ['approvals', '승인', '면제', 'waiver'],
      leftSection: <IconShieldCheck {...icon} />,
      rightSection: <Keys of="openApprovals" />,
      onClick: () => navigate(places.approvals),
    },
    {
      id: 'today',
      label: t('frame.today'),
      keywords: ['closing', 'today', '마감', '보고서'],
      leftSection: <IconReportMoney {...icon} />,
      rightSection: <Keys of="openToday" />,
      onClick: () => navigate(places.today),
    },
    {
      id: 'month',
      label: t('frame.month'),
      keywords: ['month', '이달', '그래프', 'plot'],
      leftSection: <IconChartBar {...icon} />,
      onClick: () => navigate(places.month),
    },
    {
      id: 'tariff',
      label: t('frame.tariff'),
      keywords: ['tariff', 'fee', 'tier', '수수료', '요금', '등급', '면제'],
      leftSection: <IconReceipt2 {...icon} />,
      onClick: () => navigate(places.tariff),
    },
    {
      id: 'corrections',
      label: t('frame.corrections'),
      keywords: ['corrections', 'rejected', '반려', '정정'],
      leftSection: <IconFileAlert {...icon} />,
      rightSection: <Keys of="openCorrections" />,
      onClick: () => navigate(places.corrections),
    },
    {
      id: 'home',
      label: t('frame.home'),
      keywords: ['home', '오늘', '홈'],
      leftSection: <IconHome {...icon} />,
      rightSection: <Keys of="openHome" />,
      onClick: () => navigate(places.home),
    },
    {
      id: 'language',
      label: t('commands.switchLanguage'),
      keywords: ['language', '언어'],
      leftSection: <IconLanguage {...icon} />,
      onClick: switchLanguage,
    },
    {
      id: 'shortcuts',
      label: t('keyboard.list'),
      keywords: ['shortcuts', '단축키'],
      leftSection: <IconKeyboard {...icon} />,
      rightSection: <Keys of="list" />,
      onClick: onShortcuts,
    },
    {
      id: 'lock',
      label: t('frame.lock'),
      keywords: ['lock', '잠금'],
      leftSection: <IconLock {...icon} />,
      rightSection: <Keys of="lock" />,
      onClick: () => void lockScreen(),
    },
    {
      id: 'sign-out',
      label: t('frame.signOut'),
      keywords: ['sign out', '로그아웃'],
      leftSection: <IconLogout {...icon} />,
      onClick: () => afterDecision(() => void signOut()),
    },
  ];
  // What one may not do is not offered.
  const actions = commands.filter(({ id }) => !isPlace(id) || may(session.role, placeNeeds[id]));
  return (
    <Spotlight
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => setQuery('')}
      scrollable
      maxHeight={460}
      shortcut={null}
      lockScroll={false}
      attributes={{ content: { 'aria-label': t('commands.search') } }}
      highlightQuery
      size={560}
      nothingFound={t('commands.nothing')}
      searchProps={{
        leftSection: <IconSearch {...icon} />,
        placeholder: t('commands.search'),
        'aria-label': t('commands.search'),
      }}
      actions={[...actions, ...found]}
    />
  );
}

const isPlace = (id: string): id is keyof typeof places => id in places;
