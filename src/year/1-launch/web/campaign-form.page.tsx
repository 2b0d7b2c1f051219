import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Choice, DateField, ReasonField, TextArea, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { CampaignRow } from '../app/campaigns.query.ts';
import { CAMPAIGN_KINDS } from '../domain/campaign.ts';
import { launchWords } from './launch.page.tsx';

/** What stands in the fields: as typed, also when it could not be read. */
export type TypedCampaign = {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly launchedBy: string;
  readonly aim: string;
  readonly runsFrom: string;
  readonly runsTo: string;
  readonly measuredFrom: string;
  readonly measuredTo: string;
  readonly reason: string;
};

export const typedFrom = (row: CampaignRow): TypedCampaign => ({
  name: row.name,
  kinds: row.kinds ?? [],
  launchedBy: row.launchedBy ?? '',
  aim: row.aim ?? '',
  runsFrom: row.runs ? printDay(row.runs.from) : '',
  runsTo: row.runs ? printDay(row.runs.to) : '',
  measuredFrom: row.measured ? printDay(row.measured.from) : '',
  measuredTo: row.measured ? printDay(row.measured.to) : '',
  reason: '',
});

export const NOTHING_TYPED: TypedCampaign = {
  name: '',
  kinds: [],
  launchedBy: '',
  aim: '',
  runsFrom: '',
  runsTo: '',
  measuredFrom: '',
  measuredTo: '',
  reason: '',
};

/** The form that launches or changes a campaign; a warning of overlap asks for the reason in place. */
export function campaignFormPage(
  visit: Visit,
  frame: YearFrame,
  form: {
    readonly existing: { readonly id: string; readonly version: number } | null;
    readonly typed: TypedCampaign;
    readonly errors: readonly FieldError[];
    readonly overlap: readonly string[];
  },
): Page {
  const words = launchWords(visit.language);
  const { existing, typed, errors, overlap } = form;
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'launch');
  const title = existing ? words.editCampaign : words.newCampaign;
  const action = existing ? `${path}/${existing.id}` : `${path}/moi`;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return stepPage(visit, frame, 'launch', {
    title,
    head: {
      title,
      breadcrumb: [{ label: title }],
      ...(existing && { history: `/lich-su/phong-trao/${existing.id}` }),
    },
    ...(existing && { about: { kind: 'campaign', id: existing.id } }),
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Form id="campaign" action={action} {...(existing && { version: existing.version })}>
          <TextField
            name="name"
            label={words.name}
            help={words.nameHelp}
            value={typed.name}
            error={errorOf('name')}
            maxLength={500}
            required
          />
          <Choice
            kind="checkbox"
            name="kinds"
            label={words.kinds}
            help={words.kindsHelp}
            options={CAMPAIGN_KINDS.map((kind) => ({ value: kind, label: kind }))}
            chosen={typed.kinds}
          />
          <TextField
            name="launchedBy"
            label={words.launchedBy}
            value={typed.launchedBy}
            width="medium"
            required={false}
          />
          <DateField
            name="runsFrom"
            label={words.runsFrom}
            value={typed.runsFrom}
            error={errorOf('runsFrom')}
            required={false}
          />
          <DateField
            name="runsTo"
            label={words.runsTo}
            value={typed.runsTo}
            error={errorOf('runsTo')}
            required={false}
          />
          <DateField
            name="measuredFrom"
            label={words.measuredFrom}
            note={words.measuredHelp}
            value={typed.measuredFrom}
            error={errorOf('measuredFrom')}
            required={false}
          />
          <DateField
            name="measuredTo"
            label={words.measuredTo}
            value={typed.measuredTo}
            error={errorOf('measuredTo')}
            required={false}
          />
          <TextArea name="aim" label={words.aim} value={typed.aim} required={false} />
          {overlap.length > 0 && <ReasonField warning={words.overlap(overlap)} value={typed.reason} />}
          <SubmitRow label={existing ? words.save : words.launch} cancel={path} />
        </Form>
        {existing && (
          <Form id="remove" action={`${path}/${existing.id}/bo`}>
            <SubmitRow label={words.remove} danger />
          </Form>
        )}
      </>
    ),
  });
}
