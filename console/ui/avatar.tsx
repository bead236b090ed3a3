/** Initials, or a mark where there is no name, on a quiet colour that stays the same for the same id. */
export const Avatar = (props: { name: string; id: string; small?: boolean; mark?: string | undefined }) => (
  <span
    class="avatar"
    classList={{ small: props.small === true }}
    style={{ "--hue": hueOf(props.id) }}
    aria-hidden="true"
  >
    {props.mark ?? initials(props.name)}
  </span>
);

/** What tells people without a name apart, also without colours: a letter and a digit, "K7", unlike initials. */
export function monogramOf(id: string): string {
  const hash = hashOf(id);
  return `${LETTERS[hash % LETTERS.length]}${2 + ((hash >>> 12) % 8)}`;
}

/** Without those that look like a digit. */
const LETTERS = "ABCDEFGHJKLMNPRTUVWXY";

function initials(name: string): string {
  const words = name.trim().split(/\s+/u).slice(0, 2);
  return words.map((word) => [...word][0]?.toLocaleUpperCase() ?? "").join("");
}

const hueOf = (id: string): string => String((hashOf(id) >>> 8) % 360);

function hashOf(id: string): number {
  let hash = 0;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}
