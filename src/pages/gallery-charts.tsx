import type { JSX } from 'preact';
import { AttritionSteps } from '#src/charts/attrition-steps.tsx';
import { BulletBar } from '#src/charts/bullet-bar.tsx';
import { CampaignGantt } from '#src/charts/campaign-gantt.tsx';
import { CoverageBar } from '#src/charts/coverage-bar.tsx';
import { FlagYears } from '#src/charts/flag-years.tsx';
import { RankBump } from '#src/charts/rank-bump.tsx';
import { ScoreDotsChart } from '#src/charts/score-dots.tsx';
import type { Language } from '#src/kernel/language.ts';
import { NotStated, TargetChip } from '#src/ui/chip.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { galleryWordsIn } from './gallery-words.ts';

type Part = { readonly words: ReturnType<typeof galleryWordsIn>; readonly language: Language };

const RESULTS = [
  { unit: 'STP Lam Giang', value: 96, verdict: 'met' },
  { unit: 'STP Cẩm Hà', value: 88, verdict: 'watch' },
  { unit: 'STP An Sơn', value: 74, verdict: 'missed' },
  { unit: 'STP Đông Phú', value: null, verdict: 'met' },
] as const;

/** The pictures of the product, each with the figures it is drawn from. */
export function GalleryCharts({ words, language }: Part): JSX.Element {
  return (
    <>
      <Columns>
        <Section title={words.bulletFinding}>
          <Table
            id="targets"
            caption={words.bulletFinding}
            rows={RESULTS}
            rowKey={(row) => row.unit}
            columns={[
              { key: 'unit', head: words.unit, nowrap: true, cell: (row) => row.unit },
              {
                key: 'bar',
                head: words.barHead,
                phone: 'line',
                cell: ({ unit, value, verdict }) => (
                  <BulletBar
                    label={`${unit}: ${value ?? ''}`}
                    value={value}
                    target={90}
                    verdict={verdict}
                    language={language}
                  />
                ),
              },
              { key: 'value', head: '%', align: 'end', nowrap: true, phone: 'figure', cell: (row) => row.value },
              {
                key: 'verdict',
                head: words.state,
                nowrap: true,
                phone: 'corner',
                cell: (row) => (row.value === null ? <NotStated /> : <TargetChip state={row.verdict} bare />),
              },
            ]}
          />
        </Section>
        <Section title={words.dotsFinding}>
          <ScoreDotsChart
            language={language}
            units={[
              { name: 'STP Lam Giang', self: 19_750, cross: 19_650, verified: 19_625 },
              { name: 'STP Cẩm Hà', self: 19_800, cross: 19_300, verified: 19_400 },
              { name: 'STP An Sơn', self: 19_600, cross: 19_500, verified: null },
            ]}
          />
        </Section>
      </Columns>
      <Columns>
        <Section title={words.bumpFinding}>
          <RankBump
            label={words.bumpFinding}
            language={language}
            years={[2028, 2029, 2030, 2031]}
            lines={[
              { name: 'STP Lam Giang', ranks: [4, 3, 2, 1], named: 'first' },
              { name: 'STP Cẩm Hà', ranks: [1, 1, 3, 3], named: 'second' },
              { name: 'STP An Sơn', ranks: [2, 4, 1, 2] },
              { name: 'STP Đông Phú', ranks: [3, 2, null, 4] },
            ]}
          />
        </Section>
        <Section title={words.attritionFinding}>
          <AttritionSteps
            label={words.attritionFinding}
            language={language}
            stages={[
              { name: words.registered, count: 28, reasons: [] },
              { name: words.registration.kept, count: 26, reasons: [words.twoWithdrew] },
              { name: words.proposed, count: null, reasons: [] },
            ]}
          />
          <CoverageBar label={words.registerFinding} done={26} total={28} />
          <FlagYears
            label={words.flag}
            language={language}
            years={[
              { year: 2028, flag: 'flag' },
              { year: 2029, flag: 'none' },
              { year: 2030, flag: 'no-data' },
              { year: 2031, flag: 'flag' },
            ]}
          />
        </Section>
      </Columns>
      <Section title={words.ganttFinding}>
        <CampaignGantt
          label={words.ganttFinding}
          loadLabel={words.ganttLoad}
          year={2031}
          language={language}
          campaigns={[
            { name: words.campaignA, from: '2031-01-26', to: '2031-12-31' },
            { name: words.campaignB, from: '2031-05-01', to: '2031-09-02' },
          ]}
        />
      </Section>
    </>
  );
}
