import { For } from "solid-js";
import { OTHER, type PageTraffic } from "#protocol/reports";
import { exactDuration } from "../../locales/duration.ts";
import { t } from "../../locales/strings.ts";

/** Rows that are shown; the table to be downloaded has them all. */
const MOST = 20;

/** The pages that are looked at most: how often, how long, and where people come in and leave. */
export const PagesTable = (props: { rows: readonly PageTraffic[] }) => (
  <div class="report-scroll">
    <table class="report-table">
      <thead>
        <tr>
          <th scope="col">{t("reports.page")}</th>
          <th scope="col">{t("reports.views")}</th>
          <th scope="col">{t("reports.usual")}</th>
          <th scope="col">{t("reports.entries")}</th>
          <th scope="col">{t("reports.exits")}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows.slice(0, MOST)}>
          {(row) => (
            <tr>
              <th scope="row" class="cut" title={row.path}>
                {row.path === OTHER ? t("reports.other") : row.path}
              </th>
              <td>{row.views}</td>
              <td>{row.median === null ? "–" : exactDuration(1_000 * row.median)}</td>
              <td>{row.entries}</td>
              <td>{row.exits}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  </div>
);
