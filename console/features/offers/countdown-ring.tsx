import { t } from "../../locales/strings.ts";

const AROUND = 2 * Math.PI * 17;

/** The seconds that are left, as a number in a ring that runs out. */
export const CountdownRing = (props: { left: number; of: number }) => (
  <span class="ring" role="timer" aria-label={t("offer.left", props.left)}>
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <circle cx="20" cy="20" r="17" />
      <circle
        class="ring-left"
        cx="20"
        cy="20"
        r="17"
        stroke-dasharray={String(AROUND)}
        stroke-dashoffset={String(AROUND * (1 - Math.min(1, props.left / props.of)))}
      />
    </svg>
    <span class="numbers" aria-hidden="true">
      {props.left}
    </span>
  </span>
);
