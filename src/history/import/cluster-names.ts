import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { coreOfClusterName } from '#src/year-round/organisation/domain/cluster-spellings.ts';

/** «Cụm thi đua số III», «Cụm 5»: numbers are dealt anew, so a number is never the identity of a cluster. */
export const isNumbered = (name: string): boolean =>
  /^(?:cum|khoi|khu vuc)(?: thi dua| td)? (?:so (?:\d+|[ivxlc]+)\b|(?:\d+|[ivxlc]+)(?: |$)(?!(?:tinh|thanh pho|tp|don vi)\b))/.test(
    searchKey(name),
  );

/** What is compared of a name: its core without term, marks and filler. */
export const clusterKey = (name: string): string => searchKey(coreOfClusterName(name));

/** The address of a cluster, from its name. */
export const clusterSlug = (name: string): string =>
  clusterKey(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
