import type { vi } from './vi.ts';

export type TabId = keyof (typeof vi)['tabs'];
export type Tab = { readonly id: TabId; readonly href: string };

/** What everyone may read. */
export const PUBLIC_TABS: readonly Tab[] = [
  { id: 'home', href: '/' },
  { id: 'clusters', href: '/cum-thi-dua' },
  { id: 'units', href: '/don-vi' },
  { id: 'campaigns', href: '/phong-trao-thi-dua' },
  { id: 'exemplars', href: '/dien-hinh-tien-tien' },
  { id: 'legal', href: '/van-ban-phap-luat' },
];

/** After sign-in the day's work stands first, the reading after it. */
export const WORK_TABS: readonly Tab[] = [
  { id: 'tasks', href: '/viec' },
  { id: 'year', href: '/nam' },
  { id: 'clusters', href: '/cum-thi-dua' },
  { id: 'units', href: '/don-vi' },
  { id: 'campaigns', href: '/phong-trao-thi-dua' },
  { id: 'meetings', href: '/hoi-nghi' },
  { id: 'exemplars', href: '/dien-hinh-tien-tien' },
  { id: 'papers', href: '/van-ban' },
];
