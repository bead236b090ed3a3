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

function initials(name: string): string {
  const words = name.trim().split(/\s+/u).slice(0, 2);
  return words.map((word) => [...word][0]?.toLocaleUpperCase() ?? "").join("");
}

function hueOf(id: string): string {
  let hash = 0;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x9e3779b1);
  return String((hash >>> 8) % 360);
}
