import { t } from "../../locales/strings.ts";
import type { FieldsOf } from "./fields-of.ts";
import { RangeFields } from "./range-fields.tsx";

type Counted = "pages" | "visits" | "time-on-page" | "time-on-site";

/** So many pages, visits or seconds. */
export const AmountFields = (props: FieldsOf<Counted>) => (
  <RangeFields
    range={props.test}
    unit={t(`triggers.field.${units[props.test.test]}`)}
    place={props.place}
    onChange={(range) => props.onChange({ test: props.test.test, ...range })}
  />
);

const units = { pages: "pages", visits: "visits", "time-on-page": "seconds", "time-on-site": "seconds" } as const;
