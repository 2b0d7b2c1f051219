/** What a person may be in this application. Labels are in the words of `accounts`. */
export const ROLES = [
  'ministry-officer',
  'council-member',
  'cluster-office',
  'unit-officer',
  'unit-leader',
  'delegate',
  'teller',
  'staff-member',
  'inspector',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** A role is held for a scope: the whole system, one cluster-year, or one unit in a cluster-year. */
export type Grant = {
  readonly role: Role;
  readonly clusterYearId: string | null;
  readonly unitId: string | null;
};

/** Who acts. Every query runs as someone: a person, or one of the three system actors. */
export type Actor = {
  readonly id: string;
  readonly kind: 'anonymous' | 'person' | 'importer' | 'worker';
  readonly name: string;
  readonly grants: readonly Grant[];
};

const systemActor = (id: string, kind: Exclude<Actor['kind'], 'person'>, name: string): Actor => ({
  id,
  kind,
  name,
  grants: [],
});

export const ANONYMOUS = systemActor('00000000-0000-7000-8000-000000000001', 'anonymous', 'Khách');
export const IMPORTER = systemActor('00000000-0000-7000-8000-000000000002', 'importer', 'Bộ phận nhập tư liệu');
export const WORKER = systemActor('00000000-0000-7000-8000-000000000003', 'worker', 'Máy chủ');
