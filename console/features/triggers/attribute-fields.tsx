import { Match, Switch } from "solid-js";
import type { Test } from "#protocol/condition-test";
import { limits } from "#protocol/limits";
import { t } from "../../locales/strings.ts";
import { TextField } from "../../ui/field.tsx";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { LinesField } from "./lines-field.tsx";
import { RangeFields } from "./range-fields.tsx";
import { SelectField } from "./select-field.tsx";

type AttributeTest = Extract<Test, { test: "attribute" }>;
const ways = ["is", "has", "number", "set", "unset"] as const;
type Way = (typeof ways)[number];

/** What the host page says of the visitor, and how it is compared. */
export function AttributeFields(props: FieldsOf<"attribute">) {
  const editing = useEditing();
  const way = (): Way => (props.test.op === "set" && !props.test.set ? "unset" : props.test.op);
  return (
    <>
      <div class="test-pair">
        <TextField
          label={t("triggers.field.key")}
          hint={t("triggers.field.keyHint")}
          value={props.test.key}
          maxLength={limits.attributeKey}
          error={editing.wrong(`${props.place}.key`)}
          disabled={editing.disabled()}
          onInput={(key) => props.onChange({ ...props.test, key })}
        />
        <SelectField
          label={t("triggers.field.op")}
          options={ways.map((one) => [one, t(`triggers.field.ops.${one}`)] as const)}
          value={way()}
          disabled={editing.disabled()}
          onChange={(chosen) => props.onChange(compareBy(chosen, props.test.key))}
        />
      </div>
      <Switch>
        <Match when={props.test.op === "is" && props.test}>
          {(test) => (
            <LinesField
              label={t("triggers.field.values")}
              lines={test().in.map(String)}
              error={editing.wrongIn(`${props.place}.in`)}
              disabled={editing.disabled()}
              onInput={(lines) => props.onChange({ ...test(), in: lines })}
            />
          )}
        </Match>
        <Match when={props.test.op === "has" && props.test}>
          {(test) => (
            <TextField
              label={t("triggers.field.contains")}
              value={test().text}
              maxLength={limits.attributeValue}
              error={editing.wrong(`${props.place}.text`)}
              disabled={editing.disabled()}
              onInput={(text) => props.onChange({ ...test(), text })}
            />
          )}
        </Match>
        <Match when={props.test.op === "number" && props.test}>
          {(test) => (
            <RangeFields
              range={test()}
              unit=""
              place={props.place}
              onChange={(range) => props.onChange({ test: "attribute", key: test().key, op: "number", ...range })}
            />
          )}
        </Match>
      </Switch>
    </>
  );
}

function compareBy(way: Way, key: string): AttributeTest {
  switch (way) {
    case "is":
      return { test: "attribute", key, op: way, in: [] };
    case "has":
      return { test: "attribute", key, op: way, text: "" };
    case "number":
      return { test: "attribute", key, op: way, least: 1 };
    case "set":
    case "unset":
      return { test: "attribute", key, op: "set", set: way === "set" };
  }
}
