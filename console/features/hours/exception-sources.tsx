import { lazy, Match, Suspense, Switch } from "solid-js";
import type { Exception, Schedule } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { Unbroken } from "../../ui/unbroken.tsx";

const Holidays = lazy(() => import("./holidays.tsx"));
const CalendarFile = lazy(() => import("./calendar-file.tsx"));

/** Where other days may be taken from. */
export type Source = { what: "holidays" } | { what: "file"; file: File };

type ExceptionSourcesProps = {
  /** The one that is open. */
  from: Source | null;
  schedule: Schedule;
  today: string;
  onOpen(source: Source): void;
  onTake(exceptions: Exception[]): void;
  onCancel(): void;
};

/** Other days from elsewhere: public holidays, or a calendar file. */
export const ExceptionSources = (props: ExceptionSourcesProps) => (
  <>
    <div class="exceptions-sources">
      <button type="button" class="button" onClick={() => props.onOpen({ what: "holidays" })}>
        {t("hours.suggest")}
      </button>
      <label class="button">
        <input
          type="file"
          class="hidden-text"
          accept=".ics,text/calendar"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) props.onOpen({ what: "file", file });
            event.currentTarget.value = "";
          }}
        />
        {t("hours.importFile")}
      </label>
    </div>
    <Unbroken>
      <Suspense fallback={<p class="muted">{t("app.loading")}</p>}>
        <Switch>
          <Match when={props.from?.what === "holidays"}>
            <Holidays
              schedule={props.schedule}
              today={props.today}
              onTake={props.onTake}
              onCancel={() => props.onCancel()}
            />
          </Match>
          <Match when={fileOf(props.from)} keyed>
            {(file) => (
              <CalendarFile
                file={file}
                schedule={props.schedule}
                today={props.today}
                onTake={props.onTake}
                onCancel={() => props.onCancel()}
              />
            )}
          </Match>
        </Switch>
      </Suspense>
    </Unbroken>
  </>
);

const fileOf = (source: Source | null) => (source?.what === "file" ? source.file : null);
