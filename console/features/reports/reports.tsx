import { createMemo, createSignal, For } from "solid-js";
import { NONE, OTHER, type Source, type SourceTraffic, sources } from "#protocol/reports";
import { fetchFlow, fetchFunnels, fetchGoals, fetchTraffic } from "../../api/reports.ts";
import { useSite } from "../../live/context.tsx";
import { countryName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Bars } from "./bars.tsx";
import { FlowPicture } from "./flow-picture.tsx";
import { PagesTable } from "./pages-table.tsx";
import { ReportCard } from "./report-card.tsx";
import { WeekHeat } from "./week-heat.tsx";
import "./reports.css";

const DAY = 86_400_000;
const spans = [7, 28, 90] as const;
/** Rows of a list of bars. */
const MOST = 12;

/** What happened on the site: counted by hour and page, never by person. */
export default function Reports() {
  const scope = useSite();
  const site = () => scope.site().id;
  const [days, setDays] = createSignal<number>(28);
  const [source, setSource] = createSignal<Source>("country");
  const today = new Date();
  const span = createMemo(() => {
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    return { from: day(today.getTime() - (days() - 1) * DAY), to: day(today.getTime() + DAY) };
  });
  const timeZone = () => scope.live.state().view.settings?.hours?.timeZone ?? null;
  const common = () => ({ site: site(), span: span() });
  return (
    <div class="page">
      <header class="screen-head">
        <h1>{t("reports.title")}</h1>
        <p class="muted">{t("reports.intro")}</p>
        <label class="report-span">
          <span class="hidden-text">{t("reports.span")}</span>
          <select class="input" value={days()} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            <For each={spans}>{(count) => <option value={count}>{t("reports.days", count)}</option>}</For>
          </select>
        </label>
      </header>
      <div class="page-body reports">
        <ReportCard
          {...common()}
          title={t("reports.week")}
          hint={t("reports.weekHint")}
          report="traffic"
          by="hour"
          fetch={(id, of) => fetchTraffic(id, "hour", of)}
          isEmpty={({ rows }) => rows.every(({ visits }) => visits === 0)}
        >
          {({ rows }) => <WeekHeat rows={rows} timeZone={timeZone()} />}
        </ReportCard>
        <ReportCard
          {...common()}
          title={t("reports.pages")}
          report="traffic"
          by="page"
          fetch={(id, of) => fetchTraffic(id, "page", of)}
          isEmpty={({ rows }) => rows.length === 0}
        >
          {({ rows }) => <PagesTable rows={rows} />}
        </ReportCard>
        <ReportCard
          {...common()}
          title={t("reports.flow")}
          hint={t("reports.flowHint")}
          report="flow"
          fetch={fetchFlow}
          isEmpty={({ links }) => links.length === 0}
        >
          {(report) => <FlowPicture report={report} />}
        </ReportCard>
        <ReportCard
          {...common()}
          title={t("reports.sources")}
          report="traffic"
          by={source()}
          fetch={(id, of) => fetchTraffic(id, source(), of)}
          isEmpty={({ rows }) => rows.length === 0}
          controls={
            <fieldset class="toggle">
              <legend class="hidden-text">{t("reports.by")}</legend>
              <For each={sources}>
                {(one) => (
                  <label>
                    <input
                      type="radio"
                      name="report-source"
                      checked={source() === one}
                      onChange={() => setSource(one)}
                    />
                    {t(`reports.source.${one}`)}
                  </label>
                )}
              </For>
            </fieldset>
          }
        >
          {({ rows }) => <Bars label={t("reports.sources")} bars={rows.slice(0, MOST).map(barOf(source()))} />}
        </ReportCard>
        <ReportCard
          {...common()}
          title={t("reports.goals")}
          hint={t("reports.goalsHint")}
          report="goals"
          fetch={fetchGoals}
          isEmpty={({ goals }) => goals.length === 0}
        >
          {({ goals }) => (
            <Bars
              label={t("reports.goals")}
              bars={goals.map(({ goal, currency, count, value }) => ({
                name: goal,
                count,
                words: currency === NONE ? String(count) : t("reports.worth", count, money(value, currency)),
              }))}
            />
          )}
        </ReportCard>
        <ReportCard
          {...common()}
          title={t("reports.funnels")}
          report="funnels"
          fetch={fetchFunnels}
          isEmpty={({ funnels }) => funnels.length === 0}
        >
          {({ funnels }) => (
            <For each={funnels}>
              {(funnel) => (
                <section class="funnel">
                  <h3>{funnel.name}</h3>
                  <Bars
                    label={funnel.name}
                    bars={funnel.steps.map((step) => ({
                      name: "page" in step ? step.page : step.event,
                      count: step.reached,
                      words: String(step.reached),
                    }))}
                  />
                </section>
              )}
            </For>
          )}
        </ReportCard>
      </div>
    </div>
  );
}

const barOf = (by: Source) => (row: SourceTraffic) => ({
  name: sourceName(by, row.value),
  hint: row.value,
  count: row.visits,
  words: row.conversations > 0 ? t("reports.visitsAndChats", row.visits, row.conversations) : String(row.visits),
});

function sourceName(by: Source, value: string): string {
  if (value === OTHER) return t("reports.other");
  if (value === NONE) return by === "country" ? t("visit.unknownCountry") : t("reports.none");
  return by === "country" ? countryName(value) : value;
}

function money(value: number, currency: string): string {
  return new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 }).format(value);
}
