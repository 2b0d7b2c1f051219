import type { Actor } from '#src/kernel/actor.ts';
import type { Language } from '#src/kernel/language.ts';
import { wordsIn as shellWords } from '#src/ui/visit.ts';
import { mayInvite } from '#src/year-round/accounts/domain/manage.ts';
import { STEP_PATH, stepPath, YEAR_STEPS } from '#src/year-round/calendar/domain/year-steps.ts';
import { opensRegister } from '#src/year-round/people/domain/may-know.ts';
import type { YearWorked } from '../app/years-worked.query.ts';
import type { NamedPage } from '../domain/pages-named.ts';
import { type SearchWords, searchWords } from './words.ts';

type Page = readonly [href: string, opens: (actor: Actor) => boolean];
const anybody = (): boolean => true;
const signedIn = (actor: Actor): boolean => actor.kind === 'person';

const PAGES: Readonly<Record<keyof SearchWords['pages'], Page>> = {
  tasks: ['/viec', signedIn],
  year: ['/nam', signedIn],
  notices: ['/thong-bao', signedIn],
  account: ['/tai-khoan', signedIn],
  ownRecord: ['/ho-so-cua-toi', signedIn],
  log: ['/nhat-ky', signedIn],
  register: ['/nhan-su', opensRegister],
  keepAccounts: ['/quan-tri/tai-khoan', mayInvite],
  home: ['/', anybody],
  clusters: ['/cum-thi-dua', anybody],
  units: ['/don-vi', anybody],
  campaigns: ['/phong-trao-thi-dua', anybody],
  exemplars: ['/dien-hinh-tien-tien', anybody],
  legal: ['/van-ban-phap-luat', anybody],
  papers: ['/van-ban', anybody],
  meetings: ['/hoi-nghi', anybody],
  people: ['/nguoi', anybody],
  sources: ['/nguon', anybody],
  doubts: ['/can-kiem-tra', anybody],
  about: ['/gioi-thieu', anybody],
  reading: ['/cach-doc', anybody],
  data: ['/so-lieu-mo', anybody],
  verify: ['/xac-minh', anybody],
  signIn: ['/dang-nhap', (actor) => !signedIn(actor)],
};

const other = (language: Language): Language => (language === 'vi' ? 'en' : 'vi');

/** The pages that this reader may open, with what they are called in either language; the nine steps of each year worked in. */
export function namedPages(actor: Actor, language: Language, years: readonly YearWorked[]): readonly NamedPage[] {
  const words = searchWords(language);
  const foreign = searchWords(other(language));
  const ids = Object.keys(PAGES) as readonly (keyof typeof PAGES)[];
  const pages = ids.flatMap((id) => {
    const [href, opens] = PAGES[id];
    const [label = '', also = ''] = words.pages[id].split('|');
    return opens(actor) ? [{ href, label, also: `${also} ${foreign.pages[id].replace('|', ' ')}` }] : [];
  });
  const steps = shellWords(language).steps;
  const foreignSteps = shellWords(other(language)).steps;
  const ofYears = years.flatMap(({ slug, name, year, isSynthetic }) =>
    YEAR_STEPS.map((step) => ({
      href: stepPath(slug, year, step),
      label: words.stepOf(steps[step], name, year),
      name: steps[step],
      also: `${foreignSteps[step]} ${STEP_PATH[step].replaceAll('-', ' ')}`,
      isSynthetic,
    })),
  );
  return [...pages, ...ofYears];
}
