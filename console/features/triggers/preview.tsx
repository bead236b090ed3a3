import { type ParentProps, Show } from "solid-js";
import { explain, type Facts, type SegmentConditions } from "#engage";
import type { Explained } from "#protocol/explained";
import type { Settings } from "#protocol/model";
import type { Segment } from "#protocol/segment";
import type { Trigger } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { visibleOf } from "./actions.ts";
import { Bubble } from "./bubble.tsx";
import type { Engage } from "./engage.ts";
import { type Example, factsOfExample } from "./example.ts";
import { ExampleFields } from "./example-fields.tsx";
import { ExplainedTree } from "./explained-tree.tsx";
import { tryTrigger } from "./try-trigger.ts";
import { VerdictLine } from "./verdict-line.tsx";

export type Trying = { example(): Example; change(change: Partial<Example>): void };

/** The example's clock stands still: only what is asked of it changes. In epoch ms. */
const NOW = Date.UTC(2026, 0, 1, 12);

type TriggerPreviewProps = { trigger: Trigger; engage: Engage; site: Settings; trying: Trying };

/** What the trigger would do for an example visitor, in the words that this one would read, and why not. */
export function TriggerPreview(props: TriggerPreviewProps) {
  const facts = () => factsFor(props.trying.example(), props.site, slotsIn(props.engage));
  const tried = () => tryTrigger(props.engage, props.trigger.id, facts(), props.site);
  return (
    <Frame hint={t("triggers.preview.hint")} trying={props.trying} explained={tried()?.explained ?? null}>
      <Show when={tried()}>{(done) => <VerdictLine trigger={props.trigger} tried={done()} now={NOW} />}</Show>
      <Show when={visibleOf(props.trigger.does)}>
        {(visible) => (
          <Bubble
            look={props.site}
            visible={visible()}
            text={tried()?.words?.text ?? null}
            language={tried()?.words?.language ?? null}
          />
        )}
      </Show>
    </Frame>
  );
}

type SegmentPreviewProps = { segment: Segment; conditions: SegmentConditions; site: Settings; trying: Trying };

/** Whether an example visitor is part of it. */
export function SegmentPreview(props: SegmentPreviewProps) {
  const explained = () =>
    explain(props.segment.when, factsFor(props.trying.example(), props.site, []), props.conditions);
  const words = {
    yes: "triggers.preview.isPart",
    no: "triggers.preview.isNot",
    unknown: "triggers.preview.cannotSay",
  } as const;
  return (
    <Frame hint={t("triggers.preview.segmentHint")} trying={props.trying} explained={explained()}>
      <p class="notice" classList={{ good: explained().holds }} role="status">
        <Icon name={explained().holds ? "check" : "alert"} />
        <span>{t(words[explained().truth])}</span>
      </p>
    </Frame>
  );
}

const Frame = (props: ParentProps<{ hint: string; trying: Trying; explained: Explained | null }>) => (
  <section class="card try" aria-labelledby="trigger-try">
    <h2 id="trigger-try">{t("triggers.preview.title")}</h2>
    <p class="muted">{props.hint}</p>
    {props.children}
    <Show when={props.explained}>
      {(explained) => (
        <>
          <h3>{t("triggers.preview.conditions")}</h3>
          <ExplainedTree explained={explained()} />
        </>
      )}
    </Show>
    <h3>{t("triggers.preview.visitor")}</h3>
    <ExampleFields example={props.trying.example()} onChange={props.trying.change} />
  </section>
);

const factsFor = (example: Example, { departments }: Settings, slots: readonly string[]): Facts =>
  factsOfExample(example, { now: NOW, departments, slots });

/** The example's page has every place that is asked for. */
const slotsIn = ({ triggers }: Engage): string[] =>
  triggers.flatMap(({ does }) => does.flatMap((one) => (one.do === "invite" && one.as === "inline" ? one.slot : [])));
