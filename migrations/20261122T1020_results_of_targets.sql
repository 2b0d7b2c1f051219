select app.fence('progress_base', 'exists (select from progress_report r where r.id = report_id)');

-- What units had a year before, for the targets of a period that ask for better: from the locked reports of the same days
-- in the cluster's year before, of the same indicator and unit. For the functions below; nobody calls it himself.
create function app.figures_a_year_before(of_period uuid)
  returns table (unit_id uuid, target_id uuid, numerator numeric, denominator numeric, value numeric,
                 period text, year integer, locked_on date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.unit_id, mine.id, f.numerator, f.denominator, f.value, p.name, was.year, p.locked_on
  from progress_period asked
    join cluster_year cy on cy.id = asked.cluster_year_id
    join cluster_year was on was.cluster_id = cy.cluster_id and was.year = cy.year - 1
    join progress_period p on p.cluster_year_id = was.id and p.locked_on is not null
      and p.from_day = (asked.from_day - interval '1 year')::date and p.to_day = (asked.to_day - interval '1 year')::date
    join progress_report r on r.period_id = p.id
    join progress_figure f on f.report_id = r.id and (f.numerator is not null or f.value is not null)
    join target t on t.id = f.target_id
    join covenant c on c.cluster_year_id = cy.id
    join target mine on mine.covenant_id = c.id and mine.comparator = 'better-than-last-year'
      and lower(mine.indicator) = lower(t.indicator) and mine.unit is not distinct from t.unit
  where asked.id = of_period
$$;

-- A unit reads its own figure of last year, and who runs this year reads those of its members, whoever ran the last.
create function app.last_years_figures(of_period uuid)
  returns table (unit_id uuid, target_id uuid, numerator numeric, denominator numeric, value numeric,
                 period text, year integer, locked_on date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select b.* from app.figures_a_year_before(of_period) b
  where (select app.reads_everything()) or b.unit_id = any ((select app.units())::uuid[])
    or exists (select from progress_period p where p.id = of_period and p.cluster_year_id = any ((select app.years_run())::uuid[]))
$$;

-- The accepted figures of a year's targets without the units behind them, so that everybody may be told how many units
-- met a target. Only of the last period, once its figures are locked, and only of a covenant that was reviewed or whose
-- measured days are over by then. A target without a figure is one row of nulls.
create function app.accepted_figures(of_cluster_year uuid, by_day date)
  returns table (target_id uuid, period text, locked_on date, members integer, numerator numeric, denominator numeric,
                 value numeric, workload numeric, last_numerator numeric, last_denominator numeric, last_value numeric)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with last as (
    select * from progress_period where cluster_year_id = of_cluster_year order by to_day desc, from_day limit 1
  )
  select t.id, p.name, p.locked_on,
    (select count(*)::int from membership m where m.cluster_year_id = of_cluster_year and m.participation = 'member'
      and (c.bloc_id is null or m.bloc_id = c.bloc_id)),
    f.numerator, f.denominator, f.value, f.workload,
    case when y.unit_id is null then b.numerator else y.numerator end,
    case when y.unit_id is null then b.denominator else y.denominator end,
    case when y.unit_id is null then b.value else y.value end
  from last p
    join covenant c on c.cluster_year_id = of_cluster_year and c.origin = 'live'
      and (c.state = 'reviewed' or c.state in ('signed', 'disseminated') and p.to_day >= upper(c.measured) - 1)
    join target t on t.covenant_id = c.id
    left join (progress_report r
      join membership m on m.cluster_year_id = of_cluster_year and m.unit_id = r.unit_id and m.participation = 'member'
      join progress_figure f on f.report_id = r.id) on r.period_id = p.id and f.target_id = t.id
    left join app.figures_a_year_before(p.id) y on y.unit_id = r.unit_id and y.target_id = t.id
    left join progress_base b on b.report_id = r.id and b.target_id = t.id
  where p.locked_on <= by_day
$$;

revoke all on function app.figures_a_year_before(uuid), app.last_years_figures(uuid), app.accepted_figures(uuid, date) from public;
grant execute on function app.last_years_figures(uuid), app.accepted_figures(uuid, date) to thidua_app;
