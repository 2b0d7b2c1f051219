import type { JSX } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { AWARDS } from '#src/law/award-catalogue.ts';
import { Chip } from '#src/ui/chip.tsx';
import type { Page } from '#src/ui/page.tsx';
import { TableTools } from '#src/ui/table-tools.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { RegisterDesk } from './register-desk.tsx';
import { Register, StateChip } from './register-table.tsx';
import { queryOf, type RegisterView } from './register-view.ts';
import { REGISTRATION_STATES, type RegistrationWords, registrationWords, stateLabel } from './words.ts';

/** The register: a line for each unit with all it has registered for, its life one click away. */
export function registerPage(visit: Visit, view: RegisterView): Page {
  const words = registrationWords(visit.language);
  const { frame, filter, mayRun, sentIds } = view;
  const base = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'registration');
  const closed = frame.steps.find(({ step }) => step === 'registration')?.doneOn;
  const mayEnter = mayRun || frame.units.some((unit) => view.mayActFor(unit.id));
  return stepPage(visit, frame, 'registration', {
    title: words.title,
    wide: true,
    head: {
      title: words.title,
      chip: closed ? <Chip tone="met">{words.closedOn(printDay(closed, visit.language))}</Chip> : undefined,
      facts: stateFacts(view, words),
      asOn: { day: filter.day, action: base },
      ...(mayEnter && { primary: { label: words.enter, href: `${base}/nhap` } }),
      actions: mayRun ? [{ label: words.enterMany, href: `${base}/nhieu` }] : [],
    },
    body: (
      <>
        <Tools view={view} words={words} base={base} />
        <Register visit={visit} view={view} words={words} base={base} sent={sentIds.length} />
        {mayRun && <RegisterDesk visit={visit} view={view} words={words} base={base} />}
      </>
    ),
  });
}

/** «26/28 đơn vị đã gửi», «40 đăng ký», then what became of them: units and what they registered are two counts. */
function stateFacts({ entries, frame, sentIds, mayRun }: RegisterView, words: RegistrationWords) {
  const states = [...new Set(entries.map((entry) => entry.state))];
  const isAsRegistered = states.every((state) => state === 'registered');
  return [
    words.sentOf(sentIds.length, frame.units.length),
    ...(states.length > 0 ? [words.entries(entries.length)] : []),
    ...(isAsRegistered ? [] : states).map((state) => (
      <StateChip
        words={words}
        state={state}
        inside={mayRun}
        count={entries.filter((entry) => entry.state === state).length}
        key={state}
      />
    )),
  ];
}

type Parts = { readonly view: RegisterView; readonly words: RegistrationWords; readonly base: string };

function Tools({ view, words, base }: Parts): JSX.Element {
  const { filter, frame, mayRun } = view;
  const day = `?ngay=${filter.day}`;
  return (
    <TableTools
      table="register"
      action={base}
      keep={{ ngay: filter.day }}
      filters={[
        {
          kind: 'choice',
          name: 'khoi',
          label: words.bloc,
          value: filter.bloc,
          options: frame.blocs.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          kind: 'choice',
          name: 'danh-hieu',
          label: words.award,
          value: filter.award,
          options: AWARDS.map(({ id, shortName }) => ({ value: id, label: shortName })),
        },
        {
          kind: 'choice',
          name: 'trang-thai',
          label: words.state,
          value: filter.state,
          options: REGISTRATION_STATES.map((value) => ({ value, label: stateLabel(words, value, mayRun) })),
        },
      ]}
      density={{
        now: filter.tight ? 'tight' : 'normal',
        normal: base + queryOf(filter, { tight: false }),
        tight: base + queryOf(filter, { tight: true }),
      }}
      chooseColumns
      downloads={[
        { label: 'CSV', href: `${base}/tong-hop.csv${day}` },
        { label: 'XLSX', href: `${base}/tong-hop.xlsx${day}` },
      ]}
      print={mayRun ? `${base}/tong-hop.pdf${day}` : true}
    />
  );
}
