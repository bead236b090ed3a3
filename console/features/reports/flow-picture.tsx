import { createMemo, For } from "solid-js";
import { type FlowReport, NONE, OTHER } from "#protocol/reports";
import { t } from "../../locales/strings.ts";
import { drawFlow, type FlowPage } from "./draw-flow.ts";

/** Where people go next, where they come in, and where they leave, as bands from left to right. */
export function FlowPicture(props: { report: FlowReport }) {
  const drawing = createMemo(() => drawFlow(props.report));
  return (
    <div class="flow">
      <Pages pages={drawing().left} outside={t("reports.cameIn")} />
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <For each={drawing().bands}>
          {({ d, from, to, count }) => (
            <path d={d}>
              <title>
                {t("reports.went", nameOf(from, t("reports.cameIn")), nameOf(to, t("reports.left")), count)}
              </title>
            </path>
          )}
        </For>
      </svg>
      <Pages pages={drawing().right} outside={t("reports.left")} />
    </div>
  );
}

const Pages = (props: { pages: readonly FlowPage[]; outside: string }) => (
  <ol class="flow-pages">
    <For each={props.pages}>
      {({ path, count, height }) => (
        <li style={{ "flex-grow": height }}>
          <span class="cut" title={path}>
            {nameOf(path, props.outside)}
          </span>
          <span class="numbers muted">{count}</span>
        </li>
      )}
    </For>
  </ol>
);

const nameOf = (path: string, outside: string): string =>
  path === NONE ? outside : path === OTHER ? t("reports.other") : path;
