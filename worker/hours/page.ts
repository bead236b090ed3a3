import { html, raw } from "hono/html";
import type { Availability, Department, NextChange, Settings } from "#protocol/model";
import type { Schedule } from "#protocol/schedule";
import { dayOf, exceptionalDates, todayIn, weekdayOf } from "../domain/schedule/index.ts";
import type { Language } from "./language.ts";
import { openHoursOf } from "./open-hours.ts";
import { hoursCount, YEAR_DAYS } from "./published.ts";
import { style } from "./style.ts";
import { makeTimes, sameClock } from "./times.ts";

/** How many dates with other hours are listed. */
const MOST_DATES = 60;

export type HoursPage = {
  key: string;
  /** Where the page is. */
  url: string;
  settings: Settings;
  availability: Availability;
  language: Language;
  /** The reader's zone as the edge takes it to be, which is wrong behind a VPN; null where it does not know. */
  readerZone: string | null;
  now: number;
};

/** The public page: whether it is open now, when that changes, and the hours. */
export function hoursPage({ key, url, settings, availability, language, readerZone, now }: HoursPage) {
  const { words } = language;
  const times = makeTimes(language);
  const zone = settings.hours?.timeZone ?? settings.departments.find(({ hours }) => hours !== null)?.hours?.timeZone;
  const clock = zone ?? readerZone ?? "UTC";

  const changeLine = (next: NextChange | null, timeZone: string) => {
    if (next === null) return "";
    const say = next.open ? words.opens : words.closes;
    const reader = readerZone !== null && !sameClock(readerZone, timeZone, next.at) ? readerZone : null;
    // Named, so that who is elsewhere sees that it is not theirs.
    return html`<p>${say(times.when(next.at, now, timeZone))}</p>${
      reader === null
        ? ""
        : html`<p class="muted">${words.inZone(times.when(next.at, now, reader), times.zone(reader, next.at))}</p>`
    }`;
  };

  const table = (schedule: Schedule) => {
    const today = weekdayOf(dayOf(todayIn(schedule.timeZone, now))) + 1;
    return html`<table>
<thead class="hidden"><tr><th scope="col">${words.day}</th><th scope="col">${words.hours}</th></tr></thead>
<tbody>${[1, 2, 3, 4, 5, 6, 7].map((day) => {
      const entries = schedule.week.filter((entry) => entry.day === day).sort((a, b) => (a.from < b.from ? -1 : 1));
      return html`<tr${day === today ? raw(' aria-current="date"') : ""}><th scope="row">${times.weekday(day)}</th>${cell(entries)}</tr>
`;
    })}</tbody></table>`;
  };

  const cell = (entries: readonly { from: string; to: string }[]) =>
    entries.length === 0
      ? html`<td class="closed">${words.closedOn}</td>`
      : html`<td>${entries.map((entry) => html`<span>${times.hours(entry)}</span>`)}</td>`;

  const exceptions = (schedule: Schedule) => {
    const dates = exceptionalDates(schedule, todayIn(schedule.timeZone, now), YEAR_DAYS).slice(0, MOST_DATES);
    if (dates.length === 0) return "";
    return html`<h3>${words.exceptions}</h3><table><tbody>${dates.map(
      ({ from, to, exception }) =>
        html`<tr><th scope="row">${times.dates(from, to)}${
          exception.label ? html`<br><span class="muted">${exception.label}</span>` : ""
        }</th>${cell(exception.hours)}</tr>
`,
    )}</tbody></table>`;
  };

  const hours = (rule: Settings["rule"], schedule: Schedule | null) => {
    if (!hoursCount(rule, schedule)) return html`<p>${words.whenHere}</p>`;
    if (schedule === null) return html`<p>${words.always}</p>`;
    return html`${table(schedule)}${exceptions(schedule)}<p class="muted">${words.zone(
      times.zone(schedule.timeZone, now),
      times.time(now, schedule.timeZone),
    )}</p>`;
  };

  const department = ({ id, name, rule, hours: own }: Department) => {
    const state = availability.departments.find((one) => one.id === id);
    const inherits = own === null && (rule === null || rule === settings.rule);
    return html`<div><h3>${name}</h3>${
      state === undefined
        ? ""
        : html`<p class="badge" data-open="${String(state.open)}">${state.open ? words.open : words.closed}</p>${changeLine(
            state.next,
            own?.timeZone ?? clock,
          )}`
    }${inherits ? html`<p class="muted">${words.sameHours}</p>` : hours(rule ?? settings.rule, own ?? settings.hours)}</div>`;
  };

  return html`<!doctype html>
<html lang="${language.locale}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title(settings.name)}</title>
<link rel="canonical" href="${url}">
<link rel="alternate" type="application/json" href="/api/sites/${key}/hours">
<style>${raw(style)}</style>
<script type="application/ld+json">${raw(scriptSafe(openHoursOf(settings, url, now)))}</script>
</head>
<body>
<main>
<h1>${settings.name}</h1>
<div class="now" data-open="${String(availability.open)}">
<p><strong>${availability.open ? words.open : words.closed}</strong></p>
${changeLine(availability.next, clock)}
<p>${words.why[availability.reason]}</p>
${availability.replies === null ? "" : html`<p class="muted">${words.replies(times.duration(availability.replies))}</p>`}
</div>
<section>
<h2>${words.heading}</h2>
<div class="each">${hours(settings.rule, settings.hours)}</div>
</section>
${
  settings.departments.length === 0
    ? ""
    : html`<section><h2>${words.departments}</h2><div class="each">${settings.departments.map(department)}</div></section>`
}
</main>
</body>
</html>
`;
}

/** What is said where no site has this key. */
export const missingPage = ({ locale, words }: Language) => html`<!doctype html>
<html lang="${locale}" dir="${words.direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${words.missing}</title><style>${raw(style)}</style></head>
<body><main><h1>${words.missing}</h1><p>${words.missingHint}</p></main></body>
</html>
`;

/** JSON that may stand in a script element: nothing in it can end it. */
export const scriptSafe = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
