import { createResource, type JSX, Show } from "solid-js";
import type { Reported } from "#protocol/reports";
import { csvOf, type Span } from "../../api/reports.ts";
import type { Result } from "../../api/request.ts";
import { t } from "../../locales/strings.ts";
import { FailureNotice } from "../../ui/notice.tsx";

type ReportCardProps<Report extends Reported> = {
  title: string;
  hint?: string;
  site: string;
  span: Span;
  /** Its name in addresses, and what else it is asked by. */
  report: string;
  by?: string;
  fetch(site: string, span: Span): Promise<Result<Report>>;
  /** Whether there is anything to show. */
  isEmpty(report: Report): boolean;
  controls?: JSX.Element;
  children(report: Report): JSX.Element;
};

/** One report: it says when it has nothing yet, when it failed, and where the same is as a table. */
export function ReportCard<Report extends Reported>(props: ReportCardProps<Report>) {
  const [asked] = createResource(
    () => ({ site: props.site, span: props.span, by: props.by }),
    ({ site, span }) => props.fetch(site, span),
  );
  const report = () => (asked.latest?.ok === true ? asked.latest.value : null);
  const failure = () => (asked.latest?.ok === false ? asked.latest.failure : null);
  const query = () => ({ ...props.span, ...(props.by === undefined ? {} : { by: props.by }) });
  return (
    <section class="card report" aria-busy={asked.loading}>
      <header>
        <h2>{props.title}</h2>
        {props.controls}
        <a class="button plain" href={csvOf(props.site, props.report, query())} download="">
          {t("reports.csv")}
        </a>
      </header>
      <Show when={props.hint}>
        <p class="muted">{props.hint}</p>
      </Show>
      <FailureNotice failure={failure()} />
      <Show when={report()} fallback={<Show when={asked.loading}>{<p class="muted">{t("app.loading")}</p>}</Show>}>
        {(known) => (
          <Show when={!props.isEmpty(known())} fallback={<p class="muted">{t("reports.nothing")}</p>}>
            {props.children(known())}
          </Show>
        )}
      </Show>
    </section>
  );
}
