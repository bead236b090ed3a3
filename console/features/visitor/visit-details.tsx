import { createMemo, For, Show } from "solid-js";
import type { Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { localTime } from "../../locales/clock.ts";
import { exactDuration } from "../../locales/duration.ts";
import { countryName, languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { StruggleFacts } from "./struggle-facts.tsx";
import { sourceOf, stepsOf } from "./visit-facts.ts";
import "./visitor.css";

type VisitDetailsProps = {
  visit: Visit;
  /** This is the last that was known. */
  gone: boolean;
  /** Others share the visit, and pages are not told apart by person. */
  shared: boolean;
};

/** Where somebody is on the site, and how they came there. */
export function VisitDetails(props: VisitDetailsProps) {
  const scope = useSite();
  const steps = createMemo(() => stepsOf(props.visit, scope.now()));
  const trail = createMemo(() => [...props.visit.trail].reverse());
  return (
    <>
      <Show when={!props.shared}>
        <StruggleFacts struggle={props.visit.struggle} />
      </Show>
      <Show when={!props.gone}>
        <section class="facts">
          <h3>{t("visit.onNow")}</h3>
          <ul class="tabs-now">
            <For each={props.visit.tabs}>
              {(tab) => (
                <li>
                  <a
                    href={props.visit.origin + tab.page.path}
                    target="_blank"
                    rel="noreferrer"
                    title={t("visit.openPage")}
                  >
                    <span class="cut">{tab.page.title || tab.page.path}</span>
                    <Icon name="external" size={14} />
                  </a>
                  <span class="cut muted">{tab.page.path}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <section class="facts">
        <h3>
          {t("visit.trail")} <span class="muted">{t("visit.trailOf", props.visit.trail.length)}</span>
        </h3>
        <Show when={props.shared}>
          <p class="muted">{t("visit.shared")}</p>
        </Show>
        <ol class="trail" reversed>
          <For each={trail()}>
            {(page, index) => (
              <li data-now={index() === 0 && !props.gone}>
                <span class="cut" title={page.path}>
                  {page.title || page.path}
                </span>
                <span class="numbers muted">
                  {index() === 0 && props.gone ? "" : exactDuration(steps()[index()]?.stayed ?? 0)}
                </span>
                <span class="cut muted trail-path">{page.path}</span>
              </li>
            )}
          </For>
        </ol>
      </section>
      <section class="facts">
        <h3>{t("visit.details")}</h3>
        <dl>
          <dt>{t("visit.referrer")}</dt>
          <dd title={props.visit.referrer}>{sourceOf(props.visit) || t("visit.direct")}</dd>
          <dt>{t("visit.country")}</dt>
          <dd>{[props.visit.city, countryName(props.visit.country)].filter(Boolean).join(", ")}</dd>
          <Show when={localTime(props.visit.timeZone, scope.now())}>
            {(time) => (
              <>
                <dt>{t("visit.localTime")}</dt>
                <dd class="numbers">{time()}</dd>
              </>
            )}
          </Show>
          <dt>{t("visit.language")}</dt>
          <dd>{languageName(props.visit.language)}</dd>
          <dt>{t("visit.device")}</dt>
          <dd>{t("visit.deviceAndBrowser", t(`visit.${props.visit.device}`), props.visit.browser)}</dd>
          <dt>{t("visit.onSite")}</dt>
          <dd class="numbers">{exactDuration(scope.now() - props.visit.since)}</dd>
          <Show when={props.visit.tags?.length}>
            <dt>{t("visit.tags")}</dt>
            <dd>{props.visit.tags?.join(", ")}</dd>
          </Show>
          <Show when={props.visit.lastEvent}>
            {(event) => (
              <>
                <dt>{t("visit.lastEvent")}</dt>
                <dd>
                  {event().name} <span class="muted">{t("visit.ago", exactDuration(scope.now() - event().at))}</span>
                </dd>
              </>
            )}
          </Show>
        </dl>
      </section>
    </>
  );
}
