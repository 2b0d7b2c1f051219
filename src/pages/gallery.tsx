import type { ComponentChildren } from 'preact';
import { Agenda } from '#src/ui/agenda.tsx';
import { ActionButton } from '#src/ui/button.tsx';
import { Chip, Derived, Flag, NeedsCheck, NotStated, TargetChip } from '#src/ui/chip.tsx';
import { Conflict } from '#src/ui/conflict.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Facts } from '#src/ui/facts.tsx';
import {
  Choice,
  DateField,
  FileField,
  NumberField,
  ReasonField,
  Select,
  TextArea,
  TextField,
} from '#src/ui/fields.tsx';
import { ErrorSummary, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice, Toast } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { Comment, Paper, PaperDesk } from '#src/ui/paper.tsx';
import { Progress } from '#src/ui/progress.tsx';
import { Ribbon } from '#src/ui/ribbon.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { MarginNotes, MarginSection, SourceMark } from '#src/ui/source.tsx';
import { Stats } from '#src/ui/stat.tsx';
import { Table } from '#src/ui/table.tsx';
import { TableTools } from '#src/ui/table-tools.tsx';
import { DayList, PaperList, Timeline } from '#src/ui/timeline.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { GalleryCharts } from './gallery-charts.tsx';
import { type GalleryRow, galleryRows, galleryStates, gallerySteps, galleryTalk } from './gallery-sample.ts';
import { galleryWordsIn } from './gallery-words.ts';

const PATH = '/thanh-phan';

/** Every component of the design system with rehearsal figures of invented provinces. */
export function gallery(visit: Visit): Page {
  const words = galleryWordsIn(visit.language);
  return {
    title: words.title,
    head: {
      title: words.title,
      breadcrumb: [{ label: words.year, href: '/nam-thi-dua' }, { label: words.title }],
      chip: (
        <Chip tone="watch" icon="comment">
          {words.underReview}
        </Chip>
      ),
      facts: [
        <>
          {words.members} <SourceMark n={1} from="head" />
        </>,
        words.invented,
      ],
      asOn: { day: visit.today, action: PATH },
      primary: { label: words.remind, href: '#bieu-mau' },
      actions: [{ label: 'XLSX', icon: 'download', href: '#bang', kind: 'plain' }],
    },
    ribbon: <Ribbon steps={gallerySteps(words)} />,
    body: (
      <>
        <TypeAndStates words={words} />
        <Register words={words} />
        <FormWithErrors words={words} />
        <Messages words={words} />
        <Lists words={words} />
        <OnPaper words={words} />
        <GalleryCharts words={words} language={visit.language} />
      </>
    ),
    talk: galleryTalk(PATH),
    margin: (
      <>
        <MarginNotes
          notes={[
            {
              n: 1,
              title: words.sampleReport,
              quote: ['Khu vực thi đua gồm ', { marked: '8 tỉnh' }, ' và các đơn vị Thi hành án dân sự'],
            },
            { n: 2, title: words.sampleReport, quote: [{ marked: '7 nhiệm vụ trọng tâm' }] },
          ]}
        />
        <MarginSection title={words.reading}>
          <p>
            <NotStated /> {words.notStatedMeans}
          </p>
          <p>
            <Derived because={words.because} /> {words.derivedMeans}
          </p>
        </MarginSection>
        <MarginSection title={words.unitInYear}>
          <Facts
            small
            facts={[
              { label: words.targets, value: '9/11' },
              { label: words.selfScore, value: '152,75/172' },
              { label: words.decision, value: <NotStated /> },
            ]}
          />
        </MarginSection>
      </>
    ),
  };
}

type Words = ReturnType<typeof galleryWordsIn>;
type Part = { readonly words: Words };

function TypeAndStates({ words }: Part) {
  return (
    <>
      <Stats
        stats={[
          { label: words.sent, value: '54', of: '/68' },
          { label: words.targets, value: '391', of: '/476' },
          { label: words.exemplars, value: '17' },
          { label: words.initiatives, value: <NotStated /> },
        ]}
      />
      <Columns>
        <Section title={words.typeFinding}>
          <p class="sample">{words.sampleTitle}</p>
          <h2>Ế Ộ Ữ Ẫ Ỷ Ặ đủ chỗ cho dấu</h2>
          <p>{words.paragraph}</p>
        </Section>
        <Section title={words.statesFinding}>
          <div class="swatches">
            <TargetChip state="met" />
            <TargetChip state="watch" />
            <TargetChip state="missed" />
            <NotStated />
            <Derived because={words.because} />
            <NeedsCheck doubt={words.doubt} />
            <Chip tone="late">{words.overdue}</Chip>
            <Chip icon="clock">{words.waiting}</Chip>
            <Chip tone="honour">Cờ thi đua ngành Tư pháp</Chip>
            <span>
              <Flag /> Cờ thi đua của Chính phủ
            </span>
          </div>
          <div class="row">
            <ActionButton action={{ label: words.send, post: PATH, kind: 'primary' }} />
            <ActionButton action={{ label: words.saveDraft, href: PATH }} />
            <ActionButton action={{ label: words.cancelSession, href: PATH, kind: 'danger' }} />
            <ActionButton action={{ label: words.viewPrint, href: PATH, kind: 'quiet' }} />
            <ActionButton action={{ label: words.lock, notYet: words.lockWhy }} />
          </div>
        </Section>
      </Columns>
      <Section title={words.overlap}>
        <Ribbon steps={galleryStates(words)} label={words.overlap} />
        <Ribbon steps={gallerySteps(words)} compact="always" label={words.compactRibbon} />
      </Section>
    </>
  );
}

function Register({ words }: Part) {
  const rows = galleryRows(28);
  const flag = (row: GalleryRow): ComponentChildren => (row.flag ? <Flag label={words.flag} /> : null);
  return (
    <Section title={words.registerFinding} id="bang" note={words.registerNote}>
      <PageTabs
        label={words.registerFinding}
        tabs={[
          { label: words.all, href: `${PATH}#bang`, current: true, count: 28 },
          { label: words.waiting, href: `${PATH}?cho=1#bang`, count: 3 },
        ]}
      />
      <TableTools
        table="register"
        action={PATH}
        filters={[
          { kind: 'search', name: 'q', label: words.filterName, value: '' },
          {
            kind: 'choice',
            name: 'khoi',
            label: words.bloc,
            value: '',
            options: [
              { value: 'stp', label: 'Sở Tư pháp' },
              { value: 'thads', label: 'THADS' },
            ],
          },
        ]}
        density={{ now: 'normal', normal: PATH, tight: `${PATH}?gon=1` }}
        chooseColumns
        downloads={[{ label: 'XLSX', href: PATH }]}
      />
      <Table
        id="register"
        caption={words.registerFinding}
        look="sheet"
        rows={rows}
        rowKey={(row) => row.id}
        sort={{
          now: { key: 'unit', direction: 'up' },
          hrefOf: (sort) => `${PATH}?sap=${sort.key}-${sort.direction}#bang`,
        }}
        columns={[
          { key: 'n', head: 'STT', align: 'end', nowrap: true, phone: 'hide', cell: (row) => row.n },
          {
            key: 'unit',
            head: words.unit,
            phone: 'title',
            sortable: true,
            cell: (row) => <Link to={PATH}>{row.unit}</Link>,
          },
          {
            key: 'award',
            head: words.registered,
            phone: 'line',
            cell: (row) => (
              <>
                {row.award} {flag(row)}
              </>
            ),
          },
          {
            key: 'targets',
            head: words.targetsMet,
            unit: words.ofAll,
            short: words.targetsMet,
            align: 'end',
            cell: (row) => row.targets,
          },
          {
            key: 'score',
            head: words.selfScore,
            unit: words.points,
            short: words.selfScore,
            align: 'end',
            sortable: true,
            cell: (row) => row.score ?? <span class="note">{words.notScored}</span>,
          },
          {
            key: 'state',
            head: words.state,
            phone: 'corner',
            nowrap: true,
            cell: (row) => (
              <Chip bare tone={row.state === 'waiting' ? 'watch' : row.state === 'kept' ? 'met' : 'plain'}>
                {words.registration[row.state]}
              </Chip>
            ),
          },
        ]}
        sum={{
          label: (
            <>
              {words.sumLabel} <span>· {words.sumNote}</span>
            </>
          ),
          cells: { targets: '231/286', score: '188,84' },
        }}
        detail={{
          openKey: rows[3]?.id ?? null,
          nameOf: (row) => row.unit,
          hrefOf: (row) => (row ? `${PATH}?mo=${row.id}` : PATH),
          of: () => (
            <Columns>
              <Section title={words.history} level={3}>
                <DayList
                  items={[
                    { day: '24/02', title: words.sentRegistration },
                    { day: '28/02', title: words.clusterNoted },
                  ]}
                />
              </Section>
              <Section title={words.papers} level={3}>
                <PaperList papers={[{ title: '214/STP-VP, 24/02/2031', href: PATH, note: 'PDF' }]} />
              </Section>
            </Columns>
          ),
        }}
      />
      <Pager previous={null} next={`${PATH}?sau=28`} shown={{ from: 1, to: 28, all: 700 }} />
    </Section>
  );
}

function FormWithErrors({ words }: Part) {
  return (
    <Section title={words.formFinding} id="bieu-mau">
      <Columns>
        <Form action={PATH} id="decision" version={3} multipart>
          <ErrorSummary
            still
            errors={[
              { field: 'number', message: words.errorNumber },
              { field: 'signedOn', message: words.errorDay },
              { field: 'minutes', message: words.errorFile },
            ]}
          />
          <Select
            name="issuer"
            label={words.issuer}
            value="btp"
            options={[
              { value: 'btp', label: 'Bộ Tư pháp' },
              { value: 'ubnd', label: 'Ủy ban nhân dân tỉnh' },
            ]}
          />
          <TextField
            name="number"
            label={words.number}
            error={words.errorNumber}
            help={words.numberHelp}
            required
            width="medium"
          />
          <div class="field-row">
            <DateField name="signedOn" label={words.signedOn} value="31/11/2031" error={words.errorDay} />
            <NumberField name="money" label={words.money} unit={words.dong} value="23.400.000" />
          </div>
          <FileField
            name="minutes"
            label={words.minutes}
            accept=".pdf"
            kinds="PDF"
            megabytes={20}
            error={words.errorFile}
          />
          <TextArea name="ground" label={words.ground} rows={3} required={false} />
          <Choice
            name="method"
            label={words.method}
            kind="radio"
            chosen={['ballot']}
            options={[
              { value: 'ballot', label: words.ballot, help: words.ballotHelp },
              { value: 'consensus', label: words.consensus },
            ]}
          />
          <SubmitRow cancel={PATH} savedAt="15:20" others={[{ label: words.send, name: 'then', value: 'send' }]} />
        </Form>
        <div>
          <Conflict
            who={words.colleague}
            at="15:18"
            still
            takeTheirs={PATH}
            fields={[
              { label: words.number, theirs: '112/QĐ-BTP', mine: '112/QĐ-BTP' },
              { label: words.money, theirs: '23.400.000', mine: '24.300.000' },
              { label: words.ground, theirs: null, mine: 'Hội nghị ngày 18/12' },
            ]}
          />
          <Form action={PATH} id="override">
            <ReasonField warning={words.warning} />
          </Form>
        </div>
      </Columns>
    </Section>
  );
}

function Messages({ words }: Part) {
  return (
    <Section title={words.messages}>
      <Columns>
        <div>
          <Empty title={words.emptyTitle} actions={[{ label: words.copyLast, post: PATH }]}>
            {words.emptyText}
          </Empty>
          <Toast undo={{ post: PATH }}>{words.savedRows}</Toast>
          <Notice tone="watch" title={words.warning} />
          <Notice title={words.provisional}>{words.invented}</Notice>
          <Notice tone="missed" title={words.missing} />
        </div>
        <div>
          <Dialog button={words.withdraw} danger open title={words.withdrawTitle}>
            <p>{words.withdrawText}</p>
            <Form action={PATH} id="withdraw">
              <TextField name="withdrawReason" label={words.reason} value={words.reasonSample} required />
              <SubmitRow label={words.withdraw} danger cancel={PATH} />
            </Form>
          </Dialog>
          <Section title={words.longWork} level={3}>
            <Progress label={words.importing} done={412} of={700} note={words.importNote} cancel={PATH} />
          </Section>
        </div>
      </Columns>
    </Section>
  );
}

function Lists({ words }: Part) {
  return (
    <>
      <Section title={words.tasks}>
        <Agenda
          tasks={[
            {
              day: '17/11',
              left: words.late3,
              late: true,
              step: words.steps.progress,
              title: words.taskConfirm,
              href: PATH,
              text: words.taskConfirmText,
              action: { label: words.upload, href: PATH, kind: 'primary' },
            },
            {
              day: '05/12',
              left: words.left15,
              step: words.steps.scoring,
              title: words.taskScore,
              href: PATH,
              text: words.taskScoreText,
              action: { label: words.continueScoring, href: PATH },
            },
          ]}
        />
      </Section>
      <Columns>
        <Section title={words.history}>
          <Timeline
            events={[
              { when: '24/02/2031', title: words.sentRegistration, href: PATH, note: 'STP Lam Giang' },
              { when: <NotStated />, title: words.clusterNoted, tone: 'unknown' },
              { when: '03/11/2031', title: words.keptAfterCheck, tone: 'now' },
              { when: '09/01/2032', title: 'Cờ thi đua ngành Tư pháp', tone: 'honour', note: 'QĐ 112/QĐ-BTP' },
            ]}
          />
        </Section>
        <Section title={words.covenant}>
          <Facts
            facts={[
              { label: words.theme, value: words.themeText },
              {
                label: words.duties,
                value: (
                  <>
                    7 <SourceMark n={2} />
                  </>
                ),
              },
              { label: words.period, value: <NotStated /> },
            ]}
          />
        </Section>
      </Columns>
    </>
  );
}

function OnPaper({ words }: Part) {
  return (
    <Section title={words.paperFinding}>
      <PaperDesk
        comments={
          <Comment n={1} by="STP Lam Giang" day="12/01" open answer={<Link to={PATH}>{words.accept}</Link>}>
            {words.comment}
          </Comment>
        }
      >
        <Paper issuer="CỤM THI ĐUA SỐ 1" under="Khối Sở Tư pháp" title="Bản ký kết giao ước thi đua năm 2031">
          <h3>Điều 1. Chủ đề</h3>
          <p>
            Các đơn vị thi đua siết chặt kỷ luật, kỷ cương; <del>ứng dụng công nghệ thông tin</del>{' '}
            <ins>hoàn thành chuyển đổi số công tác tư pháp ở cơ sở</ins> <a href="#comment-1">①</a>.
          </p>
        </Paper>
      </PaperDesk>
    </Section>
  );
}
