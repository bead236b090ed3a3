/** Small scenes drawn for the shop: a sky, hills, and the thing on sale. No style attributes, so any policy allows them. */
export const picture = (name: PictureName, label: string): string => {
  const { sky, far, near, item } = scenes[name];
  return (
    `<svg class="picture" viewBox="0 0 320 220" role="img" aria-label="${label}" preserveAspectRatio="xMidYMid slice">` +
    `<defs><linearGradient id="sky-${name}" x1="0" y1="0" x2="0" y2="1">` +
    `<stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>` +
    `<rect width="320" height="220" fill="url(#sky-${name})"/>` +
    `<path d="M0 150 60 92l38 34 52-66 64 74 40-32 66 60v60H0z" fill="${far}"/>` +
    `<path d="M0 176q70-30 150-14t170-8v66H0z" fill="${near}"/>${item}</svg>`
  );
};

const scenes = {
  tunnel: {
    sky: ["#12324a", "#4f8f8b"],
    far: "#20465a",
    near: "#17363f",
    item:
      '<path d="M84 188q6-58 62-62 70-4 92 62z" fill="#f2b134"/><path d="M84 188q6-58 62-62-30 22-26 62z" fill="#d98f1c"/>' +
      '<path d="M176 127q30 18 32 61M146 126q26 22 26 62" fill="none" stroke="#fff4d6" stroke-width="2"/>' +
      '<path d="M96 188q2-30 20-40 8 16 4 40z" fill="#5b3a12"/>',
  },
  dome: {
    sky: ["#2b2a55", "#d98880"],
    far: "#4b3f6b",
    near: "#2d2b4a",
    item:
      '<path d="M88 190q16-74 74-74t74 74z" fill="#e4572e"/><path d="M162 116q-30 30-30 74h60q0-44-30-74z" fill="#f58a61"/>' +
      '<path d="M162 134q-16 24-16 56h32q0-32-16-56z" fill="#6d1f12"/>' +
      '<path d="M88 190q60-40 74-74 14 34 74 74" fill="none" stroke="#ffe3d6" stroke-width="2"/>',
  },
  daypack: {
    sky: ["#7fb7be", "#f3ead3"],
    far: "#93b7a3",
    near: "#5d8a70",
    item:
      '<rect x="122" y="84" width="78" height="106" rx="30" fill="#1f4e5f"/><rect x="134" y="136" width="54" height="42" rx="10" fill="#2f6f80"/>' +
      '<path d="M146 86q0-20 15-20t15 20" fill="none" stroke="#123340" stroke-width="6"/><path d="M142 148h38" stroke="#f3ead3" stroke-width="3"/>',
  },
  trekking: {
    sky: ["#99c1de", "#fdf0d5"],
    far: "#8aa6a3",
    near: "#4d6a5b",
    item:
      '<rect x="116" y="62" width="88" height="130" rx="22" fill="#8f2d2d"/><rect x="112" y="54" width="96" height="34" rx="16" fill="#b23a3a"/>' +
      '<rect x="130" y="112" width="60" height="56" rx="10" fill="#a63434"/><path d="M104 178q56 22 112 0" fill="none" stroke="#3d1414" stroke-width="8"/>' +
      '<rect x="106" y="34" width="108" height="20" rx="10" fill="#e0a458"/>',
  },
  stove: {
    sky: ["#0f2233", "#33576b"],
    far: "#1b3a4b",
    near: "#12262f",
    item:
      '<rect x="130" y="150" width="60" height="44" rx="8" fill="#c94f3d"/><path d="M148 150v-14h24v14z" fill="#9aa5ab"/>' +
      '<path d="M116 128h88l-10 10h-68z" fill="#cfd8dc"/><path d="M160 126q-24-22 0-56 24 34 0 56z" fill="#4aa8ff"/>' +
      '<path d="M160 124q-10-12 0-30 10 18 0 30z" fill="#e8f6ff"/>',
  },
  kettle: {
    sky: ["#c7d9dd", "#fbe8d3"],
    far: "#a9bfb6",
    near: "#6f8f80",
    item:
      '<path d="M112 186q-8-66 50-66t50 66z" fill="#37474f"/><path d="M206 148q26-4 30-26l10 6q-6 36-38 42z" fill="#37474f"/>' +
      '<path d="M130 124q4-44 32-44t32 44" fill="none" stroke="#8d6e4a" stroke-width="8"/><circle cx="162" cy="118" r="7" fill="#c8a15a"/>' +
      '<path d="M150 66q-8-14 2-24M172 66q-8-14 2-24" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/>',
  },
} as const satisfies Record<string, { sky: readonly [string, string]; far: string; near: string; item: string }>;

export type PictureName = keyof typeof scenes;
