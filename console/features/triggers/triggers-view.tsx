import { createSignal, Match, Switch } from "solid-js";
import { conditionsOf } from "#engage";
import type { Settings } from "#protocol/model";
import type { Engage } from "./engage.ts";
import { type Example, firstExample } from "./example.ts";
import { SegmentPreview, TriggerPreview } from "./preview.tsx";
import { RestraintCard } from "./restraint-card.tsx";
import { SegmentEditor } from "./segment-editor.tsx";
import { SegmentList } from "./segment-list.tsx";
import { TriggerEditor } from "./trigger-editor.tsx";
import { TriggerList } from "./trigger-list.tsx";

/** Where what is open stands in its list; -1 is none. */
export type Opened = { trigger: number; segment: number };
/** Opens one by its id, or with none the lists. */
export type Open = (one: { trigger?: string; segment?: string }) => void;

type TriggersViewProps = {
  draft: Engage;
  site: Settings;
  at: Opened;
  onOpen: Open;
  /** `words` say what can be undone. */
  onEdit(change: Partial<Engage>, words?: string): void;
};

/** The lists, or one of them being edited beside its preview; the example visitor stays the same. */
export function TriggersView(props: TriggersViewProps) {
  const [example, setExample] = createSignal<Example>(firstExample);
  const trying = { example, change: (to: Partial<Example>) => setExample({ ...example(), ...to }) };
  const trigger = () => props.draft.triggers[props.at.trigger];
  const segment = () => props.draft.segments[props.at.segment];
  return (
    <Switch
      fallback={
        <>
          <TriggerList
            triggers={props.draft.triggers}
            onOpen={(id) => props.onOpen({ trigger: id })}
            onChange={(triggers, words) => props.onEdit({ triggers }, words)}
          />
          <RestraintCard restraint={props.draft.restraint} onChange={(restraint) => props.onEdit({ restraint })} />
          <SegmentList
            engage={props.draft}
            onOpen={(id) => props.onOpen({ segment: id })}
            onChange={(segments, words) => props.onEdit({ segments }, words)}
          />
        </>
      }
    >
      <Match when={trigger()}>
        {(one) => (
          <div class="trigger-edit">
            <TriggerEditor
              trigger={one()}
              place={`triggers.${props.at.trigger}`}
              onChange={(to) =>
                props.onEdit({ triggers: props.draft.triggers.with(props.at.trigger, { ...one(), ...to }) })
              }
            />
            <TriggerPreview trigger={one()} engage={props.draft} site={props.site} trying={trying} />
          </div>
        )}
      </Match>
      <Match when={segment()}>
        {(one) => (
          <div class="trigger-edit">
            <SegmentEditor
              segment={one()}
              place={`segments.${props.at.segment}`}
              onChange={(to) =>
                props.onEdit({ segments: props.draft.segments.with(props.at.segment, { ...one(), ...to }) })
              }
            />
            <SegmentPreview
              segment={one()}
              conditions={conditionsOf(props.draft.segments)}
              site={props.site}
              trying={trying}
            />
          </div>
        )}
      </Match>
    </Switch>
  );
}
