import { createResource, Match, Switch } from "solid-js";
import type { Exception, Schedule } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { ExceptionPicker } from "./exception-picker.tsx";
import { readCalendar } from "./read-calendar.ts";

type CalendarFileProps = {
  file: File;
  schedule: Schedule;
  today: string;
  onTake(exceptions: Exception[]): void;
  onCancel(): void;
};

/** The days of a calendar file, to look at before they are taken over. */
export default function CalendarFile(props: CalendarFileProps) {
  const [found] = createResource(async () => readCalendar(await props.file.text(), props.today));
  const offers = () =>
    (found.latest ?? []).map(({ exception, timed }) => ({
      exception,
      ticked: !timed,
      ...(timed ? { note: t("hours.icsTimed") } : {}),
    }));
  return (
    <section class="source" aria-labelledby="hours-file">
      <h3 id="hours-file">{t("hours.icsTitle", props.file.name)}</h3>
      <Switch
        fallback={
          <ExceptionPicker
            offers={offers()}
            schedule={props.schedule}
            onTake={props.onTake}
            onCancel={props.onCancel}
          />
        }
      >
        <Match when={found.state === "pending" || found.state === "unresolved"}>
          <p class="muted">{t("app.loading")}</p>
        </Match>
        <Match when={found.error !== undefined || found.latest === null}>
          <p class="notice bad" role="alert">
            {t("hours.icsWrong")}
          </p>
        </Match>
        <Match when={offers().length === 0}>
          <p class="notice" role="status">
            {t("hours.icsEmpty")}
          </p>
        </Match>
      </Switch>
    </section>
  );
}
