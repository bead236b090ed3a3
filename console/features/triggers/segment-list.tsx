import { For, Show } from "solid-js";
import { randomId } from "#protocol/ids";
import { limits } from "#protocol/limits";
import type { Segment } from "#protocol/segment";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { sentenceOf } from "./condition-words.ts";
import { useEditing } from "./editing.tsx";
import type { Engage } from "./engage.ts";
import { namesSegment } from "./group.ts";

type SegmentListProps = {
  engage: Engage;
  onOpen(id: string): void;
  /** `words` say what can be undone. */
  onChange(segments: Segment[], words?: string): void;
};

/** Conditions with a name. */
export function SegmentList(props: SegmentListProps) {
  const editing = useEditing();
  const used = (id: string) =>
    [...props.engage.triggers, ...props.engage.segments].filter(({ when }) => namesSegment(when, id)).length;
  const add = () => {
    const segment: Segment = { id: randomId(), name: t("triggers.newSegment"), when: { all: [] } };
    props.onChange([...props.engage.segments, segment]);
    props.onOpen(segment.id);
  };
  return (
    <section class="card" aria-labelledby="triggers-segments">
      <h2 id="triggers-segments">
        {t("triggers.segments")} <span class="muted numbers">{props.engage.segments.length || ""}</span>
      </h2>
      <p class="muted">{t(props.engage.segments.length === 0 ? "triggers.segmentsNone" : "triggers.segmentsHint")}</p>
      <ul class="triggers">
        <For each={props.engage.segments}>
          {(segment, index) => (
            <li class="trigger segment">
              <div class="trigger-what">
                <button type="button" class="trigger-name" onClick={() => props.onOpen(segment.id)}>
                  {segment.name || t("triggers.newSegment")}
                </button>
                <Show when={editing.wrongIn(`segments.${index()}`)}>
                  <span class="chip waiting">{t("triggers.needsLook")}</span>
                </Show>
                <p>{sentenceOf(segment.when, editing.names())}</p>
                <p class="muted">
                  {used(segment.id) === 0 ? t("triggers.unused") : t("triggers.usedBy", used(segment.id))}
                </p>
              </div>
              <Show when={!editing.disabled()}>
                <div class="trigger-tools">
                  <button
                    type="button"
                    class="button plain danger square"
                    aria-label={t("triggers.removeOf", segment.name)}
                    title={t("triggers.remove")}
                    onClick={() =>
                      props.onChange(
                        props.engage.segments.filter(({ id }) => id !== segment.id),
                        t("triggers.removed", segment.name || t("triggers.newSegment")),
                      )
                    }
                  >
                    <Icon name="close" size={16} />
                  </button>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={!editing.disabled() && props.engage.segments.length < limits.segments}>
        <div class="trigger-add">
          <button type="button" class="button" onClick={add}>
            <Icon name="plus" size={16} />
            {t("triggers.addSegment")}
          </button>
        </div>
      </Show>
    </section>
  );
}
