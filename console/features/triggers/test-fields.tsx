import { type JSX, Match, Switch } from "solid-js";
import type { Test } from "#protocol/condition-test";
import { t } from "../../locales/strings.ts";
import { AmountFields } from "./amount-fields.tsx";
import { AttributeFields } from "./attribute-fields.tsx";
import { BasketFields } from "./basket-fields.tsx";
import { DeviceFields } from "./device-fields.tsx";
import { useEditing } from "./editing.tsx";
import { EventFields } from "./event-fields.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { KnownFields } from "./known-fields.tsx";
import { NamedField } from "./named-field.tsx";
import { PageFields } from "./page-fields.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { SourceFields } from "./source-fields.tsx";
import { StruggleFields } from "./struggle-fields.tsx";
import { TeamFields } from "./team-fields.tsx";

/** What a test asks for, by the small form of its kind. A test keeps its kind as long as it stands. */
export const TestFields = (props: FieldsOf<Test["test"]>) => (
  <Switch>
    {form(props, PageFields, "page", "been")}
    {form(props, AmountFields, "pages", "visits", "time-on-page", "time-on-site")}
    {form(props, SourceFields, "referrer", "campaign")}
    {form(props, PlaceFields, "country", "language")}
    {form(props, DeviceFields, "device")}
    {form(props, AttributeFields, "attribute")}
    {form(props, EventFields, "event")}
    {form(props, BasketFields, "basket")}
    {form(props, StruggleFields, "struggle")}
    {form(props, SegmentFields, "segment")}
    {form(props, TeamFields, "availability", "department", "hours")}
    {form(props, KnownFields, "known")}
  </Switch>
);

function form<const K extends Test["test"]>(
  props: FieldsOf<Test["test"]>,
  Form: (props: FieldsOf<K>) => JSX.Element,
  ...kinds: readonly K[]
): JSX.Element {
  const isOf = (test: Test): test is Extract<Test, { test: K }> => kinds.some((kind) => kind === test.test);
  const found = () => isOf(props.test) && props.test;
  return <Match when={found()}>{(test) => <Form test={test()} place={props.place} onChange={props.onChange} />}</Match>;
}

function SegmentFields(props: FieldsOf<"segment">) {
  const editing = useEditing();
  return (
    <NamedField
      label={t("triggers.field.segment")}
      list={editing.segments()}
      value={props.test.id}
      error={editing.wrong(`${props.place}.id`)}
      onChange={(id) => props.onChange({ test: "segment", id })}
    />
  );
}
