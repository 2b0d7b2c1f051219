import type { JSX } from 'preact';
import { CampaignGantt } from '#src/charts/campaign-gantt.tsx';
import type { Language } from '#src/kernel/language.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { CommentCount } from '#src/ui/comments.tsx';
import { Empty } from '#src/ui/empty.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { type Visit, wordsIn } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { discussionPath } from '#src/year-round/comments/domain/commentable.ts';
import type { CampaignRow } from '../app/campaigns.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const launchWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);

/** The launch of a year: its campaigns in time, and the plan of its nine steps. */
export function launchPage(
  visit: Visit,
  frame: YearFrame,
  campaigns: readonly CampaignRow[],
  shown: { readonly mayRun: boolean; readonly talks: ReadonlyMap<string, number> },
): Page {
  const { mayRun, talks } = shown;
  const words = launchWords(visit.language);
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'launch');
  return stepPage(visit, frame, 'launch', {
    title: words.title,
    head: {
      title: words.title,
      facts: [words.found(campaigns.length)],
      history: `/lich-su/ke-hoach/${frame.clusterYear.id}`,
      ...(mayRun && {
        primary: { label: words.newCampaign, href: `${path}/moi` },
        actions: [{ label: words.editPlan, href: `${path}/ke-hoach` }],
      }),
    },
    body: (
      <>
        <Campaigns visit={visit} frame={frame} campaigns={campaigns} path={path} mayRun={mayRun} talks={talks} />
        <PlanTable visit={visit} frame={frame} />
      </>
    ),
  });
}

function Campaigns(props: {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly campaigns: readonly CampaignRow[];
  readonly path: string;
  readonly mayRun: boolean;
  readonly talks: ReadonlyMap<string, number>;
}): JSX.Element {
  const { visit, campaigns, path, mayRun, talks } = props;
  const words = launchWords(visit.language);
  if (campaigns.length === 0) {
    const actions = mayRun ? [{ label: words.newCampaign, href: `${path}/moi` }] : [];
    return (
      <Empty title={words.noneTitle} icon="paper" actions={actions}>
        {words.noneText}
      </Empty>
    );
  }
  const timed = campaigns.flatMap(({ name, runs }) => (runs ? [{ name, from: runs.from, to: runs.to }] : []));
  return (
    <Section title={words.found(campaigns.length)}>
      {timed.length > 0 && (
        <CampaignGantt
          label={words.gantt}
          loadLabel={words.load}
          year={props.frame.clusterYear.year}
          campaigns={timed}
          language={visit.language}
        />
      )}
      <Table
        id="campaigns"
        caption={words.gantt}
        rows={campaigns}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            head: words.campaign,
            cell: (row) => (mayRun ? <a href={`${path}/${row.id}`}>{row.name}</a> : row.name),
          },
          { key: 'kinds', head: words.kinds, phone: 'line', cell: (row) => row.kinds?.join(', ') || words.notSet },
          { key: 'by', head: words.launchedBy, phone: 'line', cell: (row) => row.launchedBy ?? words.notSet },
          {
            key: 'runs',
            head: words.runs,
            nowrap: true,
            phone: 'line',
            cell: (row) => (row.runs && days(row.runs)) ?? words.notSet,
          },
          {
            key: 'measured',
            head: words.measured,
            nowrap: true,
            phone: 'line',
            cell: (row) => (row.measured && days(row.measured)) ?? words.notSet,
          },
          {
            key: 'talk',
            head: wordsIn(visit.language).discussion.name,
            phone: 'line',
            cell: (row) => <CommentCount path={discussionPath('campaign', row.id)} count={talks.get(row.id) ?? 0} />,
          },
        ]}
      />
    </Section>
  );

  function days(period: NonNullable<CampaignRow['runs']>): string {
    return `${printDay(period.from, visit.language)} – ${printDay(period.to, visit.language)}`;
  }
}

function PlanTable({ visit, frame }: { readonly visit: Visit; readonly frame: YearFrame }): JSX.Element {
  const words = launchWords(visit.language);
  const ui = wordsIn(visit.language);
  const day = (value: YearFrame['steps'][number]['dueOn']) => value && printDay(value, visit.language);
  return (
    <Section title={words.plan}>
      <Table
        id="plan"
        caption={words.plan}
        rows={frame.steps}
        rowKey={(row) => row.step}
        columns={[
          { key: 'step', head: words.step, cell: (row) => ui.steps[row.step] },
          {
            key: 'opens',
            head: words.opensOn,
            align: 'end',
            nowrap: true,
            cell: (row) => day(row.opensOn) ?? <span class="muted">{words.notSet}</span>,
          },
          {
            key: 'due',
            head: words.dueOn,
            align: 'end',
            nowrap: true,
            cell: (row) => day(row.dueOn) ?? <span class="muted">{words.notSet}</span>,
          },
          {
            key: 'state',
            head: words.state,
            phone: 'corner',
            cell: (row) => row.skippedReason ?? ui.stepStates[row.state],
          },
          { key: 'holder', head: words.holder, phone: 'line', cell: (row) => row.holder ?? words.notSet },
        ]}
      />
    </Section>
  );
}
